using System.IO;
using NanoSocket.Tool;
using NanoSocket.Tool.Testing;

namespace NanoSocket.Conformance;

/// <summary>The reviewed records of the cases, a file each: what every board must do.</summary>
internal static class Traces
{
    private static string Folder => Repository.Current.Resolve("tests/conformance/traces");

    /// <summary>How a record differs from the reviewed one; null when it does not.</summary>
    public static string? Difference(CaseResult result, string board)
    {
        string file = FileOf(result);
        string expected = File.Exists(file) ? File.ReadAllText(file) : "";
        string difference = UnifiedDiff.Of(Repository.Current.Display(file), expected, board, result.Trace);
        return difference.Length > 0 ? "its trace is not the reviewed one\n" + difference : null;
    }

    /// <summary>Makes a record the reviewed one.</summary>
    public static void Accept(CaseResult result)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(FileOf(result), result.Trace);
    }

    private static string FileOf(CaseResult result) => Path.Combine(Folder, result.Name + ".txt");
}
