using System;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit.Runner.InProc.SystemConsole;

namespace NanoSocket.Benchmarks.Link;

/// <summary>Without options of its own: the tests. <c>--json</c> prints the figures.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["--json"])
        {
            return await ConsoleRunner.Run(arguments);
        }

        Console.WriteLine(JsonSerializer.Serialize(LinkRates.Measure(), s_json));
        return 0;
    }
}
