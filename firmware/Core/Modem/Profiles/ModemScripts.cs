namespace NanoSocket.Core.Modem;

/// <summary>The commands a modem gets that are always the same.</summary>
internal static class ModemScripts
{
    /// <summary>Index in <see cref="Configure"/> of the query whose answer is the model's name.</summary>
    public const int ModelStep = 2;

    public static readonly AtStep[] Configure =
    {
        new("ATE0", required: true),
        new("AT+CMEE=1"),
        new("AT+CGMM"),
        new("AT+CREG=2"),
        new("AT+CGREG=2"),
        new("AT+CEREG=2"),
        new("AT+C5GREG=2"),
    };

    /// <summary>The registration domains first, in the order of <see cref="NetworkStatus"/>.</summary>
    public static readonly AtStep[] PollNetwork =
    {
        new("AT+CREG?"),
        new("AT+CGREG?"),
        new("AT+CEREG?"),
        new("AT+C5GREG?"),
    };

    /// <summary>Long alphanumeric operator names, then what to show.</summary>
    public static readonly AtStep[] ReadNetwork =
    {
        new("AT+COPS=3,0", 10_000),
        new("AT+COPS?", 10_000),
        new("AT+CSQ"),
    };

    public static readonly AtStep[] RestartRadio =
    {
        new("AT+CFUN=0", 15_000),
        new("AT+CFUN=1", 15_000),
    };
}
