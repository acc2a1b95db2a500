namespace System.Globalization;

/// <summary>The invariant culture, the only one there is; accepted wherever .NET takes a format provider.</summary>
public sealed class CultureInfo : IFormatProvider
{
    private static CultureInfo? s_invariant;

    private CultureInfo()
    {
    }

    public static CultureInfo InvariantCulture => s_invariant ??= new CultureInfo();

    public static CultureInfo CurrentCulture => InvariantCulture;

    public static CultureInfo CurrentUICulture => InvariantCulture;

    public string Name => "";

    public NumberFormatInfo NumberFormat => NumberFormatInfo.InvariantInfo;

    public DateTimeFormatInfo DateTimeFormat => DateTimeFormatInfo.InvariantInfo;

    public object? GetFormat(Type? formatType) => formatType == typeof(NumberFormatInfo)
        ? NumberFormat : formatType == typeof(DateTimeFormatInfo) ? DateTimeFormat : null;

    public override string ToString() => Name;
}
