using System;
using System.Collections.Generic;

namespace NanoSocket.Simulator.At;

/// <summary>One command of the table: its name and the forms it has. A form that is left out gives ERROR.</summary>
/// <param name="Name">In capitals, with its prefix character.</param>
internal sealed record AtEntry(string Name)
{
    /// <summary><c>AT+NAME</c>.</summary>
    public Func<AtContext, AtResult>? Execute { get; init; }

    /// <summary><c>AT+NAME?</c>.</summary>
    public Func<AtContext, AtResult>? Read { get; init; }

    /// <summary><c>AT+NAME=...</c>.</summary>
    public Func<AtContext, AtArguments, AtResult>? Set { get; init; }

    /// <summary>Basic syntax: the number behind the letter.</summary>
    public Func<AtContext, int, AtResult>? Basic { get; init; }

    /// <summary>Answer to <c>AT+NAME=?</c> behind the name; empty: only OK; null: the form does not exist.</summary>
    public string? Test { get; init; }

    /// <summary>In place of <see cref="Test"/>, where the answer depends on the modem.</summary>
    public Func<AtContext, string>? TestAnswer { get; init; }

    /// <summary>Refused until the SIM is unlocked (3GPP TS 27.007 clause 8.3).</summary>
    public bool NeedsSim { get; init; }

    /// <summary>A number that is stored and read back.</summary>
    public static AtEntry Number(
        string name, int minimum, int maximum, Func<ChannelSettings, int> get, Action<ChannelSettings, int> set) =>
        new(name)
        {
            Test = $"({minimum}-{maximum})",
            Read = context => context.Answer($"{name}: {get(context.Settings)}"),
            Set = (context, arguments) =>
            {
                if (!arguments.TryNumber(0, minimum, maximum, out int value))
                {
                    return AtResult.Fail(CmeError.IncorrectParameters);
                }
                set(context.Settings, value);
                return AtResult.Ok;
            },
        };

    /// <summary>A list of values without effect on the simulation, read back as it was set.</summary>
    public static AtEntry Stored(string name, string initial, string test) => new(name)
    {
        Test = test,
        Execute = _ => AtResult.Ok,
        Read = context => context.Answer($"{name}: {context.Settings.Stored.GetValueOrDefault(name, initial)}"),
        Set = (context, arguments) =>
        {
            context.Settings.Stored[name] = arguments.Raw;
            return AtResult.Ok;
        },
    };

    /// <summary>A fixed answer to the execute form.</summary>
    public static AtEntry Identity(string name, Func<AtContext, string> text) => new(name)
    {
        Test = "",
        Execute = context => context.Answer(text(context)),
    };
}
