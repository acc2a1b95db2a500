using System;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Building;

namespace NanoSocket.Tool.Processes;

/// <summary>Finds programs on this machine.</summary>
internal static class Programs
{
    /// <summary>Debian's package for each program that the tool may start.</summary>
    private static readonly (string Prefix, string Package)[] Packages =
    [
        ("qemu-system-arm", "qemu-system-arm"),
        ("qemu-system-riscv", "qemu-system-misc"),
        ("arm-none-eabi-", "gcc-arm-none-eabi libnewlib-arm-none-eabi"),
        ("riscv64-unknown-elf-", "gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf"),
        ("gcc", "gcc libc6-dev"),
        (FuzzToolchain.Compiler, "clang-14 libclang-rt-14-dev"),
        ("slirp", "slirp"),
        ("openssl", "openssl"),
        ("/usr/sbin/nginx", "nginx-light"),
        ("/usr/sbin/mosquitto", "mosquitto"),
        ("nm", "binutils"),
        ("objcopy", "binutils"),
        ("addr2line", "binutils"),
    ];

    /// <summary>The program's full path, or null when it is not there.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>The program's full path.</summary>
    /// <exception cref="ToolException">It is missing; the message names Debian's package.</exception>
    public static string Require(string program)
    {
        if (Find(program) is { } path)
        {
            return path;
        }
        string? package = Packages
            .FirstOrDefault(entry => program.StartsWith(entry.Prefix, StringComparison.Ordinal)).Package;
        string advice = package is null ? "" : $": on Debian, run 'apt-get install {package}' as root";
        throw new ToolException($"{program} is not installed{advice}");
    }
}
