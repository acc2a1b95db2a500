using System;
using System.Runtime.CompilerServices;
using NanoSocket.Tool.Traces;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class SourceMethodsTests
{
    private readonly SourceMethods _methods = SourceMethods.Read([typeof(SourceMethodsTests).Assembly.Location]);

    [Fact]
    public void A_line_belongs_to_the_method_around_it()
    {
        (string file, int line) = Here();

        Assert.Equal($"NanoSocket.Tool.Tests.SourceMethodsTests.{nameof(A_line_belongs_to_the_method_around_it)}",
            _methods.Find(file, line));
    }

    [Fact]
    public void A_lambda_has_the_name_of_its_method()
    {
        Func<int, (string File, int Line)> lambda = number =>
            number > 0 ? Here() : default;
        (string file, int line) = lambda(1);

        Assert.Equal($"NanoSocket.Tool.Tests.SourceMethodsTests.{nameof(A_lambda_has_the_name_of_its_method)}",
            _methods.Find(file, line));
    }

    [Fact]
    public void The_end_of_a_path_is_enough()
    {
        (string file, int line) = Here();

        Assert.NotNull(_methods.Find(file[(file.IndexOf("unit/", StringComparison.Ordinal))..], line));
        Assert.Null(_methods.Find("elsewhere/SourceMethodsTests.cs", line));
    }

    [Fact]
    public void A_line_without_code_has_no_method()
    {
        (string file, _) = Here();

        Assert.Null(_methods.Find(file, 1));
    }

    [Theory]
    [InlineData("Main", "Main")]
    [InlineData("<Main>$", "Main")]
    [InlineData("<Run>b__3_0", "Run")]
    [InlineData("<Count>d__3", "Count")]
    [InlineData("<>c", "<>c")]
    [InlineData(".ctor", ".ctor")]
    public void What_the_compiler_made_up_is_left_out(string name, string expected) =>
        Assert.Equal(expected, MethodName.Authored(name));

    private static (string File, int Line) Here([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        (file, line);
}
