using System;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// Memory for bytes that a task has sent and the stack has not taken yet, shared by all connections: blocks of
/// <see cref="BlockSize"/> bytes in chains. Who may take how much is decided by <see cref="Room"/>'s caller, which
/// keeps one segment's worth of blocks back for every other open socket.
/// </summary>
public sealed class SendPool
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 512;

    private const short None = -1;

    private readonly byte[] _storage;
    private readonly short[] _next;
    private short _firstFree;

    /// <summary>Makes a pool; <paramref name="bytes"/> is rounded down to whole blocks.</summary>
    public SendPool(int bytes)
    {
        int blocks = bytes / BlockSize;
        if (blocks is < 1 or > short.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(bytes));
        }

        _storage = new byte[blocks * BlockSize];
        _next = new short[blocks];
        for (int i = 0; i < blocks; i++)
        {
            _next[i] = (short)(i + 1 < blocks ? i + 1 : None);
        }

        FreeBlocks = blocks;
    }

    /// <summary>Blocks nobody uses.</summary>
    public int FreeBlocks { get; private set; }

    /// <summary>Blocks that hold at least this many bytes.</summary>
    public static int BlocksFor(int bytes) => (bytes + BlockSize - 1) / BlockSize;

    /// <summary>Bytes that can be appended to a chain when <paramref name="kept"/> free blocks stay untouched.</summary>
    public int Room(in Chain chain, int kept)
    {
        int usable = Math.Max(0, FreeBlocks - kept);
        return chain.SlackBytes + (usable * BlockSize);
    }

    /// <summary>Appends bytes for which there is room.</summary>
    public void Append(ref Chain chain, ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (chain.SlackBytes == 0)
            {
                Extend(ref chain);
            }

            int offset = (chain.Tail * BlockSize) + BlockSize - chain.SlackBytes;
            int count = Math.Min(data.Length, chain.SlackBytes);
            data.Slice(0, count).CopyTo(new Span<byte>(_storage, offset, count));
            chain.Length += count;
            data = data.Slice(count);
        }
    }

    /// <summary>The oldest bytes of a chain that lie together; empty only when the chain is.</summary>
    public ReadOnlySpan<byte> Peek(in Chain chain)
    {
        int count = Math.Min(chain.Length, BlockSize - chain.Start);
        return count == 0 ? default : new ReadOnlySpan<byte>(_storage, (chain.Head * BlockSize) + chain.Start, count);
    }

    /// <summary>Removes the oldest bytes, at most as many as <see cref="Peek"/> gave.</summary>
    public void Consume(ref Chain chain, int count)
    {
        chain.Start += count;
        chain.Length -= count;
        if (chain.Start == BlockSize || chain.Length == 0)
        {
            ReleaseHead(ref chain);
        }
    }

    /// <summary>Gives all blocks of a chain back.</summary>
    public void Clear(ref Chain chain)
    {
        while (chain.Length > 0)
        {
            Consume(ref chain, Peek(chain).Length);
        }
    }

    private void Extend(ref Chain chain)
    {
        short block = _firstFree;
        _firstFree = _next[block];
        _next[block] = None;
        FreeBlocks--;
        if (chain.Blocks == 0)
        {
            chain.Head = block;
        }
        else
        {
            _next[chain.Tail] = block;
        }

        chain.Tail = block;
        chain.Blocks++;
    }

    private void ReleaseHead(ref Chain chain)
    {
        short block = chain.Head;
        chain.Head = _next[block];
        chain.Start = 0;
        chain.Blocks--;
        _next[block] = _firstFree;
        _firstFree = block;
        FreeBlocks++;
    }

    /// <summary>Bytes of one connection in the pool. The default value is the empty chain.</summary>
    public struct Chain
    {
        internal short Head;
        internal short Tail;
        internal int Start;

        /// <summary>Bytes in the chain.</summary>
        public int Length { get; internal set; }

        /// <summary>Blocks it holds.</summary>
        public int Blocks { get; internal set; }

        internal readonly int SlackBytes => (Blocks * BlockSize) - Start - Length;
    }
}
