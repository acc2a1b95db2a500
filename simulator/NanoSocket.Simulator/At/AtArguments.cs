using System.Collections.Generic;
using System.Globalization;

namespace NanoSocket.Simulator.At;

/// <summary>The values behind <c>=</c>, separated by commas outside quotes (V.250 clause 5.4.2).</summary>
internal sealed class AtArguments
{
    private readonly List<string> values = [];
    private readonly List<bool> quoted = [];

    public AtArguments(string text)
    {
        Raw = text;
        int start = 0;
        bool inside = false;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && !inside))
            {
                Add(text[start..i].Trim());
                start = i + 1;
            }
            else if (text[i] == '"')
            {
                inside = !inside;
            }
        }
        IsWellFormed = !inside;
    }

    /// <summary>All values as they were written.</summary>
    public string Raw { get; }

    /// <summary>False when a quote is not closed.</summary>
    public bool IsWellFormed { get; }

    public int Count => values.Count;

    /// <summary>True when the value was left out.</summary>
    public bool IsOmitted(int index) => index >= values.Count || (values[index].Length == 0 && !quoted[index]);

    /// <summary>The value without its quotes; empty when left out.</summary>
    public string Text(int index) => index < values.Count ? values[index] : "";

    /// <summary>A number in a range; a value left out gives the default.</summary>
    public bool TryNumber(int index, int minimum, int maximum, int whenOmitted, out int number)
    {
        number = whenOmitted;
        return IsOmitted(index) || TryNumber(index, minimum, maximum, out number);
    }

    /// <summary>A number in a range; a value left out is an error.</summary>
    public bool TryNumber(int index, int minimum, int maximum, out int number)
    {
        number = 0;
        return index < values.Count && !quoted[index]
            && int.TryParse(values[index], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= minimum && number <= maximum;
    }

    private void Add(string value)
    {
        bool isQuoted = value.Length >= 2 && value[0] == '"' && value[^1] == '"';
        values.Add(isQuoted ? value[1..^1] : value);
        quoted.Add(isQuoted);
    }
}
