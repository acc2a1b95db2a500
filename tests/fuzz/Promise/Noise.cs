using System;
using System.Linq;
using System.Text;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Fuzz.Tests.Promise;

/// <summary>What a hostile modem says.</summary>
internal enum NoiseKind
{
    /// <summary>Bytes by chance.</summary>
    Random,
    /// <summary>A real conversation with pieces lost, doubled, damaged and exchanged.</summary>
    Mutated,
    /// <summary>Words and frames that mean something, in an order that means harm.</summary>
    Adversarial,
}

/// <summary>Makes noise, the same for a seed.</summary>
internal sealed class Noise
{
    private const int LongestPiece = 400;

    private static readonly string[] s_words =
    [
        "\r\nOK\r\n", "\r\nERROR\r\n", "\r\nCONNECT\r\n", "\r\nNO CARRIER\r\n", "~\r\nNO CARRIER\r\n", "\r\nRDY\r\n",
        "\r\n> ",
        "\r\n+CPIN: SIM PUK\r\n", "\r\n+CPIN: READY\r\n", "\r\n+CME ERROR: 10\r\n", "\r\n+CREG: 2,1,\"1\",\"2\",7\r\n",
        "\r\n+CEREG: 3\r\n", "\r\n+CGEV: NW DETACH\r\n", "\r\nPOWERED DOWN\r\n", "\r\n+CMUX: 1\r\n", "AT\r", "+++",
        "\0\0\0",
        "\u00f9\u00f9\u00f9", "~~~", "\u00f9\u0003\u00ef\u0005\u00c3\u0001\u00f2\u00f9", "\"", ",,,,",
        "4294967296", "-1",
    ];

    /// <summary>Protocols and first bytes of PPP packets; the rest comes by chance.</summary>
    private static readonly byte[][] s_packets =
    [
        [0xC0, 0x21, 1, 1, 0, 20], [0xC0, 0x21, 2, 1, 0, 4], [0xC0, 0x21, 5, 1, 0, 4], [0xC0, 0x21, 9, 1, 0, 8],
        [0xC2, 0x23, 1, 1, 0, 4], [0xC0, 0x23, 2, 1, 0, 5], [0x80, 0x21, 1, 1, 0, 10], [0x80, 0x21, 3, 1, 0, 22],
        [0x00, 0x21, 0x45, 0, 0, 40], [0x80, 0x57, 1, 1, 0, 14], [0x00, 0x2D], [0x80, 0xFD, 1, 1, 0, 9],
    ];

    private readonly NoiseKind _kind;
    private readonly DeterministicRandom _random;
    private readonly byte[] _real;
    private readonly Frames _frames = new();
    private int _position;

    public Noise(NoiseKind kind, int seed, byte[] real)
    {
        _kind = kind;
        _random = DeterministicRandom.For(seed, kind.ToString());
        _real = real;
    }

    /// <summary>The next few bytes.</summary>
    public byte[] Next() => _kind switch
    {
        NoiseKind.Random => Bytes(1 + Number(LongestPiece)),
        NoiseKind.Mutated => Mutated(),
        _ => Adversarial(),
    };

    /// <summary>Milliseconds until then: mostly none or few.</summary>
    public int Pause() => Number(8) switch { 0 => Number(3000), 1 => Number(300), _ => Number(5) };

    private byte[] Mutated()
    {
        int length = Math.Min(1 + Number(LongestPiece), _real.Length - _position);
        byte[] piece = _real[_position..(_position + length)];
        _position = (_position + length) % _real.Length;
        switch (Number(6))
        {
            case 0:
                piece[Number(piece.Length)] ^= (byte)(1 << Number(8));
                break;
            case 1:
                piece = piece[Number(piece.Length)..];
                break;
            case 2:
                piece = [.. piece, .. piece];
                break;
            case 3:
                _position = Number(_real.Length);
                break;
            default:
                break;
        }

        return piece;
    }

    private byte[] Adversarial()
    {
        switch (Number(6))
        {
            case 0:
                return Frame(RecordKind.PppFrame, [.. Pick(s_packets), .. Bytes(Number(60))]);
            case 1:
                return Frame(RecordKind.MuxedPppFrame, [.. Pick(s_packets), .. Bytes(Number(60))]);
            case 2:
                return Frame(RecordKind.MuxFrame, [(byte)Number(20), Number(3) == 0 ? (byte)Number(256) : (byte)0xEF,
                    .. Bytes(Number(130))]);
            case 3:
                return Frame(RecordKind.MuxFrame, [(byte)((Number(4) << 2) | 1), 0xEF, .. Word()]);
            case 4:
                return [.. Enumerable.Repeat(Word(), 1 + Number(40)).SelectMany(word => word)];
            default:
                return Word();
        }
    }

    private byte[] Frame(RecordKind kind, byte[] contents) => _frames.Make(kind, contents).ToArray();

    private byte[] Word() => Encoding.Latin1.GetBytes(Pick(s_words));

    private T Pick<T>(T[] from) => from[Number(from.Length)];

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)_random.NextUInt64();
        }

        return bytes;
    }

    private int Number(int below) => (int)(_random.NextUInt64() % (ulong)below);
}
