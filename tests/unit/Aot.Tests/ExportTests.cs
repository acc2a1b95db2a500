using System;
using NanoSocket.Aot.Tests.Support;
using Xunit;

namespace NanoSocket.Aot.Tests;

/// <summary>C# that C calls.</summary>
public sealed class ExportTests
{
    private const string Usings = "using System;\nusing System.Runtime.InteropServices;\n";

    private const string Callback = Usings + """
        static unsafe class Sensor
        {
            [UnmanagedCallersOnly(EntryPoint = "sensor_changed")]
            static int Changed(int* values, int count) => new ReadOnlySpan<int>(values, count)[0];

            [UnmanagedCallersOnly(EntryPoint = "sensor_quiet")]
            static void Quiet() { }
        }
        """;

    [Fact]
    public void An_exported_method_of_the_app_is_in_the_image_under_its_C_name()
    {
        string image = CSharpProgram.Image(Callback + "static class T { static void Main() { } }");

        Assert.Contains("__asm__(\"sensor_changed\")", image, StringComparison.Ordinal);
        Assert.Contains("__asm__(\"sensor_quiet\")", image, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_would_reach_C_ends_the_run()
    {
        string image = CSharpProgram.Image(Callback + "static class T { static void Main() { } }");

        Assert.Contains(
            "ns_die_unhandled()", CSharpProgram.FunctionOf(image, "Sensor_Changed_from_c"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "ns_die_unhandled()", CSharpProgram.FunctionOf(image, "Sensor_Quiet_from_c"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_for_C_is_passed_by_the_address_that_lets_no_exception_out()
    {
        string image = CSharpProgram.Image(Usings + """
            static unsafe class T
            {
                [DllImport("sensor", EntryPoint = "sensor_watch")]
                static extern void Watch(delegate* unmanaged<int, void> changed);
                [UnmanagedCallersOnly] static void Changed(int value) => throw new Exception();
                static void Main() => Watch(&Changed);
            }
            """);

        Assert.Contains("T_Changed_from_c", CSharpProgram.FunctionOf(image, "T_Main"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_native_library_calls_is_there_when_that_library_is()
    {
        const string source = Usings + """
            static class Functions 
            {
                internal static int Add(ref int call) => Add(call, 1);
                private static int Add(int a, int b) => a + b;
            }
            static class T
            {
                [DllImport("script", EntryPoint = "script_run")] static extern void Run();
                static void Main() { RUN }
            }
            """;
        AotExport export = new("Functions", "Add", "script_add", "script");

        string with = CSharpProgram.Image(source.Replace("RUN", "Run();", StringComparison.Ordinal), export);
        string without = CSharpProgram.Image(source.Replace("RUN", "", StringComparison.Ordinal), export);

        Assert.Contains("__asm__(\"script_add\")", with, StringComparison.Ordinal);
        Assert.DoesNotContain("script_add", without, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_does_not_exist_is_an_error()
    {
        CSharpProgram program = CSharpProgram.Of(
            "static class Functions { } static class T { static void Main() { } }");

        AotResult result = program.ToC(new AotExport("Functions", "Add", "script_add", "script"));

        Assert.False(result.Success);
        Assert.Contains("Functions.Add", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }
}
