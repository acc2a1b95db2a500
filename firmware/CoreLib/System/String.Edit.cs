using System.Globalization;
using System.Text;

namespace System;

public sealed partial class String
{
    public string Substring(int startIndex) => Substring(startIndex, Math.Max(Length - startIndex, 0));

    public string Trim() => From(this.AsSpan().Trim());

    public string TrimStart() => From(this.AsSpan().TrimStart());

    public string TrimEnd() => From(this.AsSpan().TrimEnd());

    public string Trim(char trimChar) => From(this.AsSpan().Trim(trimChar));

    public string TrimStart(char trimChar) => From(this.AsSpan().TrimStart(trimChar));

    public string TrimEnd(char trimChar) => From(this.AsSpan().TrimEnd(trimChar));

    public string Trim(params char[]? trimChars) => Trim(trimChars, true, true);

    public string TrimStart(params char[]? trimChars) => Trim(trimChars, true, false);

    public string TrimEnd(params char[]? trimChars) => Trim(trimChars, false, true);

    public string PadLeft(int totalWidth) => PadLeft(totalWidth, ' ');

    public string PadLeft(int totalWidth, char paddingChar)
    {
        int missing = Missing(totalWidth);
        if (missing <= 0)
        {
            return this;
        }

        string result = FastAllocate(totalWidth);
        result.Writable.Slice(0, missing).Fill(paddingChar);
        CopyTo(result.Writable.Slice(missing));
        return result;
    }

    public string PadRight(int totalWidth) => PadRight(totalWidth, ' ');

    public string PadRight(int totalWidth, char paddingChar)
    {
        int missing = Missing(totalWidth);
        if (missing <= 0)
        {
            return this;
        }

        string result = FastAllocate(totalWidth);
        CopyTo(result.Writable);
        result.Writable.Slice(Length).Fill(paddingChar);
        return result;
    }

    public string Insert(int startIndex, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startIndex, Length);
        return Concat(this.AsSpan(0, startIndex), value.AsSpan(), this.AsSpan(startIndex));
    }

    public string Remove(int startIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        if (startIndex > Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex),
                "startIndex cannot be larger than length of string.");
        }

        return Substring(0, startIndex);
    }

    public string Remove(int startIndex, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - startIndex);

        return count == 0 ? this : Concat(this.AsSpan(0, startIndex), this.AsSpan(startIndex + count));
    }

    public string Replace(char oldChar, char newChar)
    {
        int first = oldChar == newChar ? -1 : IndexOf(oldChar);
        if (first < 0)
        {
            return this;
        }

        string result = FastAllocate(Length);
        Span<char> text = result.Writable;
        CopyTo(text);
        for (int i = first; i < text.Length; i++)
        {
            if (text[i] == oldChar)
            {
                text[i] = newChar;
            }
        }

        return result;
    }

    public string Replace(string oldValue, string? newValue) => Replace(oldValue, newValue, StringComparison.Ordinal);

    public string Replace(string oldValue, string? newValue, StringComparison comparisonType)
    {
        ArgumentException.ThrowIfNullOrEmpty(oldValue);
        bool ignoreCase = IgnoresCase(comparisonType);
        int found = Ordinal.IndexOf(this, oldValue, ignoreCase);
        if (found < 0)
        {
            return this;
        }

        TextBuilder text = new(stackalloc char[64]);
        ReadOnlySpan<char> rest = this;
        while (found >= 0)
        {
            text.Append(rest.Slice(0, found));
            text.Append(newValue);
            rest = rest.Slice(found + oldValue.Length);
            found = Ordinal.IndexOf(rest, oldValue, ignoreCase);
        }

        text.Append(rest);
        return text.ToString();
    }

    public string ReplaceLineEndings() => ReplaceLineEndings("\n");

    public string ReplaceLineEndings(string replacementText)
    {
        ArgumentNullException.ThrowIfNull(replacementText);
        TextBuilder text = new(stackalloc char[64]);
        for (int i = 0; i < Length; i++)
        {
            if (this[i] is '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                text.Append(replacementText);
                i += this[i] == '\r' && i + 1 < Length && this[i + 1] == '\n' ? 1 : 0;
            }
            else
            {
                text.Append(this[i]);
            }
        }

        return text.ToString();
    }

    public string ToUpper() => ToUpperInvariant();

    public string ToUpper(CultureInfo? culture) => ToUpperInvariant();

    public string ToUpperInvariant()
    {
        string result = AllocateFor(Length);
        MemoryExtensions.ToUpperInvariant(this, result.Writable);
        return result;
    }

    public string ToLower() => ToLowerInvariant();

    public string ToLower(CultureInfo? culture) => ToLowerInvariant();

    public string ToLowerInvariant()
    {
        string result = AllocateFor(Length);
        MemoryExtensions.ToLowerInvariant(this, result.Writable);
        return result;
    }

    public bool IsNormalized() => true;

    public string Substring(int startIndex, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        if (startIndex > Length)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(startIndex),
                "startIndex cannot be larger than length of string.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(length);

        if (length > Length - startIndex)
        {
            ThrowHelper.ThrowArgumentOutOfRange(nameof(length),
                "Index and length must refer to a location within the string.");
        }

        return From(new ReadOnlySpan<char>(ref System.Runtime.CompilerServices.Unsafe.Add(ref _firstChar, startIndex),
            length));
    }

    private string Trim(char[]? trimChars, bool start, bool end)
    {
        if (trimChars is null || trimChars.Length == 0)
        {
            return start ? (end ? Trim() : TrimStart()) : TrimEnd();
        }

        ReadOnlySpan<char> text = this;
        ReadOnlySpan<char> unwanted = trimChars;
        while (start && text.Length != 0 && unwanted.Contains(text[0]))
        {
            text = text.Slice(1);
        }

        while (end && text.Length != 0 && unwanted.Contains(text[text.Length - 1]))
        {
            text = text.Slice(0, text.Length - 1);
        }

        return From(text);
    }

    private int Missing(int totalWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(totalWidth);

        return totalWidth - Length;
    }

    /// <summary>A string of a part of this one: itself when the part is the whole.</summary>
    private string From(ReadOnlySpan<char> part) => part.Length == Length ? this : new string(part);
}
