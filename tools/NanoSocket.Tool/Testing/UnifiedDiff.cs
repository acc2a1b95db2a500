using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NanoSocket.Tool.Testing;

/// <summary>Shows where two texts differ, as diff -u does.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const int MostLines = 60;

    /// <summary>The difference, or the empty string when there is none.</summary>
    public static string Of(string expectedName, string expected, string actualName, string actual)
    {
        if (expected == actual)
        {
            return "";
        }
        List<(char Mark, string Line)> edits = Edits(expected.Split('\n'), actual.Split('\n'));
        StringBuilder text = new($"--- {expectedName}\n+++ {actualName}\n");
        int shown = 0;
        int last = -1;
        for (int i = 0; i < edits.Count && shown < MostLines; i++)
        {
            bool near = edits.Skip(i - Context).Take(2 * Context + 1 + Math.Min(0, i - Context))
                .Any(edit => edit.Mark != ' ');
            if (!near)
            {
                continue;
            }
            if (i != last + 1)
            {
                text.Append("@@\n");
            }
            text.Append(edits[i].Mark).Append(edits[i].Line).Append('\n');
            last = i;
            shown++;
        }
        return text.Append(shown == MostLines ? "...\n" : "").ToString();
    }

    /// <summary>The shortest edit script, by the longest common subsequence of what lies between the common beginning
    /// and the common end.</summary>
    private static List<(char Mark, string Line)> Edits(string[] expected, string[] actual)
    {
        int head = 0;
        while (head < expected.Length && head < actual.Length && expected[head] == actual[head])
        {
            head++;
        }
        int tail = 0;
        int most = Math.Min(expected.Length, actual.Length) - head;
        while (tail < most && expected[^(tail + 1)] == actual[^(tail + 1)])
        {
            tail++;
        }
        string[] left = Start(expected[head..^tail]);
        string[] right = Start(actual[head..^tail]);
        return
        [
            .. expected[..head].Select(line => (' ', line)),
            .. Middle(left, right),
            .. expected[^tail..].Select(line => (' ', line)),
        ];
    }

    /// <summary>The table below grows with the square; texts that differ in more lines than this differ everywhere.
    /// </summary>
    private static string[] Start(string[] lines) => lines[..Math.Min(lines.Length, 1000)];

    private static IEnumerable<(char Mark, string Line)> Middle(string[] left, string[] right)
    {
        int[,] common = CommonLengths(left, right);
        int i = 0;
        int j = 0;
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                yield return (' ', left[i]);
                i++;
                j++;
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', left[i++]);
            }
            else
            {
                yield return ('+', right[j++]);
            }
        }
    }

    /// <summary>Length of the longest common subsequence of the ends of both texts from each pair of lines on.
    /// </summary>
    private static int[,] CommonLengths(string[] left, string[] right)
    {
        int[,] lengths = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j]
                    ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }
        return lengths;
    }
}
