using System;
using System.Runtime.InteropServices;

namespace NanoSocket.Simulation.Tests;

/// <summary>
/// The variables of this context's copy of the network stack. lwIP can be started once; putting every variable back to
/// what it was when the library was loaded makes the copy new, for far less than loading another one costs.
/// </summary>
internal static unsafe class NativeState
{
    private static readonly byte[] s_fresh = Variables().ToArray();

    /// <summary>Makes the library as it was when it was loaded.</summary>
    /// <param name="name">Named by an assertion that fails in it, which ends the process.</param>
    public static void Restore(string name)
    {
        s_fresh.CopyTo(Variables());
        SetName(name);
    }

    private static Span<byte> Variables()
    {
        byte* start = Find(out int count);
        return new Span<byte>(start, count);
    }

    [DllImport("nslink", EntryPoint = "nslink_test_variables")]
    private static extern byte* Find(out int count);

    [DllImport("nslink", EntryPoint = "nslink_test_name", CharSet = CharSet.Ansi)]
    private static extern void SetName([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
