using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Tests.Support;
using Xunit;

namespace NanoSocket.Simulator.Tests.At;

public sealed class AtFuzzTests
{
    private static readonly string[] Words =
    [
        "AT", "at", "A/", "+CGDCONT", "+CPIN", "+COPS", "+CREG", "+CGACT", "+CGDATA=\"PPP\"", "D*99#", "D*99***1#",
        "=", "?", "=?", ";", ",", "\"", "1", "0", "99999999999", "S3=13", "S12=0", "&F", "Z", "E1", "Q1", "V0", "+++",
        "+CFUN=1,1", "+CFUN=0", "+CCLK=\"", "\r", "\r", "\r", "\n", "\b", "~", "\x7d", "IP", "ATO\r", "ATH\r",
        "+IPR=300", "+IPR=9600", "+CMUX=0", "+CMUX=0,0,5,127", "+CRSM=176,12258,0,0,0", "+CRSM=192", "+C5GREG=5",
        "+CPSMS=1,,,\"", "+CEDRXS", "+CGCONTRDP", "+CGATT=0", "+CGEREP=1", "+CPMS", "+COPS=2", "\u00f9", "\u00f9\u0003?\u0001",
    ];

    /// <summary>Grammar-like and raw garbage in random pieces: no exception, bounded output, and still alive.</summary>
    [Fact]
    public void No_input_stops_the_modem()
    {
        Gen<byte[]> word = Gen.OneOf(Words).Select(Encoding.Latin1.GetBytes);
        Gen<byte[]> noise = Gen.Byte.Array[0, 40];
        Gen<(byte[] Bytes, int Ms)> piece = Gen.Select(Gen.Frequency((5, word), (1, noise)), Gen.Int[0, 1200]);
        piece.List[1, 60].Sample(
            pieces =>
            {
                VirtualModem modem = VirtualModem.Ready(new ModemOptions { BaudRate = 0, RegistrationTime = default });
                modem.Send("ATE1\r");
                long sent = 0;
                foreach ((byte[] bytes, int ms) in pieces)
                {
                    sent += bytes.Length;
                    modem.Modem.Receive(bytes);
                    modem.Run(ms / 1000.0);
                }
                // +CLAC apart, no command answers with more than a few lines; a call repeats its requests for 30 s.
                Assert.InRange(modem.Modem.LineBytes.ToHost, 0, 20_000 + 400 * sent);
                modem.Modem.PowerOn();
                modem.Run(2);
                modem.TakeText();
                Assert.Equal("OK", modem.Command("AT").LastOrDefault());
            },
            iter: 300);
    }
}
