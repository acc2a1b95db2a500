using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Tls;

/// <summary>
/// Sessions that can be taken up again without certificates and their arithmetic, the one used last in each place. Only
/// with the same peer and the same demands on it: what was not verified cannot come back as verified.
/// </summary>
internal sealed class TlsResumptions
{
    /// <summary>A session with its ticket; larger ones are not kept.</summary>
    private const int LargestSession = 1024;

    private readonly Entry[] _entries;
    private uint _uses;

    public TlsResumptions(int places)
    {
        _entries = new Entry[places];
        for (int i = 0; i < places; i++)
        {
            _entries[i] = new Entry();
        }
    }

    /// <summary>What can be taken up again; empty: nothing.</summary>
    public ReadOnlySpan<byte> Find(TlsSession session)
    {
        Entry? entry = EntryOf(session);
        if (entry == null)
        {
            return default;
        }

        entry.LastUse = ++_uses;
        return entry.Data.AsSpan(0, entry.Length);
    }

    /// <summary>Keeps the session, in the place of the one that was not used for longest.</summary>
    public void Keep(TlsSession session, ITlsEngine engine)
    {
        if (session.Options!.IsServer)
        {
            return;
        }

        Entry entry = EntryOf(session) ?? Oldest();
        entry.Clear();
        entry.Length = engine.SaveForResumption(session.Engine, entry.Data);
        entry.LastUse = ++_uses;
        entry.Options = session.Options;
        entry.Address = session.Address;
        entry.Port = session.Port;
        entry.NameLength = session.Name.Length;
        session.Name.CopyTo(entry.Name);
    }

    /// <summary>The session did not end well: the next one begins anew.</summary>
    public void Forget(TlsSession session) => EntryOf(session)?.Clear();

    private Entry? EntryOf(TlsSession session)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].IsFor(session))
            {
                return _entries[i];
            }
        }

        return null;
    }

    private Entry Oldest()
    {
        Entry oldest = _entries[0];
        for (int i = 1; i < _entries.Length; i++)
        {
            bool isOlder = _entries[i].Length == 0 || unchecked((int)(_entries[i].LastUse - oldest.LastUse)) < 0;
            oldest = oldest.Length > 0 && isOlder ? _entries[i] : oldest;
        }

        return oldest;
    }

    private sealed class Entry
    {
        public readonly byte[] Data = new byte[LargestSession];
        public readonly byte[] Name = new byte[SocketConstants.MaxAddressLength];
        public int Length;
        public int NameLength;
        public uint Address;
        public ushort Port;
        public uint LastUse;
        public TlsOptions? Options;

        public bool IsFor(TlsSession session)
        {
            if (Length == 0 || Port != session.Port || !Options!.DemandsTheSameAs(session.Options!))
            {
                return false;
            }

            return NameLength > 0 || session.Name.Length > 0
                ? session.Name.SequenceEqual(Name.AsSpan(0, NameLength))
                : Address == session.Address;
        }

        public void Clear()
        {
            Array.Clear(Data);
            Length = 0;
            Options = null;
        }
    }
}
