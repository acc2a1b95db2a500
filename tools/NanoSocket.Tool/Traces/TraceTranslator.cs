using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Traces;

/// <summary>Turns the addresses of the calls in a stack trace into C# methods and lines, with the debug information in
/// the image.</summary>
internal sealed class TraceTranslator(BuiltImage image)
{
    /// <summary>What the firmware writes before each address.</summary>
    private const string Prefix = "   at 0x";

    private readonly Lazy<SourceMethods> _methods = new(() => SourceMethods.Read(image.Source.Assemblies));

    /// <summary>The translation of consecutive trace lines; the lines themselves when that fails.</summary>
    public async Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> lines)
    {
        IEnumerable<string> arguments =
            ["-a", "-f", "-i", "-e", image.Elf, .. lines.Select(line => line[(Prefix.Length - 2)..].TrimEnd())];
        try
        {
            string program = image.Board.CompilerPrefix + "addr2line";
            CommandResult result = await Command.RunAsync(program, arguments);
            return result.ExitCode == 0 ? Present(result.Output, lines, _methods.Value) : lines;
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

    /// <summary>Interprets addr2line's answer: for each address a line with it, then pairs of function and place, the
    /// innermost inlined function first.</summary>
    internal static IReadOnlyList<string> Present(string answer, IReadOnlyList<string> lines, SourceMethods methods)
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
            string function = rows[i];
            string place = ++i < rows.Length ? rows[i] : "";
            if (function == "??")
            {
                result.Add(lines[entry]);
            }
            else if (!IsRuntime(function))
            {
                result.Add(Frame(function, place, methods));
            }
        }
        return result;
    }

    /// <summary>The way from a failed check to the exception, and from the start-up code to Main: true, but nothing
    /// anyone wrote.</summary>
    private static bool IsRuntime(string function) =>
        function.StartsWith("ns_throw_", StringComparison.Ordinal) || function is "ns_image_main" or "main_thread";

    private static string Frame(string function, string place, SourceMethods methods)
    {
        string text = place.Split(" (discriminator", 2)[0];
        int colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture, out int line) || line == 0)
        {
            return $"   at {WithoutSuffix(function)}";
        }
        string method = methods.Find(text[..colon], line) ?? WithoutSuffix(function);
        return $"   at {method} in {Path.GetFileName(text[..colon])}:line {line}";
    }

    /// <summary>gcc marks the copies that it makes of a function: <c>Program_Main.constprop.0</c>.</summary>
    private static string WithoutSuffix(string function) => function.Split('.')[0];
}
