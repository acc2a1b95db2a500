namespace System;

/// <summary>A value that may be absent. The layout, flag first, is known to the compiler.</summary>
public struct Nullable<T> where T : struct
{
    private readonly bool _hasValue;
    private T _value;

    public Nullable(T value)
    {
        _hasValue = true;
        _value = value;
    }

    public readonly bool HasValue => _hasValue;

    public readonly T Value
    {
        get
        {
            if (!_hasValue)
            {
                ThrowHelper.ThrowNoValue();
            }

            return _value;
        }
    }

    public readonly T GetValueOrDefault() => _value;

    public readonly T GetValueOrDefault(T defaultValue) => _hasValue ? _value : defaultValue;

    public override bool Equals(object? other)
    {
        if (!_hasValue)
        {
            return other is null;
        }

        return other is not null && _value.Equals(other);
    }

    public override int GetHashCode() => _hasValue ? _value.GetHashCode() : 0;

    public override string? ToString() => _hasValue ? _value.ToString() : "";

    public static implicit operator T?(T value) => new Nullable<T>(value);

    public static explicit operator T(T? value) => value!.Value;
}
