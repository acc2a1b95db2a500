using System;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Wire;

/// <summary>What can happen to records on their way.</summary>
internal static class WireFaults
{
    /// <summary>Nothing.</summary>
    public static WireFault None { get; } = Each((record, _) => record.Bytes);

    /// <summary>Nothing, but somebody looks at the records.</summary>
    public static WireFault Watched(Action<TlsRecord> look) => Each((record, _) =>
    {
        look(record);
        return record.Bytes;
    });

    /// <summary>The connection ends where the sender says goodbye: before close-notify of TLS 1.2, and before what has
    /// its length in TLS 1.3.</summary>
    public static WireFault NoCloseNotify { get; } = async (from, to, cancellation) =>
    {
        while (await TlsRecord.ReadAsync(from, cancellation) is { } record && !IsLastAlert(record))
        {
            await to.SendAsync(record.Bytes, cancellation);
        }
    };

    /// <summary>Everything arrives in pieces of this size, a moment apart.</summary>
    public static WireFault Split(int size, int pauseMs) => async (from, to, cancellation) =>
    {
        byte[] piece = new byte[size];
        int count;
        while ((count = await from.ReadAsync(piece, cancellation)) > 0)
        {
            await to.SendAsync(piece.AsMemory(0, count), cancellation);
            await Task.Delay(pauseMs, cancellation);
        }
    };

    /// <summary>After this many records everything waits once.</summary>
    public static WireFault Delay(int records, int ms) => async (from, to, cancellation) =>
    {
        for (int i = 0; await TlsRecord.ReadAsync(from, cancellation) is { } record; i++)
        {
            await Task.Delay(i == records ? ms : 0, cancellation);
            await to.SendAsync(record.Bytes, cancellation);
        }
    };

    /// <summary>The connection ends after this many bytes.</summary>
    /// <param name="bytes">How many pass.</param>
    /// <param name="reset">By RST; else by FIN.</param>
    public static WireFault Truncate(int bytes, bool reset) => async (from, to, cancellation) =>
    {
        byte[] one = new byte[1];
        for (int i = 0; i < bytes && await from.ReadAsync(one, cancellation) > 0; i++)
        {
            await to.SendAsync(one, cancellation);
        }
        if (reset)
        {
            PlainServer.Reset(to);
            to.Close();
        }
    };

    /// <summary>A bit of a record is inverted.</summary>
    /// <param name="index">Which record, from 0.</param>
    /// <param name="offset">Which of its bytes, the header's five included; from its end when it is negative.</param>
    public static WireFault Flip(int index, int offset) => Each((record, i) =>
    {
        byte[] bytes = [.. record.Bytes];
        if (i == index)
        {
            bytes[offset < 0 ? bytes.Length + offset : offset] ^= 0x04;
        }
        return bytes;
    });

    /// <summary>Other bytes come before a record.</summary>
    public static WireFault Insert(int index, params byte[] inserted) =>
        Each((record, i) => i == index ? [.. inserted, .. record.Bytes] : record.Bytes);

    /// <summary>Other bytes come instead of a record, and the connection ends.</summary>
    public static WireFault Replace(int index, params byte[] replacement) => async (from, to, cancellation) =>
    {
        for (int i = 0; i < index && await TlsRecord.ReadAsync(from, cancellation) is { } record; i++)
        {
            await to.SendAsync(record.Bytes, cancellation);
        }
        await TlsRecord.ReadAsync(from, cancellation);
        await to.SendAsync(replacement, cancellation);
    };

    /// <summary>The bytes of a record, many times.</summary>
    public static byte[] Repeat(TlsRecord record, int count) =>
        [.. Enumerable.Repeat(record.Bytes, count).SelectMany(bytes => bytes)];

    private static bool IsLastAlert(TlsRecord record) =>
        record.Type == TlsRecord.Alert || record is { Type: TlsRecord.Data, Length: 2 + 1 + 16 };

    private static WireFault Each(Func<TlsRecord, int, byte[]> change) => async (from, to, cancellation) =>
    {
        for (int i = 0; await TlsRecord.ReadAsync(from, cancellation) is { } record; i++)
        {
            await to.SendAsync(change(record, i), cancellation);
        }
    };
}
