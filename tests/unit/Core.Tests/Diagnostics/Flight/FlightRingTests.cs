using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NanoSocket.Core.Diagnostics;
using Xunit;

namespace NanoSocket.Core.Tests.Diagnostics.Flight;

/// <summary>The recorder's ring: what a reset, a power-on and a crash in the middle of a write leave of it.</summary>
public sealed class FlightRingTests
{
    private const int Size = 1024;

    [Fact]
    public void Records_are_there_after_a_reset_in_their_order()
    {
        Retained memory = new(new byte[Size]);
        Add(new FlightRing(memory), 1, 2, 3);

        FlightRing after = new(memory);
        Add(after, 4);

        Assert.Equal([1, 2, 3, 4], Lengths(after));
    }

    [Fact]
    public void The_oldest_records_give_way_whole()
    {
        FlightRing ring = new(new Retained(new byte[Size]));
        int[] lengths = [.. Enumerable.Range(0, 300).Select(i => i * 7 % 60)];
        Add(ring, lengths);

        List<int> kept = Lengths(ring);

        Assert.Equal(lengths[^kept.Count..], kept);
        Assert.InRange(ring.Length, Size - 32 - 70, Size - 32);
    }

    [Fact]
    public void What_memory_holds_after_a_power_on_is_no_recording()
        => Gen.Byte.Array[Size].Sample(noise => Assert.Equal(0, new FlightRing(new Retained(noise)).Length));

    [Fact]
    public void Memory_of_another_size_is_no_recording()
    {
        Retained memory = new(new byte[Size]);
        Add(new FlightRing(memory), 1, 2, 3);

        Assert.Equal(0, new FlightRing(new Retained(memory.Bytes[..(Size - 4)])).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(FlightRing.LeastMemory - 1)]
    public void Too_little_memory_makes_no_ring(int size)
        => Assert.False(new FlightRing(new Retained(new byte[size])).IsUsable);

    /// <summary>A reset leaves some of the bytes of the last call written, the first ones, and not the others: the
    /// records before it are there, and the last one or nothing.</summary>
    [Fact]
    public void A_reset_in_the_middle_of_a_write_costs_at_most_what_was_being_written()
    {
        Retained memory = new(new byte[Size]);
        FlightRing ring = new(memory);
        for (int i = 0; i < 60; i++)
        {
            byte[] before = (byte[])memory.Bytes.Clone();
            List<int> old = Lengths(ring);
            Add(ring, i * 11 % 90);
            int[] changed = [.. Enumerable.Range(0, Size).Where(at => before[at] != memory.Bytes[at])];
            foreach (int[] order in new[] { changed, [.. changed.Reverse()] })
            {
                Tear(before, memory.Bytes, order, old, Lengths(ring));
            }
        }
    }

    [Fact]
    public void The_check_is_the_CRC_that_others_compute()
        => Assert.Equal(0x6F91, FlightCheck.Of("1234"u8, "56789"u8));

    /// <summary>Damage anywhere ends in fewer records, never in an exception or a record that was not written.</summary>
    [Fact]
    public void Damaged_memory_yields_records_that_were_written_or_none()
    {
        Retained memory = new(new byte[Size]);
        Add(new FlightRing(memory), [.. Enumerable.Range(10, 60)]);
        List<int> written = Lengths(new FlightRing(memory));
        Gen.Select(Gen.Int[0, Size - 1], Gen.Byte[1, 255]).Array[1, 4].Sample(changes =>
        {
            byte[] damaged = (byte[])memory.Bytes.Clone();
            foreach ((int at, byte change) in changes)
            {
                damaged[at] ^= change;
            }

            FlightRing ring = new(new Retained(damaged));
            Assert.InRange(Lengths(ring).Count, 0, written.Count);
            Add(ring, 5);
            Assert.Equal(5, Lengths(ring)[^1]);
        });
    }

    private static void Tear(byte[] before, byte[] after, int[] order, List<int> old, List<int> complete)
    {
        byte[] torn = (byte[])before.Clone();
        foreach (int at in order)
        {
            torn[at] = after[at];
            List<int> found = Lengths(new FlightRing(new Retained((byte[])torn.Clone())));
            bool isComplete = found.SequenceEqual(complete);
            bool isOld = found.Count <= old.Count && (found.Count == 0 || IsPartOf(found, old));
            Assert.True(isComplete || isOld, $"{string.Join(' ', found)} of {string.Join(' ', old)}");
        }
    }

    private static bool IsPartOf(List<int> part, List<int> whole)
        => Enumerable.Range(0, whole.Count - part.Count + 1).Any(i => whole.Skip(i).Take(part.Count).SequenceEqual(part));

    private static void Add(FlightRing ring, params int[] lengths)
    {
        foreach (int length in lengths)
        {
            byte[] bytes = new byte[length];
            Array.Fill(bytes, (byte)(length * 3));
            ring.Add(new FlightRecord(FlightRecordKind.At, length % 2 == 0, length), bytes);
        }
    }

    private static List<int> Lengths(FlightRing ring)
    {
        List<Entry> entries = Entry.Read(ring);
        Assert.All(entries, entry => Assert.All(entry.Bytes, value => Assert.Equal((byte)(entry.Bytes.Length * 3), value)));
        return [.. entries.Select(entry => entry.Bytes.Length)];
    }
}
