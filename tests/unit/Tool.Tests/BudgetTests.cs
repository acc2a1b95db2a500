using NanoSocket.Tool.Boards;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class BudgetTests
{
    [Fact]
    public void Rows_have_a_name_a_size_a_region_and_a_purpose()
    {
        Budget budget = Budget.Parse("# title\n\nmain-stack  4096  sram  the app's # note\nthreads 12 - most\n", "b");

        Assert.Equal(
            [new BudgetRow("main-stack", 4096, "sram", "the app's"), new BudgetRow("threads", 12, null, "most")],
            budget.Rows);
    }

    [Fact]
    public void C_sees_each_row_as_a_macro()
    {
        string header = Budget.Parse("gc-heap-upper 65536 ccm objects\n", "b").ToHeader();

        Assert.Contains("#define NS_BUDGET_GC_HEAP_UPPER 65536 /* objects */\n", header);
    }

    [Fact]
    public void A_profile_of_TLS_adds_rows_and_replaces_rows()
    {
        Budget budget = Budget.Parse("heap 10 r objects\n[small]\nheap 4 r fewer\ntls-heap 6 r TLS\n", "b");

        Assert.Equal([new BudgetRow("heap", 10, "r", "objects")], budget.Rows);
        Assert.Equal(
            [new BudgetRow("heap", 4, "r", "fewer"), new BudgetRow("tls-heap", 6, "r", "TLS")],
            budget.With("small").Rows);
    }

    [Fact]
    public void A_profile_that_the_board_has_not_is_an_error()
    {
        ToolException error = Assert.Throws<ToolException>(() => Budget.Parse("[tls13]\n", "b").With("tls14"));

        Assert.Equal("this board has no memory for TLS profile 'tls14' (profiles: tls13)", error.Message);
    }

    [Theory]
    [InlineData("[x]\n[x]", "'[x]' is there twice")]
    [InlineData("main-stack 4096 sram", "expected 'name bytes region purpose'")]
    [InlineData("main-stack four sram Main", "expected 'name bytes region purpose'")]
    [InlineData("main-stack -1 sram Main", "expected 'name bytes region purpose'")]
    [InlineData("main-stack 99999999999 sram Main", "expected 'name bytes region purpose'")]
    [InlineData("Main_Stack 4096 sram Main", "expected 'name bytes region purpose'")]
    [InlineData("main-stack 4096 sram */ int x;", "expected 'name bytes region purpose'")]
    [InlineData("a 1 r x\na 2 r y", "'a' is there twice")]
    public void A_wrong_line_is_named(string text, string message)
    {
        ToolException error = Assert.Throws<ToolException>(() => Budget.Parse(text, "boards/x/budget"));

        Assert.StartsWith("boards/x/budget(", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_region_the_board_has_not_is_an_error()
    {
        Budget budget = Budget.Parse("heap 10 sdram objects\n", "b");

        ToolException error = Assert.Throws<ToolException>(() => budget.CheckAgainst(Boards.Small, "b"));
        Assert.Equal("b: 'heap' is in region 'sdram' (board.json has flash, ram)", error.Message);
    }

    [Fact]
    public void More_than_a_region_holds_is_an_error_that_names_the_rows()
    {
        Budget budget = Budget.Parse("heap 3000 ram objects\nstack 1097 ram Main\n", "b");

        ToolException error = Assert.Throws<ToolException>(() => budget.CheckAgainst(Boards.Small, "b"));
        Assert.Equal(
            "b: memory 'ram' has 4096 bytes, the budget takes 4097 of it: heap 3000, stack 1097", error.Message);
    }

    [Fact]
    public void A_full_region_is_allowed() =>
        Budget.Parse("heap 4096 ram objects\n", "b").CheckAgainst(Boards.Small, "b");
}
