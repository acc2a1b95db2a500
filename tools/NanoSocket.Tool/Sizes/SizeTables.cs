using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Terminal;
using Spectre.Console;

namespace NanoSocket.Tool.Sizes;

/// <summary>Prints a size report for people.</summary>
internal static class SizeTables
{
    /// <summary>Prints what each component takes and how full each memory is.</summary>
    public static void Print(SizeReport report)
    {
        IAnsiConsole console = Messages.OutputConsole();
        console.Write(Components(report));
        foreach (MemoryUse memory in report.Memories.Where(memory => memory.Rows.Count > 0))
        {
            console.Write(Memory(memory));
        }
        console.Write(Counts(report));
        console.WriteLine(Summary(report));
    }

    /// <summary>One line with the totals.</summary>
    public static string Summary(SizeReport report)
    {
        IEnumerable<string> memories = report.Memories.Select(memory =>
            $"{memory.Region.Name} {Bytes(memory.Used)} of {Bytes(memory.Region.Length)}");
        return report.Memories.Count > 0
            ? string.Join(", ", memories)
            : $"code and constants {Bytes(report.Flash)}, variables {Bytes(report.Ram)}";
    }

    private static Table Components(SizeReport report)
    {
        Table table = NewTable($"Image for {report.BoardName}", "component", "flash", "RAM");
        foreach (SizeRow row in report.Rows)
        {
            table.AddRow(row.Component, Bytes(row.Flash), Bytes(row.Ram));
        }
        table.AddRow("total", Bytes(report.Flash), Bytes(report.Ram));
        return table;
    }

    private static Table Memory(MemoryUse memory)
    {
        Table table = NewTable(
            $"Memory '{memory.Region.Name}': {Bytes(memory.Region.Length)} bytes", "budget", "bytes", "purpose");
        foreach (BudgetRow row in memory.Rows)
        {
            table.AddRow(row.Name, Bytes(row.Value), row.Purpose);
        }
        if (memory.Other >= 0)
        {
            table.AddRow("(other)", Bytes(memory.Other), "variables of the image");
        }
        else
        {
            table.AddRow("(unused)", Bytes(memory.Other), "budgeted, but this app does not need it");
        }
        table.AddRow("(free)", Bytes(memory.Region.Length - memory.Used), "");
        return table;
    }

    private static Table Counts(SizeReport report)
    {
        Table table = NewTable("Counts", "count", "number", "purpose");
        foreach (BudgetRow row in report.Counts)
        {
            table.AddRow(row.Name, Bytes(row.Value), row.Purpose);
        }
        return table;
    }

    private static Table NewTable(string title, string name, string number, string last)
    {
        Table table = new() { Title = new TableTitle(title), Border = TableBorder.Simple };
        table.AddColumn(name);
        table.AddColumn(new TableColumn(number).RightAligned());
        table.AddColumn(last == "RAM" ? new TableColumn(last).RightAligned() : new TableColumn(last));
        return table;
    }

    private static string Bytes(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
