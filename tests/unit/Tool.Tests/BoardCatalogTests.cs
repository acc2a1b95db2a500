using NanoSocket.Tool.Boards;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class BoardCatalogTests
{
    private const string Required = """ "description": "d", "compilerPrefix": "", "flags": [], "sources": [] """;

    [Theory]
    [InlineData("{}", "missing required")]
    [InlineData("{" + Required + ", \"colour\": 1 }", "colour")]
    [InlineData("{" + Required + ", \"run\": { \"kind\": \"rocket\" } }", "run.kind is 'rocket', not 'qemu'")]
    [InlineData("{" + Required + ", \"run\": { \"kind\": \"qemu\" } }", "run.serial names no 'console'")]
    [InlineData("{ \"description\": ", "board.json(1)")]
    public void A_wrong_description_is_one_message_that_names_the_file(string json, string message)
    {
        ToolException error = Assert.Throws<ToolException>(() => BoardCatalog.Parse(json, "boards/x/board.json"));

        Assert.StartsWith("boards/x/board.json", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Every_board_of_the_checkout_and_its_budget_can_be_read()
    {
        Assert.NotEmpty(BoardCatalog.Names());
        foreach (string name in BoardCatalog.Names())
        {
            Budget budget = Budget.Load(BoardCatalog.Load(name));
            Assert.Contains(budget.Rows, row => row.Name == "gc-heap");
        }
    }

    [Fact]
    public void An_unknown_board_is_answered_with_the_known_ones()
    {
        ToolException error = Assert.Throws<ToolException>(() => BoardCatalog.Load("toaster"));

        Assert.StartsWith("unknown board 'toaster' (boards: ", error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
    }
}
