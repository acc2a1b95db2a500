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
        SignalDbm = 0;
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

        bool more = fields.TryRead(out ReadOnlySpan<byte> second);
        if (queried && more && !fields.WasQuoted && second.Length == 1 && AtText.TryParse(second, out int answered))
        {
            status = answered;
            fields.TryRead(out _);
        }

        if (status > (int)RegistrationStatus.Roaming)
        {
            // Emergency and SMS-only service carry no packet data.
            status = (int)RegistrationStatus.Unknown;
        }

        fields.TryRead(out _);
        if (fields.TryReadNumber(out int technology))
        {
            Technology = ToTechnology(technology);
        }

        _domains[domain] = (RegistrationStatus)status;
        _answered[domain] = true;
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

    private void TakeOperator(ReadOnlySpan<byte> line)
    {
        FieldReader fields = new(line, "+COPS:".Length);
        if (fields.TryRead(out _) && fields.TryRead(out _) && fields.TryRead(out ReadOnlySpan<byte> name))
        {
            Operator.Set(name);
        }
    }
}
