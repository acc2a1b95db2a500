using System.Collections.Generic;
using System.IO;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Building;

/// <summary>A linked image.</summary>
/// <param name="Board">The board it runs on.</param>
/// <param name="Source">What it was made of.</param>
/// <param name="Folder">Holds the files below; complete and never changed again.</param>
/// <param name="Tls">The profile of TLS in it; null: it has none.</param>
internal sealed record BuiltImage(Board Board, Translation Source, string Folder, string? Tls)
{
    /// <summary>The sections of the board's budget that hold besides the common rows.</summary>
    public IReadOnlyList<string> BudgetSections => Budget.SectionsOf(Source.UsesLua, Tls);

    public string Elf => Path.Combine(Folder, "image.elf");

    public string Map => Path.Combine(Folder, "image.map");

    /// <summary>Component of each object file in the map: <c>name component</c> lines.</summary>
    public string Components => Path.Combine(Folder, "components");
}
