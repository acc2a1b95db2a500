using System;
using System.IO;
using NanoSocket.Aot.Tests.Support;
using Xunit;

namespace NanoSocket.Aot.Tests;

/// <summary>What is in the image, and what is not.</summary>
public sealed class ImageTests
{
    private const string Shapes = """
        using System;
        interface IShape { int Area(); }
        class Square : IShape { public int Side; public int Area() => Side * Side; }
        class Circle : IShape { public int Area() => 3; }
        abstract class Animal { public abstract int Legs(); public virtual int Eyes() => 2; }
        class Dog : Animal { public override int Legs() => 4; }
        class Bird : Animal { public override int Legs() => 2; }
        """;

    [Fact]
    public void The_same_program_gives_the_same_bytes_and_an_unchanged_file_is_left_alone()
    {
        CSharpProgram program = CSharpProgram.Of(Shapes + "class T { static int Main() => new Dog().Legs(); }");
        Assert.True(program.ToC().Success);
        byte[] first = File.ReadAllBytes(program.ImageFile);
        DateTime old = new(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(program.ImageFile, old);

        AotResult again = program.ToC();

        Assert.Equal(old, File.GetLastWriteTimeUtc(program.ImageFile));
        File.Delete(program.ImageFile);
        Assert.True(program.ToC().Success);
        Assert.Equal(first, File.ReadAllBytes(program.ImageFile));
        Assert.Equal(first.Length, again.Statistics.CBytes);
        Assert.InRange(again.Statistics.Methods, 1, 1000);
        Assert.InRange(again.Statistics.Types, 1, 1000);
    }

    [Fact]
    public void A_virtual_call_with_one_possible_body_is_direct()
    {
        string image = CSharpProgram.Image(Shapes + """
            class T
            {
                static int Count(Animal a) => a.Legs();
                static int Measure(IShape s) => s.Area();
                static int Main() => Count(new Dog()) + Measure(new Square());
            }
            """);

        Assert.Contains("Dog_Legs(a)", CSharpProgram.FunctionOf(image, "T_Count"), StringComparison.Ordinal);
        Assert.Contains("Square_Area(s)", CSharpProgram.FunctionOf(image, "T_Measure"), StringComparison.Ordinal);
    }

    [Fact]
    public void Virtual_calls_use_the_method_table_and_interface_calls_the_selector_table()
    {
        string image = CSharpProgram.Image(Shapes + """
            class T
            {
                static int Count(Animal a) => a.Legs();
                static int Measure(IShape s) => s.Area();
                static int Main() => Count(new Dog()) + Count(new Bird()) + Measure(new Square()) + Measure(new Circle());
            }
            """);

        Assert.Contains("NS_TYPE(a)->vtable[", CSharpProgram.FunctionOf(image, "T_Count"), StringComparison.Ordinal);
        Assert.Contains("NS_TYPE(s)->selectors[", CSharpProgram.FunctionOf(image, "T_Measure"), StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_of_types_that_are_never_made_are_left_out()
    {
        string image = CSharpProgram.Image(Shapes + """
            class T
            {
                static int Count(Animal a) => a.Legs();
                static int Main() => Count(new Dog());
            }
            """);

        Assert.DoesNotContain("Bird_Legs", image, StringComparison.Ordinal);
        Assert.DoesNotContain("Animal_Eyes", image, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_of_a_span_is_reached_in_line()
    {
        string image = CSharpProgram.Image("""
            using System;
            static class T
            {
                static int Sum(ReadOnlySpan<byte> bytes)
                {
                    int sum = 0;
                    for (int i = 0; i < bytes.Length; i++)
                    {
                        sum += bytes[i];
                    }
                    return sum;
                }
                static int Main() => Sum(new byte[3]);
            }
            """);

        string sum = CSharpProgram.FunctionOf(image, "T_Sum");
        Assert.Contains("ns_throw_index_out_of_range()", sum, StringComparison.Ordinal);
        Assert.DoesNotContain("get_Item", sum, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_with_constant_values_need_no_static_constructor()
    {
        string image = CSharpProgram.Image("""
            static class Settings { public static int Baud = 9600; public static readonly string Name = "n"; }
            static class T { static int Main() => Settings.Baud + Settings.Name.Length; }
            """);

        Assert.Contains("static int32_t Settings_Baud = 9600;", image, StringComparison.Ordinal);
        Assert.DoesNotContain("Settings_cctor", image, StringComparison.Ordinal);
    }

    [Fact]
    public void A_static_constructor_is_tested_for_once_in_straight_code()
    {
        string image = CSharpProgram.Image("""
            static class Table { public static int[] Values = new int[3]; }
            static class T { static int Main() => Table.Values[0] + Table.Values[1]; }
            """);

        string main = CSharpProgram.FunctionOf(image, "T_Main");
        Assert.Equal(2, main.Split("Table_init.done").Length);
    }

    [Fact]
    public void A_method_that_cannot_throw_is_called_without_a_test()
    {
        string image = CSharpProgram.Image("""
            static class T
            {
                static int Twice(int x) => x * 2;
                static int Half(int x, int y) => x / y;
                static int CallTwice(int x) => Twice(x);
                static int CallHalf(int x) => Half(x, x);
                static int Main() => CallTwice(1) + CallHalf(2);
            }
            """);

        Assert.DoesNotContain("NS_THREW", CSharpProgram.FunctionOf(image, "T_CallTwice"), StringComparison.Ordinal);
        Assert.Contains("NS_THREW", CSharpProgram.FunctionOf(image, "T_CallHalf"), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_C_name_the_lines_of_the_program()
    {
        string image = CSharpProgram.Image("""
            static class T
            {
                static int s_first;
                static int Main()
                {
                    s_first = 1;
                    return s_first + 2;
                }
            }
            """);

        Assert.Contains("#line 6 \"src/app.cs\"\n    T_s_first = 1;", image, StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_are_told_apart_by_their_parameters_and_other_code_does_not_move_names()
    {
        const string Body = """
            static class T
            {
                static int F(int x) => x;
                static int F(string s) => s.Length;
                static int Main() => F(1) + F("a");
            }
            """;

        string alone = CSharpProgram.Image(Body);
        string together = CSharpProgram.Image(Body + "static class Other { public static int F() => 1; }");

        foreach (string name in (string[])["T_F__Int32(", "T_F__String("])
        {
            Assert.Contains(name, alone, StringComparison.Ordinal);
            Assert.Contains(name, together, StringComparison.Ordinal);
        }
    }
}
