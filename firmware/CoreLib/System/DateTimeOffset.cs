using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A point in time with the distance of its clock from UTC.</summary>
public readonly struct DateTimeOffset : IComparable, IComparable<DateTimeOffset>, IEquatable<DateTimeOffset>,
    IFormattable
{
    public static readonly DateTimeOffset UnixEpoch = new(DateTime.UnixEpochTicks, TimeSpan.Zero);

    private const int MaxOffsetMinutes = 14 * 60;

    private readonly DateTime _utc;
    private readonly short _offsetMinutes;

    public DateTimeOffset(DateTime dateTime) : this(dateTime.Ticks, TimeSpan.Zero)
    {
    }

    public DateTimeOffset(DateTime dateTime, TimeSpan offset) : this(dateTime.Ticks, offset)
    {
    }

    public DateTimeOffset(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)
        : this(new DateTime(year, month, day, hour, minute, second), offset)
    {
    }

    public DateTimeOffset(long ticks, TimeSpan offset)
    {
        if (offset.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            ThrowHelper.ThrowArgument("Offset must be specified in whole minutes.", nameof(offset));
        }

        long minutes = offset.Ticks / TimeSpan.TicksPerMinute;
        if (minutes is < -MaxOffsetMinutes or > MaxOffsetMinutes)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(offset), "Offset must be within plus or minus 14 hours.");
        }

        _offsetMinutes = (short)minutes;
        _utc = new DateTime(ticks).Subtract(offset);
    }

    public static DateTimeOffset UtcNow => new(DateTime.UtcNow);

    public static DateTimeOffset Now => UtcNow;

    public DateTime UtcDateTime => DateTime.SpecifyKind(_utc, DateTimeKind.Utc);

    public DateTime LocalDateTime => DateTime.SpecifyKind(_utc, DateTimeKind.Local);

    public DateTime DateTime => _utc.Add(Offset);

    public DateTime Date => DateTime.Date;

    public TimeSpan Offset => new(_offsetMinutes * TimeSpan.TicksPerMinute);

    public TimeSpan TimeOfDay => DateTime.TimeOfDay;

    public long Ticks => DateTime.Ticks;

    public long UtcTicks => _utc.Ticks;

    public int Year => DateTime.Year;

    public int Month => DateTime.Month;

    public int Day => DateTime.Day;

    public int Hour => DateTime.Hour;

    public int Minute => DateTime.Minute;

    public int Second => DateTime.Second;

    public int Millisecond => DateTime.Millisecond;

    public DayOfWeek DayOfWeek => DateTime.DayOfWeek;

    public static DateTimeOffset FromUnixTimeSeconds(long seconds)
    {
        if (seconds is < -62_135_596_800 or > 253_402_300_799)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(seconds),
                "Valid values are between -62135596800 and 253402300799, inclusive.");
        }

        return new DateTimeOffset(DateTime.UnixEpochTicks + seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero);
    }

    public static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)
    {
        if (milliseconds is < -62_135_596_800_000 or > 253_402_300_799_999)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(milliseconds),
                "Valid values are between -62135596800000 and 253402300799999, inclusive.");
        }

        return new DateTimeOffset(DateTime.UnixEpochTicks + milliseconds * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    public long ToUnixTimeSeconds() => _utc.ToUnixTimeSeconds();

    public long ToUnixTimeMilliseconds() => _utc.Ticks / TimeSpan.TicksPerMillisecond
        - DateTime.UnixEpochTicks / TimeSpan.TicksPerMillisecond;

    public DateTimeOffset ToOffset(TimeSpan offset) => new(_utc.Add(offset), offset);

    public DateTimeOffset ToUniversalTime() => new(_utc);

    public DateTimeOffset Add(TimeSpan timeSpan) => new(DateTime.Add(timeSpan), Offset);

    public DateTimeOffset AddDays(double days) => new(DateTime.AddDays(days), Offset);

    public DateTimeOffset AddHours(double hours) => new(DateTime.AddHours(hours), Offset);

    public DateTimeOffset AddMinutes(double minutes) => new(DateTime.AddMinutes(minutes), Offset);

    public DateTimeOffset AddSeconds(double seconds) => new(DateTime.AddSeconds(seconds), Offset);

    public DateTimeOffset AddMilliseconds(double milliseconds) => new(DateTime.AddMilliseconds(milliseconds), Offset);

    public DateTimeOffset AddMonths(int months) => new(DateTime.AddMonths(months), Offset);

    public DateTimeOffset AddYears(int years) => new(DateTime.AddYears(years), Offset);

    public TimeSpan Subtract(DateTimeOffset value) => _utc - value._utc;

    public int CompareTo(DateTimeOffset other) => _utc.CompareTo(other._utc);

    int IComparable.CompareTo(object? obj)
    {
        if (obj is null)
        {
            return 1;
        }

        if (obj is not DateTimeOffset other)
        {
            ThrowHelper.ThrowArgument("Object must be of type DateTimeOffset.");
            return 0;
        }

        return CompareTo(other);
    }

    public bool Equals(DateTimeOffset other) => _utc == other._utc;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DateTimeOffset other && Equals(other);

    public override int GetHashCode() => _utc.GetHashCode();

    public override string ToString() => DateTimeFormat.Format(DateTime, null, Offset);

    public string ToString([StringSyntax(StringSyntaxAttribute.DateTimeFormat)] string? format) =>
        DateTimeFormat.Format(DateTime, format, Offset);

    public string ToString([StringSyntax(StringSyntaxAttribute.DateTimeFormat)] string? format,
        IFormatProvider? formatProvider) => ToString(format);

    public static implicit operator DateTimeOffset(DateTime dateTime) => new(dateTime);

    public static DateTimeOffset operator +(DateTimeOffset dateTimeOffset, TimeSpan timeSpan) =>
        dateTimeOffset.Add(timeSpan);

    public static DateTimeOffset operator -(DateTimeOffset dateTimeOffset, TimeSpan timeSpan) =>
        new(dateTimeOffset.DateTime - timeSpan, dateTimeOffset.Offset);

    public static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right) => left.Subtract(right);

    public static bool operator ==(DateTimeOffset left, DateTimeOffset right) => left._utc == right._utc;

    public static bool operator !=(DateTimeOffset left, DateTimeOffset right) => left._utc != right._utc;

    public static bool operator <(DateTimeOffset left, DateTimeOffset right) => left._utc < right._utc;

    public static bool operator <=(DateTimeOffset left, DateTimeOffset right) => left._utc <= right._utc;

    public static bool operator >(DateTimeOffset left, DateTimeOffset right) => left._utc > right._utc;

    public static bool operator >=(DateTimeOffset left, DateTimeOffset right) => left._utc >= right._utc;
}
