using System.Text;

namespace System;

internal static partial class Number
{
    private const int DoubleMantissaBits = 52;
    private const int SingleMantissaBits = 23;

    /// <summary>Custom formats see this many digits, as in .NET; so many digits identify a number.</summary>
    private const int DoubleCustomDigits = 15;
    private const int SingleCustomDigits = 7;
    private const int DoubleRoundTripDigits = 17;
    private const int SingleRoundTripDigits = 9;

    /// <summary>More digits than a shortest text (17), a custom format or usual precisions need.</summary>
    private const int StackDigits = 64;

    /// <summary>The integer part of the largest double, and one digit that rounding may add.</summary>
    private const int MaxWholeDigits = 310;

    internal static string FormatDouble(double value, string? format)
    {
        TextBuilder text = new(stackalloc char[32]);
        AppendDouble(ref text, value, format);
        return text.ToString();
    }

    internal static string FormatSingle(float value, string? format)
    {
        TextBuilder text = new(stackalloc char[32]);
        AppendSingle(ref text, value, format);
        return text.ToString();
    }

    internal static bool TryFormatDouble(double value, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        TextBuilder text = new(stackalloc char[32]);
        AppendDouble(ref text, value, format);
        return text.TryCopyTo(destination, out charsWritten);
    }

    internal static bool TryFormatSingle(float value, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        TextBuilder text = new(stackalloc char[32]);
        AppendSingle(ref text, value, format);
        return text.TryCopyTo(destination, out charsWritten);
    }

    private static void AppendDouble(ref TextBuilder text, double value, ReadOnlySpan<char> format)
    {
        if (!double.IsFinite(value))
        {
            text.Append(NonFinite(double.IsNaN(value), value < 0));
            return;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        Append(ref text, new BinaryFloat(bits & ((1UL << 63) - 1), DoubleMantissaBits), value, bits >> 63 != 0,
            DoubleCustomDigits, format);
    }

    private static void AppendSingle(ref TextBuilder text, float value, ReadOnlySpan<char> format)
    {
        if (!float.IsFinite(value))
        {
            text.Append(NonFinite(float.IsNaN(value), value < 0));
            return;
        }

        uint bits = BitConverter.SingleToUInt32Bits(value);
        Append(ref text, new BinaryFloat(bits & int.MaxValue, SingleMantissaBits), value, bits >> 31 != 0,
            SingleCustomDigits, format);
    }

    private static string NonFinite(bool isNaN, bool isNegative) =>
        isNaN ? "NaN" : isNegative ? "-Infinity" : "Infinity";

    private static void Append(ref TextBuilder text, BinaryFloat value, double magnitude, bool isNegative,
        int customDigits, ReadOnlySpan<char> format)
    {
        FormatSpec spec = FormatSpec.Parse(format);
        FloatDigits.Request request = RequestFor(spec, customDigits);
        int capacity = CapacityFor(request, Math.Abs(magnitude));
        DecimalDigits number = new(capacity <= StackDigits ? stackalloc byte[StackDigits] : new byte[capacity])
        {
            KeepsNegativeZero = true,
            GeneralDigits = customDigits == DoubleCustomDigits ? DoubleRoundTripDigits : SingleRoundTripDigits,
        };
        FloatDigits.Generate(value, request, ref number);
        number.IsNegative = isNegative;
        if (spec.Letter == 0)
        {
            CustomFormat.Append(ref text, ref number, format);
        }
        else
        {
            AppendStandard(ref text, ref number, spec.Letter == 'R' ? spec.WithoutPrecision() : spec);
        }
    }

    /// <summary>
    /// The digits that a format shows; the shortest text that reads back as the same number if not said.
    /// </summary>
    private static FloatDigits.Request RequestFor(FormatSpec spec, int customDigits)
    {
        int precision = spec.Precision;
        switch (spec.Letter)
        {
            case 'F' or 'N' or 'C':
                return FloatDigits.Request.Decimals(precision < 0 ? 2 : precision);
            case 'P':
                return FloatDigits.Request.Decimals((precision < 0 ? 2 : precision) + 2);
            case 'E':
                return FloatDigits.Request.Significant(precision < 0 ? 7 : precision + 1);
            case 'G' when precision > 0:
                return FloatDigits.Request.Significant(precision);
            case 'G' or 'R':
                return FloatDigits.Request.Shortest;
            case '\0':
                return FloatDigits.Request.Significant(customDigits);
            default:
                ThrowHelper.ThrowFormat("Format specifier was invalid.");
                return default;
        }
    }

    private static int CapacityFor(FloatDigits.Request request, double magnitude)
    {
        if (request.IsShortest || request.IsSignificant)
        {
            return request.Count;
        }

        return request.Count + (magnitude < 1e15 ? 16 : MaxWholeDigits);
    }
}
