using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Diagnostics;

/// <summary>Collects messages. One construct is reported once, however many instantiations reach it.</summary>
internal sealed class DiagnosticBag
{
    private const int ChainLength = 4;

    private readonly Dictionary<(string?, int, string), AotDiagnostic> items = [];

    public bool HasErrors => items.Values.Any(item => item.Severity == AotSeverity.Error);

    public void Error(CompileError error, SourcePlace place, MethodNode? method)
    {
        string message = method is null ? error.Message : error.Message + Chain(method);
        items.TryAdd(
            (place.File, place.Line, error.Message),
            new AotDiagnostic(AotSeverity.Error, error.Code, message, place.File, place.Line, place.Column));
    }

    public List<AotDiagnostic> ToList() =>
        items.Values
            .OrderBy(item => item.File, StringComparer.Ordinal)
            .ThenBy(item => item.Line).ThenBy(item => item.Column)
            .ThenBy(item => item.Message, StringComparer.Ordinal)
            .ToList();

    private static string Chain(MethodNode method)
    {
        List<string> names = [method.DisplayName];
        for (MethodNode? at = method.ReachedFrom; at is not null && names.Count < ChainLength; at = at.ReachedFrom)
        {
            names.Add(at.DisplayName);
        }
        return names.Count == 1
            ? $" (in {names[0]})"
            : $" (in {names[0]}, reached from {string.Join(" <- ", names.Skip(1))})";
    }
}
