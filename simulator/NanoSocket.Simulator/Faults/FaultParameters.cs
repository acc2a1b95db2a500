using System;
using System.Collections.Generic;
using System.Globalization;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Faults;

/// <summary>A parameter of a fault.</summary>
/// <param name="Name">Key.</param>
/// <param name="Summary">What it does, with its unit.</param>
/// <param name="Default">Value when left out.</param>
/// <param name="Maximum">Largest value; the smallest is 0.</param>
public sealed record FaultParameter(string Name, string Summary, double Default, double Maximum);

/// <summary>The values of a fault's parameters.</summary>
internal sealed class FaultParameters
{
    private readonly Dictionary<string, double> values = [];

    /// <summary>Names of the parameters that were written out.</summary>
    public HashSet<string> Given { get; } = [];

    public double this[string name] => values[name];

    public TimeSpan Milliseconds(string name) => TimeSpan.FromMilliseconds(values[name]);

    public static FaultParameters Parse(FaultDefinition definition, ReadOnlySpan<string> assignments)
    {
        FaultParameters result = new();
        foreach (FaultParameter parameter in definition.AllParameters)
        {
            result.values[parameter.Name] = parameter.Default;
        }
        foreach (string assignment in assignments)
        {
            string[] parts = assignment.Split('=', 2);
            FaultParameter parameter = definition.FindParameter(parts[0]) ?? throw new OptionException(
                $"fault '{definition.Name}' has no parameter '{parts[0]}'; it has: {definition.ParameterNames}");
            if (parts.Length < 2 || !TryNumber(parts[1], out double value) || value > parameter.Maximum)
            {
                throw new OptionException(
                    $"fault '{definition.Name}', parameter '{parameter.Name}': expected a number from 0 to "
                    + parameter.Maximum.ToString(CultureInfo.InvariantCulture));
            }
            result.values[parameter.Name] = value;
            result.Given.Add(parameter.Name);
        }
        return result;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
