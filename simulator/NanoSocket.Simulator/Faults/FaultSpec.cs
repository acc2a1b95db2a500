using System;
using System.Collections.Generic;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Faults;

/// <summary>A fault by name with its parameters, as given on a command line; known to exist and to be valid.</summary>
public sealed class FaultSpec
{
    private FaultSpec(string text, FaultDefinition definition, FaultParameters parameters)
    {
        Text = text;
        Definition = definition;
        Parameters = parameters;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Name in the catalogue.</summary>
    public string Name => Definition.Name;

    internal FaultDefinition Definition { get; }

    internal FaultParameters Parameters { get; }

    /// <summary>Reads <c>NAME[,key=value]...</c>.</summary>
    /// <exception cref="OptionException">Unknown name or key, or a value out of range.</exception>
    public static FaultSpec Parse(string text)
    {
        string[] parts = text.Split(',');
        if (FaultCatalogue.Find(parts[0]) is not FaultDefinition definition)
        {
            throw new OptionException(
                $"fault '{parts[0]}' is unknown; known are: {string.Join(", ", FaultCatalogue.Names)}");
        }
        return new FaultSpec(text, definition, FaultParameters.Parse(definition, parts.AsSpan(1)));
    }

    /// <summary>Reads faults separated by spaces or semicolons.</summary>
    /// <exception cref="OptionException">One of them is not valid.</exception>
    public static IReadOnlyList<FaultSpec> ParseList(string text)
    {
        List<FaultSpec> faults = [];
        foreach (string part in text.Split([' ', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            faults.Add(Parse(part));
        }
        return faults;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
