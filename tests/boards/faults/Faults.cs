using System.Runtime.InteropServices;

/// <summary>Does one forbidden thing: which one, the first byte of the emulator's seed says.</summary>
internal static class Faults
{
    [DllImport("board", EntryPoint = "ns_entropy")]
    private static extern int Entropy(byte[] buffer, int count);

    [DllImport("faults", EntryPoint = "fault_now")]
    private static extern void FaultNow(int kind);

    private static int Main()
    {
        byte[] seed = new byte[32];
        if (Entropy(seed, seed.Length) == seed.Length)
        {
            FaultNow(seed[0]);
        }
        return 0;
    }
}
