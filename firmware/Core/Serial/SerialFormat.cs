namespace NanoSocket.Core.Serial;

/// <summary>How bytes look on a line; the numbers are those of LuatOS-Air's <c>uart</c> (spec 3).</summary>
public struct SerialFormat
{
    /// <summary>Even parity.</summary>
    public const int ParityEven = 0;

    /// <summary>Odd parity.</summary>
    public const int ParityOdd = 1;

    /// <summary>No parity.</summary>
    public const int ParityNone = 2;

    /// <summary>One stop bit.</summary>
    public const int Stop1 = 0;

    /// <summary>One and a half.</summary>
    public const int Stop1And5 = 1;

    /// <summary>Two.</summary>
    public const int Stop2 = 2;

    /// <summary>Bits a second.</summary>
    public int Baud;

    /// <summary>7 or 8.</summary>
    public int DataBits;

    /// <summary>One of the parities.</summary>
    public int Parity;

    /// <summary>One of the stop bits.</summary>
    public int StopBits;
}
