using System;
using System.Globalization;

namespace NanoSocket.Conformance;

/// <summary>How a case ended on a board.</summary>
/// <param name="Name">The method: <c>Case_12_what_happens</c>, or <c>Decision_14_what_happens</c> for a decision of the
/// specification's section 7, or <c>Loss_21_what_happens</c> for a case while packets get lost.</param>
/// <param name="Problem">What is wrong; null when it passed.</param>
/// <param name="Trace">Its calls and messages, a line each.</param>
internal sealed record CaseResult(string Name, string? Problem, string Trace)
{
    /// <summary>The number in the specification.</summary>
    public int Number => int.Parse(Words[1], CultureInfo.InvariantCulture);

    /// <summary>What readers look the case up by.</summary>
    public string Label => Words[0] switch
    {
        "Decision" => $"7.{Number}",
        "Loss" => $"{Number}, packets lost",
        _ => $"{Number}",
    };

    /// <summary>What the case shows, in words.</summary>
    public string Behaviour => Words[2].Replace('_', ' ');

    private string[] Words => Name.Split('_', 3);

    /// <summary>Reads a line of the launcher; null when it is another line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="trace">What the case recorded before it.</param>
    public static CaseResult? Parse(string line, string trace)
    {
        string[] parts = line.Split(',', 3);
        if (parts.Length < 3 || !parts[0].StartsWith("Test ", StringComparison.Ordinal))
        {
            return null;
        }
        // Namespace.Class.Method.Row
        string[] names = parts[1].Split('.');
        string name = names.Length > 1 ? names[^2] : parts[1];
        return new CaseResult(name, parts[0] == "Test passed" ? null : $"{parts[0][5..]}: {parts[2]}", trace);
    }
}
