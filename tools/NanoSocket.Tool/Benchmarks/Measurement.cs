namespace NanoSocket.Tool.Benchmarks;

/// <summary>What one thing takes in C# over the core, and in the same program in C.</summary>
/// <param name="Name">The thing, as <see cref="TransferBenchmark.Names"/> has it.</param>
/// <param name="CSharp">Instructions, or bytes, for each; with the core.</param>
/// <param name="C">The same for the C program; null when it has no such thing.</param>
internal sealed record Measurement(string Name, double CSharp, double? C)
{
    /// <summary>How many times as much C# takes.</summary>
    public double? Ratio => CSharp / C;
}
