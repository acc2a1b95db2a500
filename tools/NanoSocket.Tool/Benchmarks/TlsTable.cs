using System.Globalization;
using System.Text.Json;
using NanoSocket.Tool.Terminal;
using Spectre.Console;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>Shows what TLS costs to people and to programs.</summary>
internal static class TlsTable
{
    /// <summary>Instructions in a second, one a clock.</summary>
    private const double ProcessorRate = 168e6;

    public static void Print(TlsReport report, PlainTcpCost plain)
    {
        IAnsiConsole console = Messages.OutputConsole();
        Table summary = New("TLS on a Cortex-M4", "connection", "handshake", "s at 168 MHz", "heap", "write a byte",
            "KB/s", "read a byte", "KB/s", "to resume");
        foreach (TlsMeasurement one in report.Connections)
        {
            summary.AddRow(one.Name, Number(one.Handshake), Seconds(one.Handshake), Number(one.Peak),
                Tenths(one.WriteByte), Rate(one.WriteByte), Tenths(one.ReadByte), Rate(one.ReadByte),
                Number(one.Saved));
        }
        console.Write(summary);
        console.Write(Shares(report, plain));
        console.WriteLine($"stack: {Number(report.Stack)} bytes at most");
        foreach (TlsMeasurement one in report.Connections)
        {
            console.Write(Steps(one));
        }
    }

    public static string ToJson(TlsReport report, PlainTcpCost plain) =>
        JsonSerializer.Serialize(new TlsFigures(report, plain), BenchmarkJson.Default.TlsFigures);

    /// <summary>What <c>bench tls --json</c> prints.</summary>
    internal sealed record TlsFigures(TlsReport Tls, PlainTcpCost PlainTcp);

    /// <summary>What of plain TCP's throughput is left; the copies from ring to ring are not counted.</summary>
    private static Table Shares(TlsReport report, PlainTcpCost plain)
    {
        Table table = New("Throughput as a share of plain TCP's", "connection", "sent, by the processor",
            "received, by the processor", "by the line");
        foreach (TlsMeasurement one in report.Connections)
        {
            table.AddRow(one.Name, Percent(one.ShareOfProcessor(plain.SendByte, one.WriteByte)),
                Percent(one.ShareOfProcessor(plain.ReceiveByte, one.ReadByte)), Percent(one.ShareOfLine));
        }
        return table;
    }

    private static Table Steps(TlsMeasurement measurement)
    {
        Table table = New($"Handshake {measurement.Name}", "step", "instructions", "heap after it", "heap at most");
        foreach (TlsStepCost step in measurement.Steps)
        {
            table.AddRow(TlsStepNames.Of(step.Step), Number(step.Instructions), Number(step.Used), Number(step.Peak));
        }
        return table;
    }

    private static Table New(string title, params string[] columns)
    {
        Table table = new() { Title = new TableTitle(title), Border = TableBorder.Simple };
        for (int i = 0; i < columns.Length; i++)
        {
            table.AddColumn(new TableColumn(columns[i]) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        }
        return table;
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Seconds(double instructions) =>
        (instructions / ProcessorRate).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Rate(double instructions) => Number(ProcessorRate / instructions / 1000);
}
