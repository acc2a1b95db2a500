namespace NanoSocket.Lua.Modules;

/// <summary>Bounds that keep sizes from wrapping; the memory of a board ends long before.</summary>
internal static class LuaLimits
{
    /// <summary>Bytes that a native function returns at most.</summary>
    public const int MaxResult = 1 << 30;
}
