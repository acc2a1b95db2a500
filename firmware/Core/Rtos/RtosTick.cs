namespace NanoSocket.Core.Rtos;

/// <summary><c>rtos.tick</c>: units of 5 ms since start, starting again from 0 at 0x5d638865 (spec 3).</summary>
public static class RtosTick
{
    /// <summary>Length of a tick in milliseconds.</summary>
    public const int Milliseconds = 5;

    private const int Wrap = 0x5d638865;

    /// <summary>The tick at a time since start, in milliseconds.</summary>
    public static int At(long nowMs) => (int)(nowMs / Milliseconds % Wrap);
}
