using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace NanoSocket.Tool.Building;

/// <summary>How an image becomes a program that libFuzzer drives: clang with its sanitizers, branch counters in the
/// code under test, and the network stack's variables side by side, so that each input can begin with fresh ones.
/// </summary>
internal static class FuzzToolchain
{
    /// <summary>The compiler; Debian's package has this name, too.</summary>
    public const string Compiler = "clang-14";

    private const string Script = "network.ld";

    private static readonly string[] CounterFlags = ["-fsanitize=fuzzer-no-link"];

    /// <summary>Adds the counters where they belong.</summary>
    public static NativeSource WithCounters(NativeSource source) =>
        IsCounted(source.Component) ? source with { Flags = [.. source.Flags, .. CounterFlags] } : source;

    /// <summary>Flags of the link; writes the script that they name.</summary>
    /// <exception cref="ToolException">libFuzzer is not installed.</exception>
    public static IReadOnlyList<string> LinkFlags(BuiltImage image, IReadOnlyList<CompiledObject> objects)
    {
        string script = Path.Combine(image.Folder, Script);
        File.WriteAllText(script, LinkerScript(objects));
        // An image that ends is a finding: the driver hears of it.
        return ["-Wl,-T," + script, "-Wl,--wrap=ns_board_exit,--wrap=ns_entropy", Library(), "-lstdc++", "-lpthread"];
    }

    /// <summary>An addition to the linker's own script.</summary>
    private static string LinkerScript(IReadOnlyList<CompiledObject> objects)
    {
        StringBuilder text = new("SECTIONS { .network : ALIGN(64) {\nfuzz_network_begin = .;\n");
        foreach (CompiledObject compiled in objects.Where(o => IsRenewed(o.Component)))
        {
            text.Append('"').Append(compiled.File).Append("\"(.data .data.* .bss .bss.* COMMON)\n");
        }
        return text.Append(". = ALIGN(8);\nfuzz_network_end = .;\n} } INSERT AFTER .data;\n").ToString();
    }

    /// <summary>The components under test: C# as C, and those whose variables are renewed.</summary>
    private static bool IsCounted(string component) => component == Component.Generated || IsRenewed(component);

    /// <summary>The network stack and TLS.</summary>
    private static bool IsRenewed(string component) =>
        component == Component.Lwip || component.StartsWith(Component.Tls, StringComparison.Ordinal);

    private static string Library()
    {
        string architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64";
        string file = $"/usr/lib/clang/14/lib/linux/libclang_rt.fuzzer_no_main-{architecture}.a";
        return File.Exists(file)
            ? file
            : throw new ToolException($"{file} is missing: install Debian's libclang-rt-14-dev");
    }
}
