using System;
using System.Linq;

namespace NanoSocket.Tool.Sizes;

/// <summary>A piece of the image, as the linker placed it.</summary>
/// <param name="Output">The output section, such as <c>.text</c>.</param>
/// <param name="Input">The input section, such as <c>.text.main</c>; <c>*fill*</c> for padding.</param>
/// <param name="Object">The object file, <c>archive.a(member.o)</c> for a library's; empty for padding.</param>
/// <param name="Address">Where it is when the image runs.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LoadAddress">Where it is stored; differs from <paramref name="Address"/> for initialised data.</param>
internal sealed record MapSection(
    string Output, string Input, string Object, ulong Address, int Size, ulong LoadAddress)
{
    /// <summary>Whether its initial value lies in another memory and is copied at start.</summary>
    public bool IsStored => LoadAddress != Address && IsInitialised;

    /// <summary>Whether the program may change it.</summary>
    public bool IsVariable => VariableSections.Any(name => Output == name
        || Output.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>Whether it is a variable with an initial value that the image holds.</summary>
    public bool IsInitialised => Output.StartsWith(".data", StringComparison.Ordinal);

    private static readonly string[] VariableSections = [".data", ".bss", ".noinit", ".seed", ".tdata", ".tbss"];
}
