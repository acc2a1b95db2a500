namespace NanoSocket.Lua.Tests.Support;

/// <summary>An object that a native function returned: its module and its memory.</summary>
internal sealed class TestObject(string module, int size)
{
    public string Module { get; } = module;

    public byte[] Memory { get; } = System.GC.AllocateArray<byte>(size, pinned: true);
}
