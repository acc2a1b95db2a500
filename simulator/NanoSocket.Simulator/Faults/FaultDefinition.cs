using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.Faults;

/// <summary>An entry of the catalogue.</summary>
public sealed class FaultDefinition
{
    private static readonly FaultParameter Seed = new("seed", "randomness of this fault", 0, int.MaxValue);

    internal FaultDefinition(
        string name, string summary, IReadOnlyList<FaultParameter> parameters, Func<FaultContext, object> create)
    {
        Name = name;
        Summary = summary;
        Parameters = parameters;
        Create = create;
    }

    /// <summary>What the user types.</summary>
    public string Name { get; }

    /// <summary>One line for the list of faults.</summary>
    public string Summary { get; }

    /// <summary>Its own parameters; every fault also has <c>seed</c>.</summary>
    public IReadOnlyList<FaultParameter> Parameters { get; }

    /// <summary>Makes the fault; it implements at least one of the fault interfaces.</summary>
    internal Func<FaultContext, object> Create { get; }

    internal IEnumerable<FaultParameter> AllParameters => [.. Parameters, Seed];

    internal string ParameterNames => string.Join(", ", Names());

    internal FaultParameter? FindParameter(string name)
    {
        foreach (FaultParameter parameter in AllParameters)
        {
            if (parameter.Name == name)
            {
                return parameter;
            }
        }
        return null;
    }

    private IEnumerable<string> Names()
    {
        foreach (FaultParameter parameter in AllParameters)
        {
            yield return parameter.Name;
        }
    }
}
