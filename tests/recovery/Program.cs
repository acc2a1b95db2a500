using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using NanoSocket.Tool.Testing;

namespace NanoSocket.RecoveryTests;

/// <summary>How long an app is without service when a fault strikes, in real time.</summary>
internal static class Program
{
    private const int SeedsOnHost = 5;
    private const int SeedsOnBoard = 1;

    /// <summary>Runs wait most of the time.</summary>
    private const int AtOnce = 8;

    public static Task<int> Main(string[] arguments)
    {
        RecoveryTable table = new();
        return CaseRunner.RunAsync(
            arguments,
            Cases(BoardCatalog.Host, SeedsOnHost, table).Concat(Cases(BoardCatalog.Default, SeedsOnBoard, table))
                .Prepend(new CatalogueCase()),
            AtOnce,
            () => Console.WriteLine(table.Format([BoardCatalog.Host, BoardCatalog.Default])));
    }

    private static IEnumerable<ITestCase> Cases(string board, int seeds, RecoveryTable table)
    {
        ImageBuilder builder = new(BoardCatalog.Load(board), new BuildOptions());
        return from seed in Enumerable.Range(1, seeds)
               from fault in RealFault.All
               select new RecoveryCase(builder, fault, board, seed, table);
    }
}
