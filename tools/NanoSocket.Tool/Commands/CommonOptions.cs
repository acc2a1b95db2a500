using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Argument<string> App() => new("APP")
    {
        Description = "A .cs file, a folder of .cs files, a .csproj, a .lua file, or a folder with a main.lua",
    };

    public static Option<string> Board(string initial = BoardCatalog.Default) => new("--board", "-b")
    {
        Description = $"The board: one of {string.Join(", ", BoardCatalog.Names())}",
        HelpName = "BOARD",
        DefaultValueFactory = _ => initial,
    };

    public static Option<TimeSpan> Timeout() => new("--timeout", "-t")
    {
        Description = "Seconds after which the run is ended with exit code 124",
        HelpName = "SECONDS",
        CustomParser = ParseSeconds,
    };

    public static Option<bool> Sanitize() => new("--sanitize")
    {
        Description = "With address and undefined behaviour sanitizers (board posix)",
    };

    public static Option<string?> Tls() => new("--tls")
    {
        Description = "Profile of TLS, for apps that use it: tls13 (TLS 1.3 and 1.2, records of 16 KiB) or tls12-small "
            + "(TLS 1.2, records of 2 KiB, half the memory); the board's own when not given",
        HelpName = "PROFILE",
    };

    public static Option<bool> GcStress() => new("--gc-stress")
    {
        Description = "Collect garbage at every allocation: slow, finds references the collector cannot see",
    };

    public static Option<string?> PublicRoots() => new("--public-roots")
    {
        Description = $"Compile public certificate authorities in, which TLS trusts when the app names none: "
            + $"'{Building.PublicRoots.Debian}' for those of Debian's ca-certificates, or a file in PEM",
        HelpName = Building.PublicRoots.Debian + "|FILE",
    };

    public static Option<bool> Verbose() => new("--verbose", "-v")
    {
        Description = "Show what passes between firmware, modem and network",
    };

    public static Option<bool> Json() => new("--json") { Description = "As JSON on standard output" };

    private static TimeSpan ParseSeconds(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out double seconds)
            && seconds is > 0 and < 1e6)
        {
            return TimeSpan.FromSeconds(seconds);
        }
        result.AddError($"--timeout '{text}': expected a number of seconds");
        return default;
    }
}
