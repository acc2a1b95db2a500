using System.Collections.Generic;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Models;

/// <summary>All models by name.</summary>
public static class ModemModels
{
    /// <summary>A modem that keeps to the standards and starts at once: the default.</summary>
    public static ModemModel Generic { get; } = new("generic", "keeps to the standards, boots in 0.2 s");

    /// <summary>Everything that is allowed and unusual at once, to test a host with.</summary>
    public static ModemModel Quirky { get; } = new(
        "quirky", "multiplexer with inverted C/R bits, two-byte lengths and MSC before UA; ignores +++")
    {
        Product = "Quirky modem",
        Connect = "CONNECT",
        Escapes = false,
        SimTime = System.TimeSpan.FromSeconds(3),
        Boot = [new("SYSSTART"), new("+CFUN: {cfun}", 1500), new("RDY", 2000)],
        CellFormat = ("x4", "x7"),
        KeepsBaudRate = false,
        Mux = new MuxQuirks
        {
            Channels = 3,
            DefaultN1 = 64,
            MaximumN1 = 256,
            TwoByteLengths = true,
            InvertedCommandResponse = true,
            StatusBeforeAck = true,
            UnsolicitedChannel = 1,
        },
    };

    /// <summary>The models, in the order of the documentation.</summary>
    public static IReadOnlyList<ModemModel> All { get; } =
    [
        Generic,
        LuatModels.Air724,
        SimcomModels.Sim7600,
        SimcomModels.A7670,
        SimcomModels.Sim800,
        QuectelModels.Ec200,
        QuectelModels.Eg25,
        QuectelModels.Bg96,
        Quirky,
    ];

    /// <summary>Finds a model by its name, whatever the case.</summary>
    /// <exception cref="OptionException">There is none.</exception>
    public static ModemModel Find(string name)
    {
        foreach (ModemModel model in All)
        {
            if (string.Equals(model.Name, name, System.StringComparison.OrdinalIgnoreCase))
            {
                return model;
            }
        }
        throw new OptionException($"model '{name}': unknown; there are {string.Join(", ", Names())}");
    }

    /// <summary>One line for each model, for people.</summary>
    public static IEnumerable<string> Describe()
    {
        foreach (ModemModel model in All)
        {
            yield return $"{model.Name,-10} {model.Summary}";
        }
    }

    private static IEnumerable<string> Names()
    {
        foreach (ModemModel model in All)
        {
            yield return model.Name;
        }
    }
}
