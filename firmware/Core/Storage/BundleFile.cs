namespace NanoSocket.Core.Storage;

/// <summary>A file of a <see cref="ScriptBundle"/>.</summary>
public readonly struct BundleFile
{
    internal BundleFile(int offset, int length, bool isCompiled)
    {
        Offset = offset;
        Length = length;
        IsCompiled = isCompiled;
    }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>The tool that made the bundle compiled it: bytecode to be trusted.</summary>
    public bool IsCompiled { get; }

    internal int Offset { get; }
}
