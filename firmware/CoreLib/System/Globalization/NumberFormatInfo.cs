namespace System.Globalization;

/// <summary>How the invariant culture writes numbers.</summary>
public sealed class NumberFormatInfo : IFormatProvider
{
    private static NumberFormatInfo? s_invariant;

    private NumberFormatInfo()
    {
    }

    public static NumberFormatInfo InvariantInfo => s_invariant ??= new NumberFormatInfo();

    public static NumberFormatInfo CurrentInfo => InvariantInfo;

    public string NegativeSign => "-";

    public string PositiveSign => "+";

    public string NumberDecimalSeparator => ".";

    public string NumberGroupSeparator => ",";

    public int[] NumberGroupSizes => [3];

    public int NumberDecimalDigits => 2;

    public string CurrencySymbol => "\u00A4";

    public string PercentSymbol => "%";

    public string NaNSymbol => "NaN";

    public string PositiveInfinitySymbol => "Infinity";

    public string NegativeInfinitySymbol => "-Infinity";

    public object? GetFormat(Type? formatType) => formatType == typeof(NumberFormatInfo) ? this : null;
}
