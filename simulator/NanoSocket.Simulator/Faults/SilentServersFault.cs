namespace NanoSocket.Simulator.Faults;

/// <summary>Name servers do not answer.</summary>
internal sealed class SilentServersFault : INameFault
{
    private readonly FaultContext context;

    public SilentServersFault(FaultContext context) => this.context = context;

    public byte[]? Apply(byte[] answer) => context.IsActive ? null : answer;
}
