using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Net;

/// <summary>
/// Puts fragments together (RFC 791 clause 3.2). Bounded: few datagrams at a time, a time limit, and fragments that
/// overlap end their datagram, because no honest sender makes them.
/// </summary>
internal sealed class Ipv4Reassembler
{
    private const int MaximumDatagrams = 16;
    private const int MaximumPayload = 65535 - Ipv4Packet.HeaderLength;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    private readonly Timeline timeline;
    private readonly Dictionary<Key, Partial> partials = [];

    public Ipv4Reassembler(Timeline timeline) => this.timeline = timeline;

    private readonly record struct Key(uint Source, uint Destination, byte Protocol, ushort Identification);

    /// <summary>Datagrams given up: out of time, out of room, overlapping or too long.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes a fragment; returns the whole payload when it was the last one missing.</summary>
    public byte[]? Add(in Ipv4Packet fragment)
    {
        RemoveExpired();
        Key key = new(fragment.Source, fragment.Destination, fragment.Protocol, fragment.Identification);
        if (!partials.TryGetValue(key, out Partial? partial))
        {
            if (partials.Count == MaximumDatagrams)
            {
                Dropped++;
                return null;
            }
            partial = new Partial(timeline.Now + TimeLimit);
            partials.Add(key, partial);
        }
        if (!partial.TryAdd(fragment))
        {
            partials.Remove(key);
            Dropped++;
            return null;
        }
        if (!partial.IsComplete)
        {
            return null;
        }
        partials.Remove(key);
        return partial.Join();
    }

    private void RemoveExpired()
    {
        foreach ((Key key, Partial partial) in partials)
        {
            if (partial.Expires <= timeline.Now)
            {
                partials.Remove(key);
                Dropped++;
            }
        }
    }

    private sealed class Partial
    {
        private readonly SortedList<int, byte[]> parts = [];
        private int received;
        private int total = -1;

        public Partial(TimeSpan expires) => Expires = expires;

        public TimeSpan Expires { get; }

        public bool IsComplete => received == total;

        public bool TryAdd(in Ipv4Packet fragment)
        {
            int start = fragment.FragmentOffset;
            int end = start + fragment.Payload.Length;
            bool misfit = end > MaximumPayload
                || (fragment.HasMoreFragments && fragment.Payload.Length % 8 != 0)
                || (total >= 0 && (end > total || !fragment.HasMoreFragments));
            if (parts.TryGetValue(start, out byte[]? same))
            {
                return same.Length == fragment.Payload.Length; // A plain repetition.
            }
            if (misfit || fragment.Payload.IsEmpty || Overlaps(start, end))
            {
                return false;
            }
            if (!fragment.HasMoreFragments)
            {
                total = end;
            }
            parts.Add(start, fragment.Payload.ToArray());
            received += fragment.Payload.Length;
            return total < 0 || received <= total;
        }

        public byte[] Join()
        {
            byte[] whole = new byte[total];
            foreach ((int start, byte[] part) in parts)
            {
                part.CopyTo(whole, start);
            }
            return whole;
        }

        private bool Overlaps(int start, int end)
        {
            foreach ((int otherStart, byte[] part) in parts)
            {
                if (start < otherStart + part.Length && otherStart < end)
                {
                    return true;
                }
            }
            return false;
        }
    }
}
