using System;
using System.Runtime.InteropServices;

/// <summary>Boots, opens the modem's port at several rates and an app's in several formats, and ends: all that a board
/// does to its hardware.</summary>
internal static class Boot
{
    [DllImport("board", EntryPoint = "ns_uart_open")]
    private static extern int OpenModem(int baud, int flowControl);

    [DllImport("board", EntryPoint = "ns_serial_open")]
    private static extern int OpenSerial(int port, int[] format);

    private static int Main()
    {
        foreach (int baud in new[] { 3, 9600, 460800, 921600, 4000000, 115200 })
        {
            Console.WriteLine($"{baud} baud: {OpenModem(baud, 1)}");
        }
        // baud, data bits, parity (even, odd, none), stop bits (1, 1.5, 2)
        int[][] formats = { new[] { 9600, 7, 2, 0 }, new[] { 9600, 7, 0, 2 }, new[] { 19200, 8, 1, 0 } };
        foreach (int[] format in formats)
        {
            Console.WriteLine($"{format[0]} baud, {format[1]} bits: {OpenSerial(1, format)}");
        }
        Console.WriteLine($"no such port: {OpenSerial(2, formats[2])}");
        return 0;
    }
}
