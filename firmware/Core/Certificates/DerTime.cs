using System;

namespace NanoSocket.Core.Certificates;

/// <summary>Times in the two forms that certificates may have (RFC 5280 4.1.2.5): seconds included, in universal
/// time.</summary>
internal static class DerTime
{
    private const int UtcTimeLength = 13;
    private const int GeneralizedTimeLength = 15;

    /// <summary>Years of UTCTime from here on are of the last century.</summary>
    private const int FirstYearOfLastCentury = 50;

    /// <summary>Reads the next value.</summary>
    public static bool TryRead(ref DerReader reader, out DateTime time)
    {
        ReadOnlySpan<byte> text = reader.ReadAny(out byte tag);
        time = default;
        int yearDigits = (tag, text.Length) switch
        {
            (DerReader.UtcTime, UtcTimeLength) => 2,
            (DerReader.GeneralizedTime, GeneralizedTimeLength) => 4,
            _ => 0,
        };
        return yearDigits > 0 && text[text.Length - 1] == (byte)'Z' && TryRead(text, yearDigits, out time);
    }

    private static bool TryRead(ReadOnlySpan<byte> text, int yearDigits, out DateTime time)
    {
        int year = Number(text.Slice(0, yearDigits));
        ReadOnlySpan<byte> rest = text.Slice(yearDigits);
        int month = Number(rest.Slice(0, 2)), day = Number(rest.Slice(2, 2));
        int hour = Number(rest.Slice(4, 2)), minute = Number(rest.Slice(6, 2)), second = Number(rest.Slice(8, 2));
        year += yearDigits == 4 || year < 0 ? 0 : year < FirstYearOfLastCentury ? 2000 : 1900;
        bool isDate = year >= 1 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        bool isTime = hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
        time = isDate && isTime ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) : default;
        return isDate && isTime;
    }

    /// <summary>Digits as a number; negative when there is anything else.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        int value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
