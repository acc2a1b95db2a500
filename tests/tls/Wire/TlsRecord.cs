using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NanoSocket.TlsTests.Wire;

/// <summary>A record on the wire (RFC 8446, 5.1): five bytes of header, then the contents.</summary>
/// <param name="Bytes">All of it.</param>
internal readonly record struct TlsRecord(byte[] Bytes)
{
    public const byte ChangeCipherSpec = 20;
    public const byte Alert = 21;
    public const byte Handshake = 22;
    public const byte Data = 23;

    private const int HeaderLength = 5;

    /// <summary>What it carries, as far as that is told in clear.</summary>
    public byte Type => Bytes[0];

    /// <summary>Length of the contents.</summary>
    public int Length => Bytes.Length - HeaderLength;

    /// <summary>A record of TLS 1.2, in which TLS 1.3 is dressed, too.</summary>
    public static TlsRecord Of(byte type, params ReadOnlySpan<byte> contents)
    {
        byte[] bytes = new byte[HeaderLength + contents.Length];
        (bytes[0], bytes[1], bytes[2]) = (type, 3, 3);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(3), (ushort)contents.Length);
        contents.CopyTo(bytes.AsSpan(HeaderLength));
        return new TlsRecord(bytes);
    }

    /// <summary>Reads the next record; null at the end of the stream.</summary>
    public static async Task<TlsRecord?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        byte[] header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, false, cancellation) < HeaderLength)
        {
            return null;
        }
        byte[] bytes = new byte[HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        header.CopyTo(bytes, 0);
        int count = await stream.ReadAtLeastAsync(
            bytes.AsMemory(HeaderLength), bytes.Length - HeaderLength, false, cancellation);
        return count == bytes.Length - HeaderLength ? new TlsRecord(bytes) : null;
    }
}
