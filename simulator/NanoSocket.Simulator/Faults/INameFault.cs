namespace NanoSocket.Simulator.Faults;

/// <summary>A fault of the name servers.</summary>
internal interface INameFault
{
    /// <summary>What goes to the host in place of an answer; null: nothing.</summary>
    byte[]? Apply(byte[] answer);
}
