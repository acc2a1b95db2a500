using System;

namespace NanoSocket.Core.Dns;

/// <summary>Answers that may be used again until their time is up.</summary>
public sealed class DnsCache
{
    /// <summary>Answers that are remembered.</summary>
    public const int Capacity = 8;

    private const uint MaxSeconds = 24 * 3600;
    private const uint MaxSecondsOfDenial = 3600;

    private readonly Entry[] _entries = new Entry[Capacity];

    /// <summary>Makes an empty cache.</summary>
    /// <param name="maxNameLength">Longest name, in bytes.</param>
    public DnsCache(int maxNameLength)
    {
        for (int i = 0; i < Capacity; i++)
        {
            _entries[i] = new Entry(maxNameLength);
        }
    }

    /// <summary>What is known of a name; null when nothing is.</summary>
    public DnsAnswer? Find(ReadOnlySpan<byte> name, long nowMs)
    {
        Entry? entry = FindEntry(name);
        return entry != null && entry.ExpiresAt > nowMs ? entry.Answer : null;
    }

    /// <summary>Remembers an answer in place of the one that would expire next; one for 0 seconds is not.</summary>
    public void Store(ReadOnlySpan<byte> name, DnsAnswer answer, long nowMs)
    {
        if (answer.Seconds == 0)
        {
            return;
        }

        Entry entry = FindEntry(name) ?? NextToExpire();
        uint seconds = Math.Min(answer.Seconds, answer.Count > 0 ? MaxSeconds : MaxSecondsOfDenial);
        entry.ExpiresAt = nowMs + (seconds * 1000L);
        entry.Answer.CopyFrom(answer);
        entry.SetName(name);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        for (int i = 0; i < Capacity; i++)
        {
            _entries[i].ExpiresAt = 0;
        }
    }

    private Entry? FindEntry(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (DnsNames.AreEqual(_entries[i].Name, name))
            {
                return _entries[i];
            }
        }

        return null;
    }

    private Entry NextToExpire()
    {
        Entry next = _entries[0];
        for (int i = 1; i < Capacity; i++)
        {
            next = _entries[i].ExpiresAt < next.ExpiresAt ? _entries[i] : next;
        }

        return next;
    }

    private sealed class Entry
    {
        private readonly byte[] _name;
        private int _length;

        public Entry(int maxNameLength) => _name = new byte[maxNameLength];

        public DnsAnswer Answer { get; } = new();

        public long ExpiresAt { get; set; }

        public ReadOnlySpan<byte> Name => new(_name, 0, _length);

        public void SetName(ReadOnlySpan<byte> name)
        {
            name.CopyTo(_name);
            _length = name.Length;
        }
    }
}
