namespace NanoSocket.Simulator.Models;

/// <summary>What a command of a model does beside answering.</summary>
public enum ModelAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The modem goes off in order.</summary>
    PowerOff,

    /// <summary>The modem restarts.</summary>
    Restart,
}

/// <summary>
/// A command of a model. Each form is a text of information lines, separated by line feeds; empty: only OK; null: the
/// form does not exist.
/// </summary>
/// <param name="Name">In capitals, with its prefix character.</param>
public sealed record ModelCommand(string Name)
{
    /// <summary><c>AT+NAME</c>.</summary>
    public string? Execute { get; init; }

    /// <summary><c>AT+NAME?</c>. A command with <see cref="Stored"/> answers that instead.</summary>
    public string? Read { get; init; }

    /// <summary><c>AT+NAME=...</c>.</summary>
    public string? Set { get; init; }

    /// <summary><c>AT+NAME=?</c>, behind the name.</summary>
    public string? Test { get; init; } = "";

    /// <summary>Values that can be set, and are read back; this is what they are at first.</summary>
    public string? Stored { get; init; }

    /// <summary>Refused until the card is ready.</summary>
    public bool NeedsSim { get; init; }

    /// <summary>What execute and set form do.</summary>
    public ModelAction Action { get; init; }

    /// <summary>A setting without effect on the simulation.</summary>
    public static ModelCommand Setting(string name, string initial) => new(name) { Stored = initial };

    /// <summary>A command that is accepted in every form and answers nothing.</summary>
    public static ModelCommand Accepted(string name) => new(name) { Execute = "", Read = "", Set = "" };

    /// <summary>A fixed answer to the execute form.</summary>
    public static ModelCommand Shows(string name, string text) => new(name) { Execute = text };

    /// <summary>A fixed answer to the read form.</summary>
    public static ModelCommand Reads(string name, string text) => new(name) { Read = text };
}
