using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Tests.Support;
using Xunit;

namespace NanoSocket.Aot.Tests;

/// <summary>What cannot be compiled is an error with its place, never a program that does something else.</summary>
public sealed class UnsupportedTests
{
    [Theory]
    [InlineData("int[,] a = new int[2, 3]; return a.Length;", "multi-dimensional array")]
    [InlineData("int[,] a = null!; a[1, 1]++; return a[0, 0];", "multi-dimensional array")]
    [InlineData("return T.Local;", "[ThreadStatic]")]
    [InlineData("return T.Missing();", "extern method 'T.Missing'")]
    [InlineData("return T.Text(\"x\");", "passes 'String' to C")]
    [InlineData("return T.Grow<int>(3);", "without end")]
    [InlineData("new Final(); return 0;", "finalizer of 'Final'")]
    public void A_construct_that_cannot_be_compiled_is_named_with_its_line(string statement, string expected)
    {
        string source = $$"""
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            class Final { ~Final() { } }
            class Box<X> { }
            static class T
            {
                [ThreadStatic] public static int Local;
                [MethodImpl(MethodImplOptions.InternalCall)] public static extern int Missing();
                [DllImport("sensor")] public static extern int Text(string text);
                public static int Grow<X>(int n) => n == 0 ? 0 : Grow<Box<X>>(n - 1);
                static int Main()
                {
                    {{statement}}
                }
            }
            """;

        IReadOnlyList<AotDiagnostic> errors = CSharpProgram.Errors(source);

        AotDiagnostic error = Assert.Single(errors, e => e.Message.Contains(expected, System.StringComparison.Ordinal));
        Assert.StartsWith("NSA", error.Code, System.StringComparison.Ordinal);
        if (error.File is not null)
        {
            Assert.Equal("src/app.cs", error.File);
            Assert.InRange(error.Line, 4, 14);
        }
    }

    [Fact]
    public void An_error_in_a_method_names_file_line_and_column()
    {
        AotDiagnostic error = Assert.Single(CSharpProgram.Errors("""
            static class T
            {
                static int Main()
                {
                    return 1 +
                        Sum();
                }

                static int Sum()
                {
                    int total = 5;
                    total += new int[2, 2].Length;
                    return total;
                }
            }
            """));

        Assert.Equal(("src/app.cs", 12, 9), (error.File, error.Line, error.Column));
        Assert.StartsWith("src/app.cs(12,9): error NSA1001: ", error.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_says_how_the_method_was_reached()
    {
        AotDiagnostic error = Assert.Single(CSharpProgram.Errors("""
            static class T
            {
                static int Main() => Outer();
                static int Outer() => Inner();
                static int Inner() => new int[1, 1].Length;
            }
            """));

        Assert.EndsWith("(in T.Inner, reached from T.Outer <- T.Main)", error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_is_reported_at_once_and_each_place_once()
    {
        IReadOnlyList<AotDiagnostic> errors = CSharpProgram.Errors("""
            static class T
            {
                static int Main() => A<int>() + A<string>() + B();
                static int A<X>() => new int[1, 1].Length;
                static int B() => new int[1, 1].Length;
            }
            """);

        Assert.Equal([4, 5], errors.Select(e => e.Line));
    }

    [Fact]
    public void What_is_not_reached_is_no_error()
    {
        string image = CSharpProgram.Image("""
            static class T
            {
                static int Main() => 0;
                static int Never() => new int[1, 1].Length;
            }
            """);

        Assert.DoesNotContain("T_Never", image, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_has_no_entry_point()
    {
        AotResult result = CSharpProgram.Of("public static class T { }", isExecutable: false).ToC();

        Assert.Contains("no entry point", Assert.Single(result.Diagnostics).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Main_returns_void_or_int()
    {
        AotResult result = CSharpProgram.Of(
            "static class T { static int Main(string[] arguments) => arguments.Length; }").ToC();

        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
