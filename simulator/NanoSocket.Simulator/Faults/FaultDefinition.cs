using System;
using System.Collections.Generic;
using System.Linq;

namespace NanoSocket.Simulator.Faults;

/// <summary>An entry of the catalogue.</summary>
public sealed class FaultDefinition
{
    private static readonly FaultParameter Seed =
        new("seed", "its randomness (default: the modem's seed)", 0, int.MaxValue);

    internal FaultDefinition(
        string name,
        string summary,
        FaultPattern pattern,
        Func<FaultContext, object> create,
        params IReadOnlyList<FaultParameter> parameters)
    {
        Name = name;
        Summary = summary;
        Pattern = pattern;
        Parameters = parameters;
        Create = create;
    }

    /// <summary>The parameters that all faults have: when to strike, and their randomness.</summary>
    public static IReadOnlyList<FaultParameter> CommonParameters { get; } = [.. FaultTiming.Parameters, Seed];

    /// <summary>What the user types.</summary>
    public string Name { get; }

    /// <summary>One line for the list of faults.</summary>
    public string Summary { get; }

    /// <summary>When it strikes if the user does not say.</summary>
    public string Usually => Pattern.ToString();

    /// <summary>Its own parameters.</summary>
    public IReadOnlyList<FaultParameter> Parameters { get; }

    internal FaultPattern Pattern { get; }

    /// <summary>Makes the fault; it implements at least one of the fault interfaces.</summary>
    internal Func<FaultContext, object> Create { get; }

    internal IEnumerable<FaultParameter> AllParameters => [.. Parameters, .. CommonParameters];

    internal string ParameterNames => string.Join(", ", AllParameters.Select(parameter => parameter.Name));

    internal FaultParameter? FindParameter(string name) =>
        AllParameters.FirstOrDefault(parameter => parameter.Name == name);
}
