namespace System;

/// <summary>How texts are compared. Cultures compare as <see cref="Ordinal"/> does; odd values ignore case.</summary>
public enum StringComparison
{
    CurrentCulture = 0,
    CurrentCultureIgnoreCase = 1,
    InvariantCulture = 2,
    InvariantCultureIgnoreCase = 3,
    Ordinal = 4,
    OrdinalIgnoreCase = 5,
}
