namespace System;

/// <summary>Whose time a <see cref="DateTime"/> is. The device's local time is UTC.</summary>
public enum DateTimeKind
{
    Unspecified = 0,
    Utc = 1,
    Local = 2,
}

/// <summary>The days of the week.</summary>
public enum DayOfWeek
{
    Sunday = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 3,
    Thursday = 4,
    Friday = 5,
    Saturday = 6,
}
