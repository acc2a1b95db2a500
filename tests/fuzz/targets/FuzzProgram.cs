using System;
using System.Runtime.InteropServices;
using System.Text;

namespace NanoSocket.Fuzz;

/// <summary>The C# side of driver.c.</summary>
internal static unsafe class FuzzProgram
{
    private const int LongestName = 32;

    private static string s_target = "";

    public static int Start()
    {
        byte* name = stackalloc byte[LongestName];
        int length = TargetName(name, LongestName);
        s_target = Encoding.ASCII.GetString(new ReadOnlySpan<byte>(name, length).ToArray(), 0, length);
        return Drive(&Run);
    }

    private static void Run(byte* bytes, int length)
    {
        ReadOnlySpan<byte> input = new(bytes, length);
        if (Targets.Run(s_target, input) > 0)
        {
            RenewNetwork();
            FuzzException.Unless(Targets.Run(s_target, input) == 0, "nothing is allocated");
        }
    }

    [DllImport("fuzz", EntryPoint = "fuzz_renew_network")]
    private static extern void RenewNetwork();

    [DllImport("fuzz", EntryPoint = "fuzz_target_name")]
    private static extern int TargetName(byte* buffer, int capacity);

    [DllImport("fuzz", EntryPoint = "fuzz_drive")]
    private static extern int Drive(delegate*<byte*, int, void> target);
}
