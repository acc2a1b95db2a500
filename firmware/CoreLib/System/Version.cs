using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A version of two to four numbers.</summary>
public sealed class Version : IComparable, IComparable<Version?>, IEquatable<Version?>, ICloneable
{
    public Version(int major, int minor) : this(major, minor, -1, -1)
    {
    }

    public Version(int major, int minor, int build) : this(major, minor, build, -1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(build);
    }

    public Version(int major, int minor, int build, int revision)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(major);
        ArgumentOutOfRangeException.ThrowIfNegative(minor);
        Major = major;
        Minor = minor;
        Build = build;
        Revision = revision;
    }

    public int Major { get; }

    public int Minor { get; }

    public int Build { get; }

    public int Revision { get; }

    public object Clone() => this;

    public int CompareTo(object? version) => version is null or Version
        ? CompareTo((Version?)version) : throw new ArgumentException("Object must be of type Version.");

    public int CompareTo(Version? value)
    {
        if (value is null)
        {
            return 1;
        }

        int order = Major.CompareTo(value.Major);
        order = order != 0 ? order : Minor.CompareTo(value.Minor);
        order = order != 0 ? order : Build.CompareTo(value.Build);
        return order != 0 ? order : Revision.CompareTo(value.Revision);
    }

    public bool Equals([NotNullWhen(true)] Version? obj) => CompareTo(obj) == 0;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Version other && CompareTo(other) == 0;

    public override int GetHashCode() => HashCode.Combine(Major, Minor, Build, Revision);

    public override string ToString()
    {
        string text = Major.ToString() + "." + Minor.ToString();
        text = Build < 0 ? text : text + "." + Build.ToString();
        return Revision < 0 ? text : text + "." + Revision.ToString();
    }

    public static bool operator ==(Version? v1, Version? v2) => v1 is null ? v2 is null : v1.Equals(v2);

    public static bool operator !=(Version? v1, Version? v2) => !(v1 == v2);

    public static bool operator <(Version? v1, Version? v2) => v1 is null ? v2 is not null : v1.CompareTo(v2) < 0;

    public static bool operator >(Version? v1, Version? v2) => v2 < v1;

    public static bool operator <=(Version? v1, Version? v2) => !(v2 < v1);

    public static bool operator >=(Version? v1, Version? v2) => !(v1 < v2);
}
