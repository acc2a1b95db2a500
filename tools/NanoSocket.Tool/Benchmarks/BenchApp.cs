using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;

namespace NanoSocket.Tool.Benchmarks;

/// <summary>An app of <c>tests/bench</c> that counts instructions, with the counter that all of them share.</summary>
internal static class BenchApp
{
    /// <summary>Finds the app in a folder of <c>tests/bench</c>.</summary>
    public static async Task<AppSource> ResolveAsync(string folder, CancellationToken cancellation)
    {
        AppSource app = await AppSource.ResolveAsync(Repository.Current.Resolve("tests/bench/" + folder), cancellation);
        return app with { NativeFiles = [.. app.NativeFiles, Repository.Current.Resolve("tests/bench/counter.c")] };
    }
}
