namespace NanoSocket.Core.Modem;

/// <summary>The questions of 3GPP TS 27.007 that every modem understands.</summary>
internal static class StatusCommands
{
    public const string Model = "AT+CGMM";
    public const string Revision = "AT+CGMR";
    public const string Imei = "AT+CGSN";
    public const string Imsi = "AT+CIMI";
    public const string OperatorFormat = "AT+COPS=3,0";
    public const string Operator = "AT+COPS?";
    public const string Signal = "AT+CSQ";
    public const string ExtendedSignal = "AT+CESQ";
    public const string Clock = "AT+CCLK?";
    public const string Sim = "AT+CPIN?";

    /// <summary>Registration, in the order of <see cref="NetworkStatus"/>'s domains.</summary>
    public static readonly string[] Registration = { "AT+CREG?", "AT+CGREG?", "AT+CEREG?", "AT+C5GREG?" };

    /// <summary>Reports of registration with area and cell, in the same order.</summary>
    public static readonly string[] RegistrationReports = { "AT+CREG=2", "AT+CGREG=2", "AT+CEREG=2", "AT+C5GREG=2" };
}
