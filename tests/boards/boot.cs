using System;
using System.Runtime.InteropServices;

/// <summary>Boots, opens the modem's port at several rates and ends: what a board does before any app does more.
/// </summary>
internal static class Boot
{
    [DllImport("board", EntryPoint = "ns_uart_open")]
    private static extern int OpenModem(int baud, int flowControl);

    private static int Main()
    {
        foreach (int baud in new[] { 3, 9600, 460800, 921600, 4000000, 115200 })
        {
            Console.WriteLine($"{baud} baud: {OpenModem(baud, 1)}");
        }
        return 0;
    }
}
