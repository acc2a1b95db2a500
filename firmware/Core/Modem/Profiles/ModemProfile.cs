namespace NanoSocket.Core.Modem;

/// <summary>
/// What makes a family of modems different from others, as data; what is not said is as 3GPP TS 27.007 has it. In
/// commands, <c>%</c> and a letter stand for a value: see <see cref="CommandValues"/>.
/// </summary>
internal sealed class ModemProfile
{
    private static readonly int[] s_usualRates = [921_600, 460_800, 230_400];

    /// <summary>The family.</summary>
    public string Name { get; init; } = "";

    /// <summary>Parts of the answer to AT+CGMM by which it is recognised, letters compared without case.</summary>
    public string[] Models { get; init; } = [];

    /// <summary>Further commands after the start; a modem that refuses one is used all the same.</summary>
    public string[] Init { get; init; } = [];

    /// <summary>Registrations worth asking for.</summary>
    public RegistrationDomains Domains { get; init; } = RegistrationDomains.All;

    /// <summary>Asks for the SIM's serial number.</summary>
    public string IccidCommand { get; init; } = "AT+CCID";

    /// <summary>Asked from time to time besides signal and registration.</summary>
    public string[] Poll { get; init; } = [];

    /// <summary>Defines the packet context (TS 27.007 10.1.1).</summary>
    public string Context { get; init; } = "AT+CGDCONT=1,\"IP\",%a";

    /// <summary>Defines the packet context when no access point is known: the network chooses.</summary>
    public string DefaultContext { get; init; } = "AT+CGDCONT=1,\"IP\"";

    /// <summary>Credentials of the context (TS 27.007 10.1.31); 2 is CHAP.</summary>
    public string Credentials { get; init; } = "AT+CGAUTH=1,2,%u,%p";

    /// <summary>Calls the network through the context.</summary>
    public string Dial { get; init; } = "ATD*99***1#";

    /// <summary>Starts the multiplexer (TS 27.007 5.7); empty: it has none that works.</summary>
    public string Multiplexer { get; init; } = "AT+CMUX=0,0,%s,%n";

    /// <summary>
    /// Longest frame the multiplexer is asked for, N1, when the modem does not name its range; above 127 a frame's
    /// length has two bytes.
    /// </summary>
    public ushort FrameSize { get; init; } = 127;

    /// <summary>Longest frame it is asked for, whatever it says of itself.</summary>
    public ushort LargestFrameSize { get; init; } = ushort.MaxValue;

    /// <summary>Milliseconds the modem needs between its OK and the first frame.</summary>
    public ushort FrameDelayMs { get; init; }

    /// <summary>Sets the speed of the line (V.250 6.2.10); empty: it stays as it is.</summary>
    public string SetBaud { get; init; } = "AT+IPR=%b";

    /// <summary>Speeds above 115200 the modem has, fastest first.</summary>
    public int[] BaudRates { get; init; } = s_usualRates;

    /// <summary>"+++" between silences leaves data mode; otherwise only the end of the call and DTR do.</summary>
    public bool UsesEscape { get; init; } = true;

    /// <summary>Power saving mode (TS 27.007 7.38); empty: none.</summary>
    public string SetPsm { get; init; } = "";

    /// <summary>Extended discontinuous reception (TS 27.007 7.40); empty: none.</summary>
    public string SetEdrx { get; init; } = "";

    /// <summary>Press on the power key that switches it on.</summary>
    public ushort PowerOnMs { get; init; } = 1000;

    /// <summary>Press on the power key that switches it off.</summary>
    public ushort PowerOffMs { get; init; } = 1500;

    /// <summary>From the end of that press until it is off and may be switched on again.</summary>
    public ushort ShutdownMs { get; init; } = 5000;

    /// <summary>Pulse on the reset line.</summary>
    public ushort ResetMs { get; init; } = 300;

    /// <summary>From power or reset until it answers.</summary>
    public ushort BootMs { get; init; } = 12_000;
}
