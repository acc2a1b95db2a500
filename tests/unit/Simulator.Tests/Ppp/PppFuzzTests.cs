using System;
using System.Linq;
using CsCheck;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.Ppp;

public sealed class PppFuzzTests
{
    /// <summary>Well-framed nonsense on all protocols, in all phases: no exception, and the modem is alive.</summary>
    [Fact]
    public void No_packet_stops_the_server()
    {
        Gen<ushort> protocol = Gen.OneOf(
            PppHost.Lcp, PppHost.Ipcp, PppHost.Pap, PppHost.Chap, PppHost.Ip, (ushort)0x8057, (ushort)0x0001);
        Gen<byte[]> control = Gen.Select(Gen.Byte[0, 14], Gen.Byte, Gen.Byte.Array[0, 40], Gen.Int[-2, 2]).Select(
            (code, id, data, lie) => (byte[])[code, id, 0, (byte)Math.Max(0, data.Length + 4 + lie), .. data]);
        Gen<byte[]> data = Gen.Frequency((4, control), (1, Gen.Byte.Array[0, 80]));
        Gen<(ushort, byte[], int)> step = Gen.Select(protocol, data, Gen.Int[0, 4000]);
        Gen.Select(step.List[1, 40], Gen.Bool, Gen.OneOf("none", "any", "u:p")).Sample(
            (steps, connectFirst, auth) =>
            {
                ModemOptions options = new() { Auth = AuthPolicy.Parse(auth), BaudRate = 0 };
                VirtualModem modem = VirtualModem.Ready(options);
                PppHost host = modem.Dial(ppp => (ppp.User, ppp.Password) = ("u", "p"));
                modem.Run(connectFirst ? 1 : 0);
                foreach ((ushort number, byte[] packet, int ms) in steps)
                {
                    host.Send(number, packet);
                    modem.Run(ms / 1000.0);
                }
                modem.LeaveData();
                modem.Modem.PowerOn();
                modem.Run(2);
                modem.TakeText();
                Assert.Equal("OK", modem.Command("AT").LastOrDefault());
            },
            iter: 300);
    }
}
