using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the SIM waits for, and how many attempts its PIN has left.</summary>
internal sealed class SimStatus
{
    private const string PinCode = "SIM PIN";

    public enum Need
    {
        Unknown,
        Nothing,
        Pin,
        Puk,
    }

    /// <summary>From the last +CPIN answer.</summary>
    public Need Wanted { get; private set; }

    /// <summary>From the last +CPINR answer; -1 when there was none.</summary>
    public int PinAttempts { get; private set; } = -1;

    /// <summary>The last answer was that there is no SIM.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>
    /// Takes the result of a +CPIN query (3GPP TS 27.007 9.2: 10 = SIM not inserted, 11 = PIN, 12 = PUK).
    /// </summary>
    public void NoteResult(AtResult result, int errorCode)
    {
        bool failed = result == AtResult.ExtendedError;
        IsMissing = failed && errorCode == 10;
        if (failed && errorCode is 11 or 12)
        {
            Wanted = errorCode == 11 ? Need.Pin : Need.Puk;
        }
    }

    public void Clear()
    {
        Wanted = Need.Unknown;
        PinAttempts = -1;
    }

    /// <summary>Takes a line; false when it is not about the SIM.</summary>
    public bool TakeLine(ReadOnlySpan<byte> line)
    {
        if (AtText.StartsWith(line, "+SIMCARD:") || AtText.StartsWith(line, "+QSIMSTAT:"))
        {
            TakePresence(line);
            return true;
        }

        if (AtText.StartsWith(line, "+CPINR:"))
        {
            TakeAttempts(line);
            return true;
        }

        if (AtText.StartsWith(line, "+CPIN:"))
        {
            TakeNeed(line);
            return true;
        }

        return false;
    }

    private void TakeNeed(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+CPIN:".Length);
        fields.TryRead(out ReadOnlySpan<byte> state);
        if (AtText.AreEqual(state, "READY"))
        {
            Wanted = Need.Nothing;
        }
        else if (AtText.AreEqual(state, PinCode))
        {
            Wanted = Need.Pin;
        }
        else
        {
            Wanted = AtText.AreEqual(state, "SIM PUK") ? Need.Puk : Need.Unknown;
        }

        IsMissing = AtText.StartsWith(state, "NOT ") || AtText.StartsWith(state, "SIM REMOVED");
    }

    /// <summary>Vendors' words for a SIM that comes and goes: "+SIMCARD: NOT AVAILABLE", "+QSIMSTAT: 1,0".</summary>
    private void TakePresence(ReadOnlySpan<byte> line)
    {
        IsMissing = AtText.Contains(line, "NOT AVAILABLE") || AtText.Contains(line, ",0");
        Wanted = Need.Unknown;
    }

    /// <summary>+CPINR: code,attempts[,default] (3GPP TS 27.007 8.65).</summary>
    private void TakeAttempts(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+CPINR:".Length);
        if (fields.TryRead(out ReadOnlySpan<byte> code) && AtText.AreEqual(code, PinCode)
            && fields.TryReadNumber(out int attempts))
        {
            PinAttempts = attempts;
        }
    }
}
