using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Processes;

namespace NanoSocket.Tool.Building;

/// <summary>A board's gcc, or clang for libFuzzer, with the flags that every file of an image gets.</summary>
internal sealed class CCompiler
{
    /// <summary>Signed overflow wraps as in C#, and generated code views objects through several types.</summary>
    private static readonly string[] LanguageFlags =
    [
        "-std=gnu11", "-fwrapv", "-fno-strict-aliasing", "-ffunction-sections", "-fdata-sections", "-fno-common", "-g",
        "-pipe",
    ];

    /// <summary>Flags that clang does not know.</summary>
    private static readonly string[] GccFlags = ["-fno-tree-loop-distribute-patterns"];

    private static readonly string[] OwnWarnings = ["-Wall", "-Wextra", "-Werror"];

    /// <summary>Alignment stays unchecked: packet headers and packed structures are read where they lie.</summary>
    private static readonly string[] SanitizerFlags =
    [
        "-fsanitize=address,undefined", "-fno-sanitize=alignment", "-fno-sanitize-recover=all",
        "-fno-omit-frame-pointer", "-O1",
    ];

    /// <summary>clang does not define gcc's macro.</summary>
    private static readonly string[] FuzzFlags = [.. SanitizerFlags, "-D__SANITIZE_ADDRESS__=1"];

    private readonly Board _board;
    private readonly bool _isClang;
    private readonly string _gcc;
    private readonly IReadOnlyList<string> _flags;

    public CCompiler(Board board, BuildOptions options)
    {
        _board = board;
        _isClang = options.Fuzz;
        _gcc = Programs.Require(options.Fuzz ? FuzzToolchain.Compiler : board.CompilerPrefix + "gcc");
        string root = Repository.Current.Root;
        _flags =
        [
            .. LanguageFlags, "-Os", .. board.Flags,
            .. options.Fuzz ? FuzzFlags : options.Sanitize ? [.. GccFlags, .. SanitizerFlags] : GccFlags,
            .. board.Defines.Select(define => "-D" + define),
            $"-ffile-prefix-map={root}/=",
        ];
    }

    /// <summary>Includes the compiler itself: another gcc makes other objects.</summary>
    public void AddTo(Fingerprint fingerprint) => fingerprint.AddProgram(_gcc).Add(_flags.ToList());

    /// <summary>Compiles one file.</summary>
    /// <returns>gcc's messages when it failed or warned, else the empty string.</returns>
    public async Task<CommandResult> CompileAsync(
        NativeSource source, IEnumerable<string> includes, string output, CancellationToken cancellation)
    {
        IEnumerable<string> arguments =
        [
            "-c", .. _flags, .. Warnings(source), .. source.Flags, .. includes.Select(folder => "-I" + folder),
            "-o", output, source.File,
        ];
        return await Command.RunAsync(_gcc, arguments, cancellation: cancellation);
    }

    /// <summary>Links objects, writing a map beside the image.</summary>
    public async Task<CommandResult> LinkAsync(
        IEnumerable<string> objects, string image, string map, IEnumerable<string> flags,
        CancellationToken cancellation)
    {
        string[] script = _board.LinkerScript is { } file
            ? ["-T", Repository.Current.Resolve(file), "-L", Repository.Current.Boards]
            : [];
        IEnumerable<string> arguments =
        [
            .. _flags, "-Wl,--gc-sections", "-Wl,-Map=" + map, .. script, "-o", image, .. objects,
            .. _board.LinkFlags, .. flags,
        ];
        return await Command.RunAsync(_gcc, arguments, cancellation: cancellation);
    }

    /// <summary>Writes the image as raw bytes (<c>binary</c>) or Intel HEX (<c>ihex</c>).</summary>
    public async Task ConvertAsync(string image, string format, string output, CancellationToken cancellation)
    {
        string objcopy = _board.CompilerPrefix + "objcopy";
        CommandResult result = await Command.RunAsync(
            objcopy, ["-O", format, image, output], cancellation: cancellation);
        if (result.ExitCode != 0)
        {
            throw new ToolException($"{objcopy} failed: {result.Error.Trim()}");
        }
    }

    /// <summary>The same files are free of gcc's warnings in every other image; clang's differ.</summary>
    private string[] Warnings(NativeSource source) => source.IsOurs && !_isClang ? OwnWarnings : ["-w"];
}
