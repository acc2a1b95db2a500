using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace System;

/// <summary>A point in time from year 1 to 9999 of the Gregorian calendar, in ticks of 100 ns.</summary>
public readonly partial struct DateTime : IComparable, IComparable<DateTime>, IEquatable<DateTime>, ISpanFormattable
{
    public const long UnixEpochTicks = 621_355_968_000_000_000;

    public static readonly DateTime MinValue;
    public static readonly DateTime MaxValue = new(MaxTicks);
    public static readonly DateTime UnixEpoch = new(UnixEpochTicks, DateTimeKind.Utc);

    internal const long MaxTicks = 3_155_378_975_999_999_999;

    private const ulong TicksMask = 0x3FFF_FFFF_FFFF_FFFF;
    private const int KindShift = 62;
    private const string OutOfRange = "The added or subtracted value results in an un-representable DateTime.";

    private readonly ulong _data; // ticks, with the kind in the two highest bits

    public DateTime(long ticks) : this(ticks, DateTimeKind.Unspecified)
    {
    }

    public DateTime(long ticks, DateTimeKind kind)
    {
        if ((ulong)ticks > MaxTicks)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(ticks),
                "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.");
        }

        if ((uint)kind > (uint)DateTimeKind.Local)
        {
            ThrowHelper.ThrowArgument("Invalid DateTimeKind value.", nameof(kind));
        }

        _data = (ulong)ticks | ((ulong)kind << KindShift);
    }

    public DateTime(int year, int month, int day) : this(Calendar.ToTicks(year, month, day))
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second)
        : this(year, month, day, hour, minute, second, DateTimeKind.Unspecified)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)
        : this(Calendar.ToTicks(year, month, day) + Calendar.ToTicksOfDay(hour, minute, second, 0), kind)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
        : this(year, month, day, hour, minute, second, millisecond, DateTimeKind.Unspecified)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)
        : this(Calendar.ToTicks(year, month, day) + Calendar.ToTicksOfDay(hour, minute, second, millisecond), kind)
    {
    }

    public static DateTime UtcNow =>
        new(UnixEpochTicks + NativeWallClock() * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    public static DateTime Now => SpecifyKind(UtcNow, DateTimeKind.Local);

    public static DateTime Today => Now.Date;

    public long Ticks => (long)(_data & TicksMask);

    public DateTimeKind Kind => (DateTimeKind)(_data >> KindShift);

    public DateTime Date => new(Ticks - Ticks % TimeSpan.TicksPerDay, Kind);

    public TimeSpan TimeOfDay => new(Ticks % TimeSpan.TicksPerDay);

    public int Year => Calendar.FromTicks(Ticks).Year;

    public int Month => Calendar.FromTicks(Ticks).Month;

    public int Day => Calendar.FromTicks(Ticks).Day;

    public int DayOfYear => Calendar.DayOfYear(Ticks);

    public DayOfWeek DayOfWeek => (DayOfWeek)((int)(Ticks / TimeSpan.TicksPerDay + 1) % 7);

    public int Hour => (int)(Ticks / TimeSpan.TicksPerHour % 24);

    public int Minute => (int)(Ticks / TimeSpan.TicksPerMinute % 60);

    public int Second => (int)(Ticks / TimeSpan.TicksPerSecond % 60);

    public int Millisecond => (int)(Ticks / TimeSpan.TicksPerMillisecond % 1000);

    public int Microsecond => (int)(Ticks / TimeSpan.TicksPerMicrosecond % 1000);

    public static bool IsLeapYear(int year) => Calendar.IsLeapYear(year);

    public static int DaysInMonth(int year, int month) => Calendar.DaysInMonth(year, month);

    public static DateTime SpecifyKind(DateTime value, DateTimeKind kind) => new(value.Ticks, kind);

    /// <summary>Not in .NET; nanoFramework has it.</summary>
    public static DateTime FromUnixTimeSeconds(long seconds) => UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);

    /// <summary>Not in .NET; nanoFramework has it.</summary>
    public long ToUnixTimeSeconds() => Ticks / TimeSpan.TicksPerSecond - UnixEpochTicks / TimeSpan.TicksPerSecond;

    public DateTime ToLocalTime() => SpecifyKind(this, DateTimeKind.Local);

    public DateTime ToUniversalTime() => SpecifyKind(this, DateTimeKind.Utc);

    public bool IsDaylightSavingTime() => false;

    public long ToBinary() => (long)_data;

    public static DateTime FromBinary(long dateData) =>
        new((long)((ulong)dateData & TicksMask), (DateTimeKind)Math.Min((ulong)dateData >> KindShift, 2));

    public DateTime Add(TimeSpan value) => AddTicks(value.Ticks);

    public DateTime AddTicks(long value)
    {
        long ticks = unchecked(Ticks + value);
        if ((ulong)ticks > MaxTicks)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(value), OutOfRange);
        }

        return new DateTime(ticks, Kind);
    }

    public DateTime AddDays(double value) => AddUnits(value, TimeSpan.TicksPerDay);

    public DateTime AddHours(double value) => AddUnits(value, TimeSpan.TicksPerHour);

    public DateTime AddMinutes(double value) => AddUnits(value, TimeSpan.TicksPerMinute);

    public DateTime AddSeconds(double value) => AddUnits(value, TimeSpan.TicksPerSecond);

    public DateTime AddMilliseconds(double value) => AddUnits(value, TimeSpan.TicksPerMillisecond);

    public DateTime AddMicroseconds(double value) => AddUnits(value, TimeSpan.TicksPerMicrosecond);

    public DateTime AddMonths(int months)
    {
        if (months is < -120_000 or > 120_000)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(months), "Months value must be between +/-120000.");
        }

        (int year, int month, int day) = Calendar.FromTicks(Ticks);
        int index = year * 12 + month - 1 + months;
        if (index is < 12 or >= 10_000 * 12)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(months), OutOfRange);
        }

        year = index / 12;
        month = index % 12 + 1;
        long date = Calendar.ToTicks(year, month, Math.Min(day, DaysInMonth(year, month)));
        return new DateTime(date + Ticks % TimeSpan.TicksPerDay, Kind);
    }

    public DateTime AddYears(int value)
    {
        if (value is < -10_000 or > 10_000)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(value), "Years value must be between +/-10000.");
        }

        return AddMonths(value * 12);
    }

    public TimeSpan Subtract(DateTime value) => new(Ticks - value.Ticks);

    public DateTime Subtract(TimeSpan value) => this - value;

    public static int Compare(DateTime t1, DateTime t2) => t1.Ticks.CompareTo(t2.Ticks);

    public int CompareTo(DateTime value) => Compare(this, value);

    public int CompareTo(object? value)
    {
        if (value is null)
        {
            return 1;
        }

        if (value is not DateTime other)
        {
            ThrowHelper.ThrowArgument("Object must be of type DateTime.");
            return 0;
        }

        return Compare(this, other);
    }

    public bool Equals(DateTime value) => Ticks == value.Ticks;

    public static bool Equals(DateTime t1, DateTime t2) => t1.Ticks == t2.Ticks;

    public override bool Equals([NotNullWhen(true)] object? value) => value is DateTime other && Ticks == other.Ticks;

    public override int GetHashCode() => Ticks.GetHashCode();

    public void Deconstruct(out int year, out int month, out int day) => (year, month, day) = Calendar.FromTicks(Ticks);

    public TypeCode GetTypeCode() => TypeCode.DateTime;

    public static DateTime operator +(DateTime d, TimeSpan t) => d.AddTicks(t.Ticks);

    public static DateTime operator -(DateTime d, TimeSpan t)
    {
        long ticks = unchecked(d.Ticks - t.Ticks);
        if ((ulong)ticks > MaxTicks)
        {
            ThrowHelper.ThrowArgumentOutOfRange("t", OutOfRange);
        }

        return new DateTime(ticks, d.Kind);
    }

    public static TimeSpan operator -(DateTime d1, DateTime d2) => new(d1.Ticks - d2.Ticks);

    public static bool operator ==(DateTime d1, DateTime d2) => d1.Ticks == d2.Ticks;

    public static bool operator !=(DateTime d1, DateTime d2) => d1.Ticks != d2.Ticks;

    public static bool operator <(DateTime t1, DateTime t2) => t1.Ticks < t2.Ticks;

    public static bool operator <=(DateTime t1, DateTime t2) => t1.Ticks <= t2.Ticks;

    public static bool operator >(DateTime t1, DateTime t2) => t1.Ticks > t2.Ticks;

    public static bool operator >=(DateTime t1, DateTime t2) => t1.Ticks >= t2.Ticks;

    /// <summary>
    /// Whole units and the fraction are turned into ticks one after the other, so that neither is rounded.
    /// </summary>
    private DateTime AddUnits(double value, long ticksPerUnit)
    {
        double limit = (double)MaxTicks / ticksPerUnit;
        if (!(Math.Abs(value) <= limit))
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(value), "Value to add was out of range.");
        }

        double whole = Math.Truncate(value);
        return AddTicks((long)whole * ticksPerUnit + (long)((value - whole) * ticksPerUnit));
    }

    [DllImport("nanosocket", EntryPoint = "ns_wall_clock_us")]
    private static extern long NativeWallClock();
}
