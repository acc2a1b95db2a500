using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace NanoSocket.Lua.Modules.Crypto;

/// <summary>
/// A message digest in progress. A plain value without references, so that a script's object can hold it in Lua's heap.
/// </summary>
/// <remarks>MD5, SHA-1 and SHA-256 share blocks, padding and the chaining of words; they differ in a block's rounds and
/// in the order of bytes.</remarks>
internal struct Digest
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 64;

    /// <summary>Bytes of the longest digest.</summary>
    public const int MaxSize = 32;

    private const int LengthSize = 8;

    private DigestKind _kind;
    private int _filled;
    private ulong _bytes;
    private Words _words;
    private Block _block;

    /// <summary>Bytes of the digest.</summary>
    public readonly int Size => _kind switch
    {
        DigestKind.Md5 => 16,
        DigestKind.Sha1 => 20,
        _ => 32,
    };

    /// <summary>A digest of nothing so far.</summary>
    public static Digest Begin(DigestKind kind)
    {
        Digest digest = default;
        digest._kind = kind;
        ReadOnlySpan<uint> start = kind == DigestKind.Sha256 ? Sha256.Start : Sha1.Start;
        start.CopyTo(digest._words);
        return digest;
    }

    /// <summary>The digest of some bytes.</summary>
    /// <returns>Bytes of it.</returns>
    public static int Compute(DigestKind kind, ReadOnlySpan<byte> data, Span<byte> result)
    {
        Digest digest = Begin(kind);
        digest.Update(data);
        return digest.Finish(result);
    }

    /// <summary>Adds bytes.</summary>
    public void Update(ReadOnlySpan<byte> data)
    {
        _bytes += (uint)data.Length;
        Span<byte> block = _block;
        if (_filled > 0)
        {
            int taken = Math.Min(BlockSize - _filled, data.Length);
            data[..taken].CopyTo(block[_filled..]);
            data = data[taken..];
            _filled += taken;
            if (_filled < BlockSize)
            {
                return;
            }

            Compress(block);
        }

        while (data.Length >= BlockSize)
        {
            Compress(data[..BlockSize]);
            data = data[BlockSize..];
        }

        data.CopyTo(block);
        _filled = data.Length;
    }

    /// <summary>Writes the digest of all that was added. The digest must begin anew afterwards.</summary>
    /// <returns>Bytes of it.</returns>
    public int Finish(Span<byte> result)
    {
        bool littleEndian = _kind == DigestKind.Md5;
        ulong bits = _bytes * 8;
        Span<byte> block = _block;
        block[_filled++] = 0x80;
        block[_filled..].Clear();
        if (_filled > BlockSize - LengthSize)
        {
            Compress(block);
            block.Clear();
        }

        WriteWord(block[(BlockSize - LengthSize)..], (uint)(littleEndian ? bits : bits >> 32), littleEndian);
        WriteWord(block[(BlockSize - 4)..], (uint)(littleEndian ? bits >> 32 : bits), littleEndian);
        Compress(block);
        for (int i = 0; i < Size / 4; i++)
        {
            WriteWord(result[(4 * i)..], _words[i], littleEndian);
        }

        return Size;
    }

    private static void WriteWord(Span<byte> target, uint word, bool littleEndian)
    {
        if (littleEndian)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(target, word);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(target, word);
        }
    }

    private void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> words = _words;
        switch (_kind)
        {
            case DigestKind.Md5:
                Md5.Compress(words, block);
                break;
            case DigestKind.Sha1:
                Sha1.Compress(words, block);
                break;
            default:
                Sha256.Compress(words, block);
                break;
        }
    }

    [InlineArray(MaxSize / 4)]
    private struct Words
    {
        private uint _first;
    }

    [InlineArray(BlockSize)]
    private struct Block
    {
        private byte _first;
    }
}
