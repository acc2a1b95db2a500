using System;
using System.IO;

namespace NanoSocket.Tool;

/// <summary>Where things are in this checkout.</summary>
internal sealed class Repository
{
    private Repository(string root) => Root = root;

    /// <summary>The checkout this tool was built from.</summary>
    public static Repository Current { get; } = Find();

    public string Root { get; }

    public string Boards => Path.Combine(Root, "boards");

    public string Firmware => Path.Combine(Root, "firmware");

    public string Tests => Path.Combine(Root, "tests");

    /// <summary>Everything the tool makes for itself; safe to delete.</summary>
    public string Build => Path.Combine(Root, ".build");

    /// <summary>A path inside the checkout, written with forward slashes in board files.</summary>
    public string Resolve(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    /// <summary>The path as a person in this folder would type it: short when it lies inside the checkout.</summary>
    public string Display(string path)
    {
        string relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static Repository Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "boards")) && File.Exists(Path.Combine(folder, "nanosocket")))
            {
                return new Repository(folder);
            }
        }
        throw new ToolException("not inside a NanoSocket checkout: start the tool with its ./nanosocket");
    }
}
