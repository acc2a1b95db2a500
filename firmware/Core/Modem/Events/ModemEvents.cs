namespace NanoSocket.Core.Modem;

/// <summary>
/// Events between two steps of the core: of each kind the latest, so that however fast a modem changes its mind, the
/// memory is the same.
/// </summary>
public sealed class ModemEvents
{
    /// <summary>Kinds of events.</summary>
    public const int Kinds = (int)ModemEvent.Time + 1;

    private readonly int[] _values = new int[Kinds];
    private uint _pending;

    /// <summary>Something has happened.</summary>
    public void Post(ModemEvent kind, int value = 0)
    {
        _values[(int)kind] = value;
        _pending |= 1u << (int)kind;
    }

    /// <summary>Takes an event; false when there is none.</summary>
    internal bool TryTake(out ModemEvent kind, out int value)
    {
        for (int i = 0; i < Kinds; i++)
        {
            if ((_pending & (1u << i)) != 0)
            {
                _pending &= ~(1u << i);
                kind = (ModemEvent)i;
                value = _values[i];
                return true;
            }
        }

        kind = default;
        value = 0;
        return false;
    }
}
