using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using NanoSocket.Tool.Terminal;
using Spectre.Console;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>Shows rates and costs to people and to programs.</summary>
internal static class LinkTable
{
    public static void Print(LinkReport report)
    {
        IAnsiConsole console = Messages.OutputConsole();
        console.Write(Rates(report.Rates));
        console.Write(Costs(report.Costs));
    }

    public static string ToJson(LinkReport report) =>
        JsonSerializer.Serialize(report, BenchmarkJson.Default.LinkReport);

    private static Table Rates(IReadOnlyList<LinkRate> rates)
    {
        Table table = New("An app's bytes per second (MTU 1500, character map 0, random payload)",
            "baud", "link", "", "line", "ceiling", "of line", "measured", "of ceiling");
        foreach (LinkRate rate in rates)
        {
            table.AddRow(Number(rate.BaudRate), Link(rate.FrameSize), Direction(rate.IsUpload), Number(rate.Line),
                Number(rate.Ceiling), Percent(rate.Ceiling / rate.Line),
                Number(rate.Measured), Percent(rate.Measured / rate.Ceiling));
        }
        return table;
    }

    private static Table Costs(IReadOnlyList<LinkCost> costs)
    {
        Table table = New("Instructions on a Cortex-M4 at the fastest line",
            "link", "", "core, for each byte", "UART", "of 168 MHz");
        foreach (LinkCost cost in costs)
        {
            table.AddRow(Link(cost.FrameSize), Direction(cost.IsUpload),
                Tenths(cost.Core), Tenths(cost.Uart), Percent(cost.Share));
        }
        return table;
    }

    private static Table New(string title, params string[] columns)
    {
        Table table = new() { Title = new TableTitle(title), Border = TableBorder.Simple };
        foreach (string column in columns)
        {
            Justify alignment = column is "link" or "" ? Justify.Left : Justify.Right;
            table.AddColumn(new TableColumn(column) { Alignment = alignment });
        }
        return table;
    }

    private static string Link(int frameSize) => frameSize == 0 ? "PPP" : $"CMUX, N1 {Number(frameSize)}";

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Direction(bool isUpload) => isUpload ? "up" : "down";

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("P1", CultureInfo.InvariantCulture);
}
