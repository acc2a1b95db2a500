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
    /// <summary>Whether its initial content is kept elsewhere and copied at start.</summary>
    public bool IsStored => LoadAddress != Address;
}
