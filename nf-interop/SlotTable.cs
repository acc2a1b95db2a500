using System;
using NanoSocket.Core.Engine;

namespace NanoSocket;

/// <summary>The socket table, from <see cref="SocketCore.Slots"/>: indexed by id, and for <c>foreach</c>. Each row is
/// read when it is asked for.</summary>
public readonly struct SlotTable
{
#pragma warning disable CA1822 // of the instance, as every list's
    /// <summary>Number of ids.</summary>
    public int Count => Core.Sockets.SocketConstants.SlotCount;
#pragma warning restore CA1822

    /// <summary>The row of an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public SlotInfo this[int id]
    {
        get
        {
            if (id < 0 || id >= Count)
            {
                throw new ArgumentOutOfRangeException(nameof(id));
            }

            return new SlotInfo(id, CoreHost.Current.Snapshot(id));
        }
    }

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the table.</summary>
    public struct Enumerator
    {
        private readonly SlotTable _table;
        private int _id;

        internal Enumerator(SlotTable table)
        {
            _table = table;
            _id = -1;
        }

        /// <summary>The row reached.</summary>
        public readonly SlotInfo Current => _table[_id];

        /// <summary>Goes on to the next row; false at the end.</summary>
        public bool MoveNext() => ++_id < _table.Count;
    }
}
