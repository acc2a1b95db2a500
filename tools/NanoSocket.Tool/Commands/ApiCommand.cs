using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Threading.Tasks;
using NanoSocket.Tool.Api;
using NanoSocket.Tool.Terminal;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket api</c>: how much of nanoFramework's API there is.</summary>
internal static class ApiCommand
{
    private const string Help = """
        Compares the public API of this checkout with the lists in nf-interop/api. A member that a base class
        declares counts. Lines: assembly, members there are, members of the list, percent.

        Examples:
          nanosocket api
          nanosocket api --assembly System.Net      lists what is missing, too
        """;

    public static Command Create()
    {
        Option<string?> assembly = new("--assembly", "-a")
        {
            Description = "Only this assembly of nanoFramework, with the members that are missing",
            HelpName = "NAME",
        };
        Command command = new DetailedCommand("api", "Prints how much of nanoFramework's API there is", Help)
        {
            assembly,
        };
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(assembly)));
        return command;
    }

    private static async Task<int> RunAsync(string? assembly)
    {
        IReadOnlyList<string> names = assembly is null ? ApiList.Names() : [ApiList.Read(assembly).Assembly];
        ApiSurface surface = await ApiSurface.OfFirmwareAsync(Messages.Info);
        foreach (string name in names)
        {
            ApiList list = ApiList.Read(name);
            PrintCoverage(surface, list, name);
            foreach (string missing in assembly is null ? [] : surface.Missing(list))
            {
                Console.WriteLine("  missing " + missing);
            }
        }
        return ExitCode.Success;
    }

    private static void PrintCoverage(ApiSurface surface, ApiList list, string title)
    {
        int present = list.Members.Count - surface.Missing(list).Count;
        double percent = 100.0 * present / list.Members.Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{title,-32} {present,5} of {list.Members.Count,5}  {percent:0.0} %"));
    }
}
