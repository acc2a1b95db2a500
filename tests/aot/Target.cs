using System;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;

namespace NanoSocket.Differential;

/// <summary>Where a program runs besides .NET 10.</summary>
/// <param name="name">What tests are called after.</param>
/// <param name="board">The board.</param>
/// <param name="options">How its images are built.</param>
internal sealed class Target(string name, string board, BuildOptions options)
{
    private readonly Lazy<ImageBuilder> _builder = new(() => new ImageBuilder(BoardCatalog.Load(board), options));

    public string Name { get; } = name;

    /// <summary>Shared by all programs, and so are the objects of the firmware.</summary>
    public ImageBuilder Builder => _builder.Value;
}
