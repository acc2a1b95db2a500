namespace NanoSocket.Core.Modem;

/// <summary>How long things may take, in milliseconds, and why that long.</summary>
internal static class ModemTimes
{
    /// <summary>Most commands answer at once; a busy modem takes a second or two.</summary>
    public const int CommandMs = 3000;

    /// <summary>+CFUN and +COPS talk to SIM and network (A76XX manual: 9 s; EC200U manual: +CFUN 15 s).</summary>
    public const int RadioCommandMs = 15_000;

    /// <summary>+CGDCONT, +CGAUTH and their relatives write to flash.</summary>
    public const int ContextCommandMs = 10_000;

    /// <summary>+CPIN waits for the SIM (27.007 gives no limit; an estimate).</summary>
    public const int SimQueryMs = 5000;

    /// <summary>Entering a PIN unlocks file systems on the SIM.</summary>
    public const int EnterPinMs = 20_000;

    /// <summary>One "AT" among several: an awake modem answers within milliseconds.</summary>
    public const int KnockMs = 500;

    /// <summary>A modem that is on has answered one of six knocks by then.</summary>
    public const int KnockingMs = 3000;

    /// <summary>Two knocks at a speed that is only a guess.</summary>
    public const int GuessMs = 600;

    /// <summary>An answer to an older command gets this long to pass.</summary>
    public const int SettleMs = 100;

    /// <summary>Silence around "+++": one second or more (A76XX AT Command Manual V1.09, 2.2.5).</summary>
    public const int GuardMs = 1100;

    /// <summary>A modem that answered while it still boots says RDY within this time of its first answer.</summary>
    public const int BootEndMs = 20_000;

    /// <summary>The modem changes its speed after OK; one that measured 50 ms is on record.</summary>
    public const int BaudChangeMs = 100;

    /// <summary>All of setting up; each command has its own limit.</summary>
    public const int SetupMs = 60_000;

    /// <summary>Opening three channels, with repetitions.</summary>
    public const int MultiplexerMs = 5000;

    /// <summary>A SIM that is there is ready within ten seconds of power-on, some take twenty.</summary>
    public const int SimMs = 30_000;

    /// <summary>Between two questions whether the SIM is ready.</summary>
    public const int SimPollMs = 1000;

    /// <summary>Between two looks at a SIM that needs a human; most modems say when it has been helped.</summary>
    public const int SimRetryMs = 60_000;

    /// <summary>
    /// Most modems register within a minute; after three the app is told that something may be wrong.
    /// </summary>
    public const int RegistrationNoticeMs = 180_000;

    /// <summary>
    /// A modem that searches is left alone for an hour, since operators have needed 50 minutes to take modems back;
    /// then its radio is restarted.
    /// </summary>
    public const int RegistrationRestartMs = 3_600_000;

    /// <summary>Reports come by themselves; asking is for modems that forget to.</summary>
    public const int RegistrationPollMs = 2000;

    /// <summary>The same when it takes long.</summary>
    public const int SlowRegistrationPollMs = 10_000;

    /// <summary>ATD activates the context; the network may take T3380 five times: 150 s (24.008 11.2.2).</summary>
    public const int DialCommandMs = 60_000;

    /// <summary>Something was sent and not a byte came since, not even of another channel: worth a question.</summary>
    public const int SilenceMs = 5000;

    /// <summary>Both dial strings, one after the other.</summary>
    public const int DialMs = 130_000;

    /// <summary>Before the second dial string.</summary>
    public const int RedialMs = 500;

    /// <summary>PPP repeats its requests every two seconds, fifteen times.</summary>
    public const int LinkMs = 30_000;

    /// <summary>PPP is over; the modem gets time to say NO CARRIER.</summary>
    public const int HangUpMs = 2000;

    /// <summary>An orderly end of PPP: two terminate requests (lwIP), then the hang-up.</summary>
    public const int OrderlyHangUpMs = 6000;

    /// <summary>A link that lasted this long was good: failures are counted from one again.</summary>
    public const int StableMs = 60_000;

    /// <summary>The modem pressed or reset gets this much more than its boot time.</summary>
    public const int BootReserveMs = 5000;
}
