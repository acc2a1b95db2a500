using System;
using System.IO;
using NanoSocket.Aot.Tests.Support;
using Xunit;

namespace NanoSocket.Aot.Tests;

/// <summary>Calls of C.</summary>
public sealed class InteropTests
{
    private const string Sensor = """
        using System.Runtime.InteropServices;
        struct Reading { public int Value; public short Unit; }
        static unsafe class Sensor
        {
            [DllImport("sensor", EntryPoint = "sensor_read")] public static extern int Read(byte[] into, int count);
            [DllImport("sensor", EntryPoint = "sensor_get")] public static extern bool Get(ref Reading reading, byte* raw);
            [DllImport("other", EntryPoint = "other_call")] public static extern void Other();
        }
        """;

    [Fact]
    public void Only_the_libraries_of_calls_that_are_reached_are_listed()
    {
        AotResult result = CSharpProgram.Of(
            Sensor + "static class T { static int Main() => Sensor.Read(new byte[4], 4); }").ToC();

        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Assert.Contains("sensor", result.NativeLibraries);
        Assert.Contains("sensor_read", result.NativeSymbols);
        Assert.DoesNotContain("other", result.NativeLibraries);
        Assert.DoesNotContain("sensor_get", result.NativeSymbols);
    }

    [Fact]
    public void Foreign_C_never_throws_and_takes_an_array_as_its_first_element()
    {
        string image = CSharpProgram.Image(
            Sensor + "static class T { static int Main() => Sensor.Read(null!, 0); }");

        string main = CSharpProgram.FunctionOf(image, "T_Main");
        Assert.Contains("ns_array_data(", main, StringComparison.Ordinal);
        Assert.DoesNotContain("NS_THREW", main, StringComparison.Ordinal);
        Assert.Contains("__asm__(\"sensor_read\")", image, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_error_has_its_place()
    {
        string folder = Scratch.Folder("errors");
        string file = Path.Combine(folder, "bad.cs");
        File.WriteAllText(file, "static class T\n{\n    static int Main() => missing;\n}\n");

        SourceResult result = SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = "bad",
            OutputDirectory = folder,
            Sources = [file],
            References = [ClassLibrary.Path],
            Executable = true,
        });

        Assert.False(result.Success);
        AotDiagnostic error = Assert.Single(result.Diagnostics);
        Assert.Equal(("CS0103", file, 3, 26), (error.Code, error.File, error.Line, error.Column));
        Assert.False(File.Exists(result.AssemblyPath));
    }
}
