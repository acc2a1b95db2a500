namespace System;

/// <summary>Stands for a value that does not exist.</summary>
public sealed class DBNull
{
    public static readonly DBNull Value = new();

    private DBNull()
    {
    }

    public override string ToString() => "";
}
