using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NanoSocket.Tool.Terminal;
using Spectre.Console;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>Shows measurements to people and to programs.</summary>
internal static class BenchmarkTable
{
    public static void Print(IReadOnlyList<Measurement> measurements)
    {
        Table table = new() { Title = new TableTitle("Instructions on a Cortex-M4"), Border = TableBorder.Simple };
        table.AddColumn("");
        table.AddColumn(new TableColumn("C#").RightAligned());
        table.AddColumn(new TableColumn("C").RightAligned());
        table.AddColumn(new TableColumn("C# / C").RightAligned());
        foreach (Measurement measurement in measurements)
        {
            table.AddRow(TransferBenchmark.Names[measurement.Name], Amount(measurement.CSharp),
                measurement.C is { } plain ? Amount(plain) : "",
                measurement.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "");
        }
        Messages.OutputConsole().Write(table);
    }

    public static string ToJson(IReadOnlyList<Measurement> measurements) =>
        JsonSerializer.Serialize(measurements, BenchmarkJson.Default.IReadOnlyListMeasurement);

    private static string Amount(double value) =>
        value.ToString(value < 1000 && value != (long)value ? "0.0" : "N0", CultureInfo.InvariantCulture);
}

/// <summary>How measurements become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IReadOnlyList<Measurement>))]
[JsonSerializable(typeof(IReadOnlyList<LinkRate>))]
[JsonSerializable(typeof(LinkReport))]
[JsonSerializable(typeof(TlsReport))]
[JsonSerializable(typeof(TlsTable.TlsFigures))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
