using System.Runtime.InteropServices;

/// <summary>Does one forbidden thing: which one, the first byte of the emulator's seed says.</summary>
internal static class Faults
{
    [DllImport("faults", EntryPoint = "fault_kind")]
    private static extern int FaultKind();

    [DllImport("faults", EntryPoint = "fault_now")]
    private static extern void FaultNow(int kind);

    private static int Main()
    {
        int kind = FaultKind();
        if (kind != 0)
        {
            FaultNow(kind);
        }
        return 0;
    }
}
