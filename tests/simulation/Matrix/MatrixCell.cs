using System;

namespace NanoSocket.Simulation.Tests.Matrix;

/// <summary>One run of the matrix.</summary>
internal readonly record struct MatrixCell(FaultRow Row, Phase Phase, int Seed)
{
    /// <summary>What selects its row and phase on a command line.</summary>
    public string Name => $"Matrix/{Row.Fault}/{Phase}";

    /// <summary>The command that shows this run.</summary>
    public string Replay => $"./nanosocket test simulation --filter {Name} --seed {Seed}";

    /// <summary>The filter names this cell: <c>Matrix</c>, <c>Matrix/FAULT</c> or <c>Matrix/FAULT/PHASE</c>.</summary>
    public bool Matches(string filter)
    {
        string[] parts = filter.Split('/');
        return (parts.Length < 2 || parts[1] == Row.Fault)
            && (parts.Length < 3 || string.Equals(parts[2], Phase.ToString(), StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>How it went.</summary>
/// <param name="Cell">What ran.</param>
/// <param name="RecoveryMs">Until a new connection worked.</param>
/// <param name="Problem">What was wrong, or null.</param>
internal readonly record struct MatrixResult(MatrixCell Cell, long RecoveryMs, string? Problem);
