namespace NanoSocket.Simulator.Faults;

/// <summary>Direction of bytes and packets.</summary>
internal enum Direction
{
    ToHost,
    FromHost,
}
