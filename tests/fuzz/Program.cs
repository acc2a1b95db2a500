using System;
using System.Threading.Tasks;
using NanoSocket.Fuzz.Tests.Seeds;
using Xunit.Runner.InProc.SystemConsole;

namespace NanoSocket.Fuzz.Tests;

/// <summary>
/// Without options of its own: all tests of this project. <c>--seeds FOLDER</c> writes seeds made of conversations with
/// the simulator; <c>--replay TARGET FILE</c> runs one input under .NET.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["--seeds", var folder]:
                SeedMaker.Write(folder);
                return 0;
            case ["--replay", var target, var file]:
                Console.WriteLine(Corpus.Run(target, file));
                return 0;
            default:
                return await ConsoleRunner.Run(arguments);
        }
    }
}
