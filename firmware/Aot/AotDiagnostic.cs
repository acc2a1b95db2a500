using System.Globalization;

namespace NanoSocket.Aot;

/// <summary>How bad a diagnostic is.</summary>
public enum AotSeverity
{
    /// <summary>The image is built all the same.</summary>
    Warning,

    /// <summary>No image is written.</summary>
    Error,
}

/// <summary>One message about the program, with the place it concerns.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">A stable identifier: <c>NSA</c> and four digits from this compiler, <c>CS...</c> from Roslyn.
/// </param>
/// <param name="Message">What is wrong, and what to do about it where that is known.</param>
/// <param name="File">The source file, or null when no debug information names one.</param>
/// <param name="Line">The line, from 1; 0 when unknown.</param>
/// <param name="Column">The column, from 1; 0 when unknown.</param>
public sealed record AotDiagnostic(
    AotSeverity Severity, string Code, string Message, string? File, int Line, int Column)
{
    /// <summary>The form compilers and editors share: <c>file(line,column): error CODE: message</c>.</summary>
    public override string ToString()
    {
        string place = File is null ? "" : Line == 0
            ? File + ": "
            : string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): ");
        return $"{place}{(Severity == AotSeverity.Error ? "error" : "warning")} {Code}: {Message}";
    }
}
