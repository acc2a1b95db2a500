using System;
using System.Collections.Generic;

namespace NanoSocket.Fuzz.Tests.Seeds;

/// <summary>Writes what happens to a target in the form of its inputs.</summary>
internal abstract class SeedWriter
{
    /// <summary>The input so far.</summary>
    public List<byte> Bytes { get; } = [];

    /// <summary>Waits that can be written and add up to about this one.</summary>
    public abstract IEnumerable<int> Split(long milliseconds);

    /// <summary>Adds what happens.</summary>
    public abstract void Add(RecordKind kind, ReadOnlySpan<byte> bytes, int number);
}

/// <summary>For <see cref="AtTarget"/>: text with control characters.</summary>
internal sealed class AtSeedWriter : SeedWriter
{
    private const int FirstApp = 5;

    public override IEnumerable<int> Split(long milliseconds)
    {
        while (AtTarget.WaitControl(milliseconds, out int waited) > 0)
        {
            yield return waited;
            // Many short waits are one: no command's answer depends on them.
            milliseconds = waited == 1 ? 0 : milliseconds - waited;
        }
    }

    public override void Add(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                Bytes.Add((byte)AtTarget.WaitControl(number, out _));
                break;
            case RecordKind.WaitForDeadline:
                Bytes.Add(0);
                break;
            case RecordKind.App:
                Bytes.Add((byte)(FirstApp + number));
                break;
            default:
                Bytes.AddRange(bytes);
                break;
        }
    }
}

/// <summary>For all others: a <see cref="Script"/>.</summary>
internal sealed class ScriptWriter : SeedWriter
{
    private const int RawLimit = 0x40;
    private const int LongestWaitBits = 15;

    public override IEnumerable<int> Split(long milliseconds)
    {
        for (int bit = LongestWaitBits; bit >= 0; bit--)
        {
            for (; milliseconds >= 1L << bit; milliseconds -= 1L << bit)
            {
                yield return 1 << bit;
            }
        }
    }

    public override void Add(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                Bytes.Add((byte)(0x80 + int.Log2(number)));
                break;
            case RecordKind.WaitForDeadline:
                Bytes.Add(0x90);
                break;
            case RecordKind.App:
                Bytes.Add((byte)(0xA0 + number));
                break;
            case RecordKind.Raw:
                AddRaw(bytes);
                break;
            default:
                Bytes.Add((byte)(0x40 + ((kind - RecordKind.PppFrame) << 4) + (bytes.Length >> 8)));
                Bytes.Add((byte)bytes.Length);
                Bytes.AddRange(bytes);
                break;
        }
    }

    private void AddRaw(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(bytes.Length, RawLimit)..])
        {
            int length = Math.Min(bytes.Length, RawLimit);
            Bytes.Add((byte)(length - 1));
            Bytes.AddRange(bytes[..length]);
        }
    }
}
