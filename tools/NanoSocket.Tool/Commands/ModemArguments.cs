using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Hosting;
using NanoSocket.Simulator.Options;
using NanoSocket.Tool.Running;

namespace NanoSocket.Tool.Commands;

/// <summary>The simulator's own options as options of a command: their names, help and meaning are the simulator's.
/// </summary>
internal sealed class ModemArguments
{
    private const string Fault = "--fault";

    private readonly List<Option<string[]>> _options = [];
    private readonly List<Option<bool>> _switches = [];
    private readonly Option<bool> _verbose = CommonOptions.Verbose();

    private readonly Option<string?> _faults = new("--modem", "-m")
    {
        Description = "Faults of modem and network, NAME[,KEY=VALUE]..., separated by spaces (see modem --faults)",
        HelpName = "FAULTS",
    };

    /// <summary>Takes the simulator's options.</summary>
    /// <param name="isOwnCommand">With those that only make sense for the simulator alone: where it listens. The other
    /// commands have <c>--modem</c> for faults instead.</param>
    public ModemArguments(bool isOwnCommand)
    {
        IsOwnCommand = isOwnCommand;
        foreach ((string usage, string summary) in SimulatorArguments.Help)
        {
            string[] parts = usage.Split(' ', 2);
            if (parts is [_])
            {
                _switches.Add(new Option<bool>(parts[0]) { Description = summary });
            }
            else if (isOwnCommand || parts[0] is not ("--listen" or Fault))
            {
                _options.Add(new Option<string[]>(parts[0])
                {
                    Description = summary,
                    HelpName = parts[1],
                    DefaultValueFactory = _ => [],
                });
            }
        }
    }

    private bool IsOwnCommand { get; }

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        _options.ForEach(command.Add);
        _switches.ForEach(command.Add);
        if (!IsOwnCommand)
        {
            command.Add(_faults);
        }
        command.Add(_verbose);
    }

    /// <summary>What the command line says.</summary>
    /// <exception cref="ToolException">A value cannot be used.</exception>
    public SimulatorOptions ReadAll(ParseResult result)
    {
        try
        {
            return SimulatorArguments.Parse(Arguments(result));
        }
        catch (OptionException e)
        {
            throw new ToolException(e.Message, ExitCode.Usage);
        }
    }

    /// <summary>The modem that the command line describes.</summary>
    /// <exception cref="ToolException">A value cannot be used.</exception>
    public ModemSettings Read(ParseResult result) => new(ReadAll(result).Modem, IsVerbose(result));

    /// <summary>Whether to show what passes through modem and network.</summary>
    public bool IsVerbose(ParseResult result) => result.GetValue(_verbose);

    private List<string> Arguments(ParseResult result)
    {
        List<string> arguments = [];
        foreach (Option<string[]> option in _options)
        {
            arguments.AddRange(result.GetValue(option)!.SelectMany(value => new[] { option.Name, value }));
        }
        arguments.AddRange(_switches.Where(result.GetValue).Select(option => option.Name));
        if (!IsOwnCommand && result.GetValue(_faults) is { } faults)
        {
            arguments.AddRange(FaultSpec.ParseList(faults).SelectMany(fault => new[] { Fault, fault.Text }));
        }
        return arguments;
    }
}
