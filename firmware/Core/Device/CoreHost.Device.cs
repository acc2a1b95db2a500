using System;
using NanoSocket.Core.Device;
using NanoSocket.Core.Net;
using NanoSocket.Core.Serial;

namespace NanoSocket.Core.Engine;

/// <summary>On a device the first use of the core starts it.</summary>
public sealed partial class CoreHost
{
    private const int EntropyBytes = 16;

    static partial void StartDevice(ref CoreHost? host) => host = StartOnBoard();

    static partial void FindSerialPorts(ref ISerialPorts? ports) => ports = DeviceSerial.Board;

    private static unsafe CoreHost StartOnBoard()
    {
        DevicePorts ports = new();
        byte* entropy = stackalloc byte[EntropyBytes];
        int count = NativeCore.Entropy(entropy, EntropyBytes);
        if (count < EntropyBytes)
        {
            MixInTime(entropy);
        }

        LwipStack stack = new(new ReadOnlySpan<byte>(entropy, EntropyBytes), (uint)ports.NowMs);
        uint jitterSeed = *(uint*)entropy;
        CoreEngine engine = new(stack, ports, jitterSeed, ports);
        CoreHost started = new(engine, ports, ports, ports, new DeviceBoard());
        new CoreThread(started).Start();
        return started;
    }

    /// <summary>
    /// No hardware entropy: the time since power-on in microseconds is better than the same ports every time.
    /// </summary>
    private static unsafe void MixInTime(byte* entropy)
    {
        long time = NativeCore.TimeUs();
        for (int i = 0; i < sizeof(long); i++)
        {
            entropy[i] ^= (byte)(time >> (8 * i));
        }
    }
}
