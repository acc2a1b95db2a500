using System.Globalization;

namespace NanoSocket.Simulation.Tests.Schedules;

/// <summary>
/// Something to do at a time. The three numbers are any; what they mean depends on the kind and on what there is at
/// that moment, so that an operation still means something when others before it are left out.
/// </summary>
internal readonly record struct Operation(long AtMs, OperationKind Kind, int A, int B, int C)
{
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{AtMs,8} {Kind} {A} {B} {C}");
}
