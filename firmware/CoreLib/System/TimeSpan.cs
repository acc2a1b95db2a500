using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System;

/// <summary>A length of time in ticks of 100 ns.</summary>
public readonly struct TimeSpan : IComparable, IComparable<TimeSpan>, IEquatable<TimeSpan>, ISpanFormattable
{
    public const long NanosecondsPerTick = 100;
    public const long TicksPerMicrosecond = 10;
    public const long TicksPerMillisecond = 10_000;
    public const long TicksPerSecond = 10_000_000;
    public const long TicksPerMinute = 60 * TicksPerSecond;
    public const long TicksPerHour = 60 * TicksPerMinute;
    public const long TicksPerDay = 24 * TicksPerHour;

    public static readonly TimeSpan Zero;
    public static readonly TimeSpan MaxValue = new(long.MaxValue);
    public static readonly TimeSpan MinValue = new(long.MinValue);

    private const string TooLong = "TimeSpan overflowed because the duration is too long.";

    private readonly long _ticks;

    public TimeSpan(long ticks) => _ticks = ticks;

    public TimeSpan(int hours, int minutes, int seconds) : this(0, hours, minutes, seconds)
    {
    }

    public TimeSpan(int days, int hours, int minutes, int seconds) : this(days, hours, minutes, seconds, 0)
    {
    }

    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)
        : this(days, hours, minutes, seconds, milliseconds, 0)
    {
    }

    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)
    {
        // Fits: the largest days give 1.9E+20 / 1E+6 microseconds, far below 2^63.
        long total = ((days * 24L + hours) * 60 + minutes) * 60 + seconds;
        total = (total * 1000 + milliseconds) * 1000 + microseconds;
        if (total > long.MaxValue / TicksPerMicrosecond || total < long.MinValue / TicksPerMicrosecond)
        {
            ThrowHelper.ThrowArgumentOutOfRange(null, TooLong);
        }

        _ticks = total * TicksPerMicrosecond;
    }

    public long Ticks => _ticks;

    public int Days => (int)(_ticks / TicksPerDay);

    public int Hours => (int)(_ticks / TicksPerHour % 24);

    public int Minutes => (int)(_ticks / TicksPerMinute % 60);

    public int Seconds => (int)(_ticks / TicksPerSecond % 60);

    public int Milliseconds => (int)(_ticks / TicksPerMillisecond % 1000);

    public int Microseconds => (int)(_ticks / TicksPerMicrosecond % 1000);

    public int Nanoseconds => (int)(_ticks % TicksPerMicrosecond * 100);

    public double TotalDays => (double)_ticks / TicksPerDay;

    public double TotalHours => (double)_ticks / TicksPerHour;

    public double TotalMinutes => (double)_ticks / TicksPerMinute;

    public double TotalSeconds => (double)_ticks / TicksPerSecond;

    public double TotalMilliseconds
    {
        get
        {
            const double Max = long.MaxValue / TicksPerMillisecond; // so that it turns back into ticks without overflow
            double milliseconds = (double)_ticks / TicksPerMillisecond;
            return milliseconds > Max ? Max : milliseconds < -Max ? -Max : milliseconds;
        }
    }

    public double TotalMicroseconds => (double)_ticks / TicksPerMicrosecond;

    public static TimeSpan FromTicks(long value) => new(value);

    public static TimeSpan FromDays(double value) => FromDouble(value, TicksPerDay);

    public static TimeSpan FromDays(int days) => FromUnits(days, TicksPerDay);

    public static TimeSpan FromHours(double value) => FromDouble(value, TicksPerHour);

    public static TimeSpan FromHours(int hours) => FromUnits(hours, TicksPerHour);

    public static TimeSpan FromMinutes(double value) => FromDouble(value, TicksPerMinute);

    public static TimeSpan FromMinutes(long minutes) => FromUnits(minutes, TicksPerMinute);

    public static TimeSpan FromSeconds(double value) => FromDouble(value, TicksPerSecond);

    public static TimeSpan FromSeconds(long seconds) => FromUnits(seconds, TicksPerSecond);

    public static TimeSpan FromMilliseconds(double value) => FromDouble(value, TicksPerMillisecond);

    public static TimeSpan FromMilliseconds(long milliseconds) => FromUnits(milliseconds, TicksPerMillisecond);

    public static TimeSpan FromMilliseconds(long milliseconds, long microseconds) =>
        FromUnits(milliseconds, TicksPerMillisecond) + FromUnits(microseconds, TicksPerMicrosecond);

    public static TimeSpan FromMicroseconds(double value) => FromDouble(value, TicksPerMicrosecond);

    public static TimeSpan FromMicroseconds(long microseconds) => FromUnits(microseconds, TicksPerMicrosecond);

    public TimeSpan Add(TimeSpan ts)
    {
        long sum = unchecked(_ticks + ts._ticks);
        if (((_ticks ^ sum) & (ts._ticks ^ sum)) < 0)
        {
            ThrowHelper.ThrowOverflow(TooLong);
        }

        return new TimeSpan(sum);
    }

    public TimeSpan Subtract(TimeSpan ts)
    {
        long difference = unchecked(_ticks - ts._ticks);
        if (((_ticks ^ ts._ticks) & (_ticks ^ difference)) < 0)
        {
            ThrowHelper.ThrowOverflow(TooLong);
        }

        return new TimeSpan(difference);
    }

    public TimeSpan Negate()
    {
        if (_ticks == long.MinValue)
        {
            ThrowHelper.ThrowOverflow("Negating the minimum value of a twos complement number is invalid.");
        }

        return new TimeSpan(-_ticks);
    }

    public TimeSpan Duration()
    {
        if (_ticks == long.MinValue)
        {
            ThrowHelper.ThrowOverflow("The duration cannot be returned for TimeSpan.MinValue because the absolute "
                + "value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.");
        }

        return _ticks < 0 ? new TimeSpan(-_ticks) : this;
    }

    public TimeSpan Multiply(double factor) => this * factor;

    public TimeSpan Divide(double divisor) => this / divisor;

    public double Divide(TimeSpan ts) => this / ts;

    public static int Compare(TimeSpan t1, TimeSpan t2) => t1._ticks.CompareTo(t2._ticks);

    public int CompareTo(TimeSpan value) => _ticks.CompareTo(value._ticks);

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not TimeSpan other)
        {
            ThrowHelper.ThrowArgument("Object must be of type TimeSpan.");
            return 0;
        }

        return CompareTo(other);
    }

    public bool Equals(TimeSpan obj) => _ticks == obj._ticks;

    public override bool Equals([NotNullWhen(true)] object? value) => value is TimeSpan other && _ticks == other._ticks;

    public static bool Equals(TimeSpan t1, TimeSpan t2) => t1._ticks == t2._ticks;

    public override int GetHashCode() => _ticks.GetHashCode();

    public override string ToString() => TimeSpanFormat.Format(this, null);

    public string ToString([StringSyntax(StringSyntaxAttribute.TimeSpanFormat)] string? format) =>
        TimeSpanFormat.Format(this, format);

    public string ToString([StringSyntax(StringSyntaxAttribute.TimeSpanFormat)] string? format,
        IFormatProvider? formatProvider) => TimeSpanFormat.Format(this, format);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? formatProvider = null) =>
        TimeSpanFormat.TryFormat(this, format, destination, out charsWritten);

    public static TimeSpan Parse(string s) => TimeSpanParse.Parse(ThrowHelper.NotNull(s, nameof(s)));

    public static TimeSpan Parse(string s, IFormatProvider? formatProvider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? s, out TimeSpan result) =>
        TimeSpanParse.TryParse(s, out result) == Number.Status.Ok;

    public static bool TryParse(ReadOnlySpan<char> s, out TimeSpan result) =>
        TimeSpanParse.TryParse(s, out result) == Number.Status.Ok;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? formatProvider, out TimeSpan result) =>
        TryParse(s, out result);

    public static TimeSpan operator -(TimeSpan t) => t.Negate();

    public static TimeSpan operator +(TimeSpan t) => t;

    public static TimeSpan operator -(TimeSpan t1, TimeSpan t2) => t1.Subtract(t2);

    public static TimeSpan operator +(TimeSpan t1, TimeSpan t2) => t1.Add(t2);

    public static TimeSpan operator *(TimeSpan timeSpan, double factor)
    {
        CheckFactor(factor, nameof(factor));
        return FromRounded(Math.Round(timeSpan._ticks * factor));
    }

    public static TimeSpan operator *(double factor, TimeSpan timeSpan) => timeSpan * factor;

    public static TimeSpan operator /(TimeSpan timeSpan, double divisor)
    {
        CheckFactor(divisor, nameof(divisor));
        return FromRounded(Math.Round(timeSpan._ticks / divisor));
    }

    public static double operator /(TimeSpan t1, TimeSpan t2) => t1._ticks / (double)t2._ticks;

    public static bool operator ==(TimeSpan t1, TimeSpan t2) => t1._ticks == t2._ticks;

    public static bool operator !=(TimeSpan t1, TimeSpan t2) => t1._ticks != t2._ticks;

    public static bool operator <(TimeSpan t1, TimeSpan t2) => t1._ticks < t2._ticks;

    public static bool operator <=(TimeSpan t1, TimeSpan t2) => t1._ticks <= t2._ticks;

    public static bool operator >(TimeSpan t1, TimeSpan t2) => t1._ticks > t2._ticks;

    public static bool operator >=(TimeSpan t1, TimeSpan t2) => t1._ticks >= t2._ticks;

    private static void CheckFactor(double value, string? paramName)
    {
        if (double.IsNaN(value))
        {
            ThrowHelper.ThrowArgument("TimeSpan does not accept floating point Not-a-Number values.", paramName);
        }
    }

    private static TimeSpan FromUnits(long count, long ticksPerUnit)
    {
        if (count > long.MaxValue / ticksPerUnit || count < long.MinValue / ticksPerUnit)
        {
            ThrowHelper.ThrowArgumentOutOfRange(null, TooLong);
        }

        return new TimeSpan(count * ticksPerUnit);
    }

    private static TimeSpan FromDouble(double value, double ticksPerUnit)
    {
        CheckFactor(value, null);
        return FromRounded(value * ticksPerUnit);
    }

    private static TimeSpan FromRounded(double ticks)
    {
        if (ticks > long.MaxValue || ticks < long.MinValue || double.IsNaN(ticks))
        {
            ThrowHelper.ThrowOverflow(TooLong);
        }

        return new TimeSpan(ticks == long.MaxValue ? long.MaxValue : (long)ticks);
    }
}
