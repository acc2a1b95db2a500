using System;

namespace NanoSocket.Core.Modem;

/// <summary>What the modem has said about the network, from responses and unsolicited codes alike.</summary>
public sealed class NetworkStatus
{
    /// <summary>Registration domains, in the order of <see cref="Domains"/>.</summary>
    internal const int DomainCount = 4;

    private static readonly string[] Domains = { "+CREG:", "+CGREG:", "+CEREG:", "+C5GREG:" };

    private readonly RegistrationStatus[] _domains = new RegistrationStatus[DomainCount];
    private readonly bool[] _answered = new bool[DomainCount];

    /// <summary>Name of the operator.</summary>
    public TextCell Operator { get; } = new();

    /// <summary>Radio access technology.</summary>
    public AccessTechnology Technology { get; private set; }

    /// <summary>Received signal strength in dBm; 0 when it is not known.</summary>
    public int SignalDbm { get; private set; }

    /// <summary>Reference signal received power of LTE or 5G in dBm; 0 when it is not known.</summary>
    public int RsrpDbm { get; private set; }

    /// <summary>Reference signal received quality of LTE or 5G in tenths of dB; 0 when it is not known.</summary>
    public int RsrqTenthsDb { get; private set; }

    /// <summary>Location, routing or tracking area code of the cell; -1 when it is not known.</summary>
    public int AreaCode { get; private set; } = -1;

    /// <summary>Number of the cell, up to 36 bits; -1 when it is not known.</summary>
    public long CellId { get; private set; } = -1;

    /// <summary>
    /// Registration for packet data. The circuit-switched domain (+CREG) counts only for modems that know no other.
    /// </summary>
    public RegistrationStatus Registration
    {
        get
        {
            bool packetKnown = false;
            RegistrationStatus best = RegistrationStatus.Idle;
            for (int i = 1; i < DomainCount; i++)
            {
                packetKnown |= _answered[i];
                best = Better(best, _domains[i]);
            }

            return packetKnown ? best : _domains[0];
        }
    }

    /// <summary>Registered, at home or roaming.</summary>
    public bool IsRegistered => Registration is RegistrationStatus.Home or RegistrationStatus.Roaming;

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        for (int i = 0; i < DomainCount; i++)
        {
            _domains[i] = RegistrationStatus.Idle;
            _answered[i] = false;
        }

        Technology = AccessTechnology.Unknown;
        ForgetSignal();
        AreaCode = -1;
        CellId = -1;
        Operator.Set(default);
    }

    /// <summary>Takes a line; false when it says nothing about the network.</summary>
    /// <param name="line">The line.</param>
    /// <param name="queried">Domain whose query is running, -1 when none: its answer has one field more.</param>
    internal bool TakeLine(ReadOnlySpan<byte> line, int queried)
    {
        for (int i = 0; i < DomainCount; i++)
        {
            if (AtText.StartsWith(line, Domains[i]))
            {
                TakeRegistration(line, i, queried == i);
                return true;
            }
        }

        if (AtText.StartsWith(line, "+CSQ:"))
        {
            TakeSignal(line);
            return true;
        }

        if (AtText.StartsWith(line, "+CESQ:"))
        {
            TakeExtendedSignal(line);
            return true;
        }

        if (AtText.StartsWith(line, "+COPS:"))
        {
            TakeOperator(line);
            return true;
        }

        return false;
    }

    private static RegistrationStatus Better(RegistrationStatus a, RegistrationStatus b) => Rank(a) >= Rank(b) ? a : b;

    private static int Rank(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Home => 5,
        RegistrationStatus.Roaming => 4,
        RegistrationStatus.Searching => 3,
        RegistrationStatus.Denied => 2,
        RegistrationStatus.Unknown => 1,
        _ => 0,
    };

    /// <summary>Answer: n,stat[,area,cell[,AcT]]. Unsolicited: stat[,area,cell[,AcT]].</summary>
    private void TakeRegistration(ReadOnlySpan<byte> line, int domain, bool queried)
    {
        FieldReader fields = new(line, Domains[domain].Length);
        if (!fields.TryReadNumber(out int status))
        {
            return;
        }

        bool more = fields.TryRead(out ReadOnlySpan<byte> area);
        if (queried && more && !fields.WasQuoted && area.Length == 1 && AtText.TryParse(area, out int answered))
        {
            status = answered;
            fields.TryRead(out area);
        }

        if (AtText.TryParseHex(area, out long code) && code <= 0xff_ffff)
        {
            AreaCode = (int)code;
        }

        if (status > (int)RegistrationStatus.Roaming)
        {
            // Emergency and SMS-only service carry no packet data.
            status = (int)RegistrationStatus.Unknown;
        }

        TakeCell(ref fields);
        _domains[domain] = (RegistrationStatus)status;
        _answered[domain] = true;
    }

    /// <summary>
    /// The area is the field before: two, four or (5G) six hexadecimal digits. Many modems leave the quotes out.
    /// </summary>
    private void TakeCell(ref FieldReader fields)
    {
        if (fields.TryRead(out ReadOnlySpan<byte> cell) && AtText.TryParseHex(cell, out long number))
        {
            CellId = number;
        }

        if (fields.TryReadNumber(out int technology))
        {
            Technology = ToTechnology(technology);
        }
    }

    private void ForgetSignal()
    {
        SignalDbm = 0;
        RsrpDbm = 0;
        RsrqTenthsDb = 0;
    }

    private static AccessTechnology ToTechnology(int value) => value switch
    {
        0 or 1 or 3 or 8 => AccessTechnology.Gsm,
        2 or (>= 4 and <= 6) => AccessTechnology.Umts,
        7 => AccessTechnology.Lte,
        9 => AccessTechnology.NbIot,
        >= 10 and <= 13 => AccessTechnology.Nr,
        _ => AccessTechnology.Unknown,
    };

    /// <summary>0 is -113 dBm or less, 31 is -51 dBm or more, 99 unknown (3GPP TS 27.007 8.5).</summary>
    private void TakeSignal(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+CSQ:".Length);
        if (fields.TryReadNumber(out int strength))
        {
            SignalDbm = strength <= 31 ? -113 + (2 * strength) : 0;
        }
    }

    /// <summary>
    /// rxlev,ber,rscp,ecno,rsrq,rsrp[,ss_rsrq,ss_rsrp,ss_sinr]; what is not measured is 99 or 255 (TS 27.007 8.69).
    /// </summary>
    private void TakeExtendedSignal(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+CESQ:".Length);
        for (int i = 0; i < 4; i++)
        {
            fields.TryRead(out _);
        }

        bool quality = fields.TryReadNumber(out int rsrq);
        bool power = fields.TryReadNumber(out int rsrp);
        RsrqTenthsDb = quality && rsrq <= 34 ? -200 + (5 * rsrq) : 0;
        RsrpDbm = power && rsrp <= 97 ? -141 + rsrp : 0;
        if (fields.TryReadNumber(out int qualityOf5G) && fields.TryReadNumber(out int powerOf5G) && powerOf5G <= 126)
        {
            RsrqTenthsDb = qualityOf5G <= 126 ? -435 + (5 * qualityOf5G) : 0;
            RsrpDbm = -157 + powerOf5G;
        }
    }

    private void TakeOperator(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+COPS:".Length);
        if (fields.TryRead(out _) && fields.TryRead(out _) && fields.TryRead(out ReadOnlySpan<byte> name))
        {
            Operator.Set(name);
        }
    }
}
