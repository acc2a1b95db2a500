using System.Linq;
using System.Text;
using CsCheck;

namespace NanoSocket.Core.Tests.Support;

/// <summary>Bytes that look like a modem's, in an order no modem would use.</summary>
public static class AtNoise
{
    private static readonly string[] s_words =
    [
        "\r\n", "\r", "OK", "ERROR", "CONNECT", "NO CARRIER", "+CME ERROR: ", "+CREG: ", "+CEREG: ", "+CPIN: ", "READY",
        "SIM PIN", "SIM PUK", "+CPINR: SIM PIN,", "+CSQ: ", "+COPS: 0,0,\"", "\"",
        ",", "1", "5", "7", "99", "2147483648",
        "RDY", "AT", "+", "\0", "~", "\u007f", "\u00ff",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    public static Gen<byte[]> Bytes { get; } = Gen.Int[0, s_words.Length - 1].Array[0, 60]
        .Select(words => Encoding.Latin1.GetBytes(string.Concat(words.Select(word => s_words[word]))));
}
