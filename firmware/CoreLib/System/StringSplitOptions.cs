namespace System;

/// <summary>What becomes of the parts of a split text.</summary>
[Flags]
public enum StringSplitOptions
{
    None = 0,
    RemoveEmptyEntries = 1,
    TrimEntries = 2,
}
