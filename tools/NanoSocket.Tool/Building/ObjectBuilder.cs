using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Building;

/// <summary>An object file and the component it counts in.</summary>
internal sealed record CompiledObject(string File, string Component);

/// <summary>Compiles the C files of an image, as many at a time as there are processors.</summary>
internal sealed class ObjectBuilder(CCompiler compiler, FirmwareSources firmware)
{
    private readonly Lazy<string> _environment = new(() =>
    {
        using Fingerprint fingerprint = new();
        compiler.AddTo(fingerprint);
        firmware.AddHeadersTo(fingerprint);
        return fingerprint.ToString();
    });

    /// <summary>The objects of all sources, in their order.</summary>
    /// <exception cref="ToolException">A file does not compile.</exception>
    public async Task<IReadOnlyList<CompiledObject>> BuildAsync(
        IReadOnlyList<NativeSource> sources, Action<string> step, CancellationToken cancellation)
    {
        CompiledObject[] objects = new CompiledObject[sources.Count];
        int started = 0;
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        await Parallel.ForAsync(0, sources.Count, parallel, async (index, token) =>
        {
            string file = await BuildCaches.Objects.GetAsync(Key(sources[index]), async output =>
            {
                if (Interlocked.Exchange(ref started, 1) == 0)
                {
                    step("Compiling C");
                }
                await CompileAsync(sources[index], output, token);
            });
            objects[index] = new CompiledObject(file, sources[index].Component);
        });
        return objects;
    }

    private string Key(NativeSource source)
    {
        using Fingerprint fingerprint = new();
        return fingerprint.Add(_environment.Value).Add(source.Flags)
            .Add(Path.GetFileName(source.File)).AddFile(source.File) + ".o";
    }

    private async Task CompileAsync(NativeSource source, string output, CancellationToken cancellation)
    {
        CommandResult result =
            await compiler.CompileAsync(source, firmware.Includes, output, cancellation);
        if (result.ExitCode == 0)
        {
            return;
        }
        if (source.Component == Component.Generated)
        {
            throw GeneratedCodeFailure(source, result);
        }
        throw new ToolException(
            $"{Repository.Current.Display(source.File)} does not compile{Environment.NewLine}{result.Error.Trim()}");
    }

    /// <summary>Whatever the app is, gcc must accept what our compiler wrote: keep it for whoever mends that.</summary>
    private static ToolException GeneratedCodeFailure(NativeSource source, CommandResult result)
    {
        string kept = Path.Combine(Repository.Current.Build, "failed", Guid.NewGuid().ToString("N") + ".c");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.Copy(source.File, kept);
        string first = result.Error.Split('\n')
            .FirstOrDefault(line => line.Contains("error:", StringComparison.Ordinal)) ?? result.Error.Trim();
        return new ToolException($"internal error: gcc rejects the generated code, kept in "
            + $"{Repository.Current.Display(kept)}: {first.Trim()}");
    }
}
