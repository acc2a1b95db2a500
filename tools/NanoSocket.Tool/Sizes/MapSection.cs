using System;

namespace NanoSocket.Tool.Sizes;

/// <summary>A piece of the image, as the linker placed it.</summary>
/// <param name="Output">The output section, such as <c>.text</c>.</param>
/// <param name="Input">The input section, such as <c>.text.main</c>; <c>*fill*</c> for padding.</param>
/// <param name="Object">The object file, <c>archive.a(member.o)</c> for a library's; empty for padding.</param>
/// <param name="Address">Where it is when the image runs.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LoadAddress">Where its initial value is stored; for what has none it means nothing.</param>
internal sealed record MapSection(
    string Output, string Input, string Object, ulong Address, int Size, ulong LoadAddress)
{
    private const string Initialised = ".data";

    /// <summary>Whether it is a variable with an initial value, which the image holds a second time.</summary>
    public bool IsInitialised => Output.StartsWith(Initialised, StringComparison.Ordinal);

    /// <summary>Whether the name says that the program may change it; boards without regions go by it.</summary>
    public bool IsVariableByName => IsInitialised || Output.StartsWith(".bss", StringComparison.Ordinal)
        || Output.StartsWith(".tbss", StringComparison.Ordinal);
}
