namespace NanoSocket.Core.Storage;

/// <summary>Where reading of a file got to, so that the next part is found without starting over. Empty: unknown.
/// </summary>
public struct ReadCursor
{
    internal uint Generation;
    internal int Offset;
    internal int Address;
}
