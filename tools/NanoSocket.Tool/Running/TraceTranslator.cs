using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Running;

/// <summary>Turns the addresses of the calls in a stack trace into C# methods and lines, with the debug information in the
/// image.</summary>
internal sealed class TraceTranslator(BuiltImage image)
{
    /// <summary>What the firmware writes before each address.</summary>
    public const string Prefix = "   at 0x";

    /// <summary>The translation of consecutive trace lines; the lines themselves when that fails.</summary>
    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> lines)
    {
        IEnumerable<string> arguments =
            ["-a", "-f", "-i", "-e", image.Elf, .. lines.Select(line => line[(Prefix.Length - 2)..].TrimEnd())];
        try
        {
            string program = image.Board.CompilerPrefix + "addr2line";
            CommandResult result = await Command.RunAsync(program, arguments);
            return result.ExitCode == 0 ? Present(result.Output, lines) : lines;
        }
        catch (ToolException)
        {
            // Without binutils the addresses are all there is to say.
            return lines;
        }
    }

    /// <summary>A whole log with its traces translated.</summary>
    public async Task<string> TranslateAllAsync(string log)
    {
        string[] lines = log.Split('\n');
        List<string> result = [];
        for (int i = 0; i < lines.Length;)
        {
            List<string> trace = lines.Skip(i).TakeWhile(IsTrace).ToList();
            result.AddRange(trace.Count > 0 ? await TranslateAsync(trace) : [lines[i]]);
            i += Math.Max(1, trace.Count);
        }
        return string.Join('\n', result);
    }

    /// <summary>Whether a line of the log is one entry of a trace.</summary>
    public static bool IsTrace(string line) =>
        line.StartsWith(Prefix, StringComparison.Ordinal) && ulong.TryParse(line.AsSpan(Prefix.Length).TrimEnd(),
            NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    /// <summary>Interprets addr2line's answer: for each address a line with it, then pairs of function and place.
    /// </summary>
    internal static IReadOnlyList<string> Present(string answer, IReadOnlyList<string> lines)
    {
        List<string> result = [];
        string[] rows = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int entry = -1;
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].StartsWith("0x", StringComparison.Ordinal))
            {
                entry++;
                continue;
            }
            string place = i + 1 < rows.Length ? rows[++i] : "";
            result.Add(rows[i - 1] == "??" ? lines[entry] : $"   at {Method(rows[i - 1])}{Place(place)}");
        }
        return result;
    }

    /// <summary>The method as C# names it, as far as the C name tells: <c>Queue_1_int_Enqueue</c> stays readable,
    /// but the compiler's own suffixes go.</summary>
    private static string Method(string function)
    {
        int suffix = function.IndexOf('.', StringComparison.Ordinal);
        return suffix > 0 ? function[..suffix] : function;
    }

    private static string Place(string place)
    {
        string text = place.Split(" (discriminator", 2)[0];
        int colon = text.LastIndexOf(':');
        return colon < 0 || text.StartsWith("??", StringComparison.Ordinal) || text.EndsWith(":?", StringComparison.Ordinal)
            ? ""
            : $" in {Path.GetFileName(text[..colon])}:line {text[(colon + 1)..]}";
    }
}
