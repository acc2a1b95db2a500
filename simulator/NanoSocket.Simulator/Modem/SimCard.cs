using System;

namespace NanoSocket.Simulator.Modem;

internal enum SimState
{
    /// <summary>No card in the slot.</summary>
    Missing,
    Ready,
    PinRequired,
    PukRequired,
    /// <summary>PUK entered wrongly ten times: the card is dead.</summary>
    Blocked,
}

/// <summary>A SIM with its PIN and retry counters (3GPP TS 31.101, ETSI TS 102 221 clause 9.5).</summary>
internal sealed class SimCard
{
    private const int PinTries = 3;
    private const int PukTries = 10;

    private readonly string puk;
    private string pin;

    /// <summary>Creates a card; an empty PIN disables the PIN check.</summary>
    public SimCard(string pin, string puk)
    {
        this.pin = pin.Length == 0 ? "0000" : pin;
        this.puk = puk;
        PinEnabled = pin.Length > 0;
        Restart();
    }

    /// <summary>Called when <see cref="State"/> became <see cref="SimState.Ready"/>.</summary>
    public event Action? Unlocked;

    public SimState State { get; private set; }

    /// <summary>It cannot answer yet (+CME ERROR: 14).</summary>
    public bool IsBusy { get; set; }

    public bool PinEnabled { get; private set; }

    public int PinTriesLeft { get; private set; } = PinTries;

    public int PukTriesLeft { get; private set; } = PukTries;

    /// <summary>The card is in its slot; one that is put back starts anew.</summary>
    public bool IsInserted
    {
        get;
        set
        {
            field = value;
            Restart();
        }
    } = true;

    /// <summary>Power cycle: the PIN is asked for again, the counters stay.</summary>
    public void Restart() => State = !IsInserted ? SimState.Missing
        : PukTriesLeft == 0 ? SimState.Blocked
        : PinTriesLeft == 0 ? SimState.PukRequired
        : PinEnabled ? SimState.PinRequired
        : SimState.Ready;

    /// <summary>Checks the PIN while it is asked for.</summary>
    public bool EnterPin(string candidate)
    {
        if (State != SimState.PinRequired || !Verify(candidate))
        {
            return false;
        }
        Unlock();
        return true;
    }

    /// <summary>Replaces a blocked PIN.</summary>
    public bool EnterPuk(string candidate, string newPin)
    {
        if (State != SimState.PukRequired || !IsPin(newPin))
        {
            return false;
        }
        if (candidate != puk)
        {
            PukTriesLeft--;
            Restart();
            return false;
        }
        pin = newPin;
        PinTriesLeft = PinTries;
        PukTriesLeft = PukTries;
        Unlock();
        return true;
    }

    /// <summary>Switches the PIN check on or off; the right PIN is needed for either.</summary>
    public bool SetPinEnabled(bool enabled, string candidate)
    {
        if (State != SimState.Ready || !Verify(candidate))
        {
            return false;
        }
        PinEnabled = enabled;
        return true;
    }

    /// <summary>Changes the PIN (the check must be on).</summary>
    public bool ChangePin(string candidate, string newPin)
    {
        if (State != SimState.Ready || !PinEnabled || !IsPin(newPin) || !Verify(candidate))
        {
            return false;
        }
        pin = newPin;
        return true;
    }

    /// <summary>Somebody has entered a wrong PIN three times (true), or the PUK (false).</summary>
    public void SetBlocked(bool blocked)
    {
        PinTriesLeft = blocked ? 0 : PinTries;
        Restart();
    }

    private static bool IsPin(string text) =>
        text.Length is >= 4 and <= 8 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private bool Verify(string candidate)
    {
        if (candidate == pin)
        {
            PinTriesLeft = PinTries;
            return true;
        }
        PinTriesLeft--;
        if (PinTriesLeft == 0)
        {
            State = SimState.PukRequired;
        }
        return false;
    }

    private void Unlock()
    {
        State = SimState.Ready;
        Unlocked?.Invoke();
    }
}
