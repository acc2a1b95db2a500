using System.Collections.Generic;
using System.IO;
using System.Linq;
using NanoSocket.Aot.Tests.Support;
using Xunit;

namespace NanoSocket.Aot.Tests;

/// <summary>Which programs get a generated entry point, and what is said about tests that cannot be run.</summary>
public sealed class TestLauncherTests
{
    private const string Usings = "using nanoFramework.TestFramework;\n";

    [Fact]
    public void Test_classes_without_Main_become_a_program()
    {
        SourceResult result = Compile("""
            [TestClass] public class A { [TestMethod] public void Works() { } }
            [TestClass] public static class B { [TestMethod] [DataRow(1, "x")] public static void Row(int a, string b) { } }
            """);

        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    [Fact]
    public void A_programs_own_Main_is_kept()
    {
        SourceResult result = Compile("""
            [TestClass] public class A { [TestMethod] private void NotCallable() { } static int Main() => 0; }
            """);

        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    [Theory]
    [InlineData("[TestMethod] void Hidden() { }", "is public, returns void")]
    [InlineData("[TestMethod] public int Counts() => 1;", "is public, returns void")]
    [InlineData("[TestMethod] public void Of<T>() { }", "has no type parameters")]
    [InlineData("[TestMethod] public void Takes(int a) { }", "0 values where the method has 1 parameters")]
    [InlineData("[DataRow(1, 2)] public void Takes(int a) { }", "2 values where the method has 1 parameters")]
    [InlineData("[Setup] public void Takes(int a) { }", "0 values where the method has 1 parameters")]
    [InlineData("public A(int a) { } [TestMethod] public void Works() { }", "constructor without parameters")]
    public void A_test_that_cannot_be_run_is_an_error_with_its_line(string member, string expected)
    {
        SourceResult result = Compile($"[TestClass] public class A\n{{\n    {member}\n}}");

        Assert.False(result.Success);
        AotDiagnostic problem = Assert.Single(result.Diagnostics);
        Assert.Equal("NSA1005", problem.Code);
        Assert.Contains(expected, problem.Message, System.StringComparison.Ordinal);
        Assert.InRange(problem.Line, 2, 4);
    }

    [Theory]
    [InlineData("[DataRow(double.NaN, float.PositiveInfinity)] public void Row(double a, float b) { }")]
    [InlineData("[DataRow((byte)1, 'c', -5L, \"q\\\"uote\\n\")] public void Row(byte a, char b, long c, string d) { }")]
    [InlineData("[DataRow(typeof(string), null)] public void Row(System.Type a, object? b) { }")]
    [InlineData("[DataRow(new int[] { 1, 2 }, System.DayOfWeek.Friday)] public void Row(int[] a, System.DayOfWeek b) { }")]
    public void Any_value_of_an_attribute_can_be_in_a_row(string member)
    {
        SourceResult result = Compile($"[TestClass] public class A {{ {member} }}");

        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    [Fact]
    public void Tests_of_an_abstract_base_class_are_tests_of_its_derived_classes()
    {
        SourceResult result = Compile("""
            public abstract class Base { [TestMethod] public void Shared() { } }
            [TestClass] public class A : Base { }
            """, filter: "A.Shared");

        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    [Fact]
    public void A_filter_that_matches_no_test_is_an_error()
    {
        SourceResult result = Compile("[TestClass] public class A { [TestMethod] public void Works() { } }", "b.works");

        Assert.False(result.Success);
        Assert.Contains("no test's name contains 'b.works'", Assert.Single(result.Diagnostics).Message,
            System.StringComparison.Ordinal);
    }

    private static SourceResult Compile(string source, string? filter = null)
    {
        string folder = Scratch.Folder("tests");
        string file = Path.Combine(folder, "tests.cs");
        File.WriteAllText(file, Usings + source);
        return SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = "tests",
            OutputDirectory = folder,
            Sources = [file],
            References = [ClassLibrary.Path, TestFramework()],
            Executable = true,
            TestFilter = filter,
        });
    }

    private static string TestFramework()
    {
        string folder = Path.Combine(ClassLibrary.Root(), "nf-interop", "TestFramework");
        IReadOnlyList<string> sources = Directory.GetFiles(folder, "*.cs").Order().ToList();
        SourceResult result = SourceCompiler.Compile(new SourceOptions
        {
            AssemblyName = "nanoFramework.TestFramework",
            OutputDirectory = Scratch.Folder("framework"),
            Sources = sources,
            References = [ClassLibrary.Path],
        });
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return result.AssemblyPath;
    }
}
