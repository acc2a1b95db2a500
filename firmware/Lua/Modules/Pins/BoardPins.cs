using System.Runtime.InteropServices;

namespace NanoSocket.Lua.Modules.Pins;

/// <summary>The pins of app_pins.h.</summary>
internal sealed class BoardPins : IPins
{
    private const string Library = "nslua";

    public int Open(int pin, PinMode mode) => NativeOpen(pin, mode);

    public int SetPull(int pin, PinPull pull) => NativeSetPull(pin, pull);

    public int Write(int pin, int level) => NativeWrite(pin, level);

    public int Read(int pin) => NativeRead(pin);

    public int Close(int pin) => NativeClose(pin);

    [DllImport(Library, EntryPoint = "ns_app_pin_open")]
    private static extern int NativeOpen(int pin, PinMode mode);

    [DllImport(Library, EntryPoint = "ns_app_pin_set_pull")]
    private static extern int NativeSetPull(int pin, PinPull pull);

    [DllImport(Library, EntryPoint = "ns_app_pin_write")]
    private static extern int NativeWrite(int pin, int level);

    [DllImport(Library, EntryPoint = "ns_app_pin_read")]
    private static extern int NativeRead(int pin);

    [DllImport(Library, EntryPoint = "ns_app_pin_close")]
    private static extern int NativeClose(int pin);
}
