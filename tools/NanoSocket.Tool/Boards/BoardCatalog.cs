using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoSocket.Tool.Boards;

/// <summary>The boards of this checkout.</summary>
internal static class BoardCatalog
{
    public const string Default = "netduino-plus-2";

    /// <summary>The board that runs as a process of this PC, with sanitizers on request.</summary>
    public const string Host = "posix";

    /// <summary>All boards' names, sorted.</summary>
    public static IReadOnlyList<string> Names() =>
        Directory.EnumerateDirectories(Repository.Current.Boards)
            .Where(folder => File.Exists(Path.Combine(folder, "board.json")))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)
            .ToList();

    /// <summary>Reads a board's description.</summary>
    /// <exception cref="ToolException">There is no such board, or its file is wrong.</exception>
    public static Board Load(string name)
    {
        if (!Names().Contains(name, StringComparer.Ordinal))
        {
            throw new ToolException(
                $"unknown board '{name}' (boards: {string.Join(", ", Names())})", ExitCode.Usage);
        }
        string file = Path.Combine(Repository.Current.Boards, name, "board.json");
        Board board = Parse(File.ReadAllText(file), Repository.Current.Display(file));
        board.Name = name;
        return board;
    }

    /// <summary>Parses the text of a board.json; <paramref name="file"/> names it in errors.</summary>
    internal static Board Parse(string json, string file)
    {
        try
        {
            Board board = JsonSerializer.Deserialize(json, BoardJson.Default.Board)
                ?? throw new ToolException($"{file}: empty");
            return Checked(board, file);
        }
        catch (JsonException e)
        {
            throw new ToolException($"{file}({(e.LineNumber ?? 0) + 1}): {e.Message}");
        }
    }

    private static Board Checked(Board board, string file)
    {
        if (board.Run is { Kind: not ("qemu" or "process") } run)
        {
            throw new ToolException($"{file}: run.kind is '{run.Kind}', not 'qemu' or 'process'");
        }
        if (board.Run is { Kind: "qemu" } qemu && !qemu.Serial.Contains("console", StringComparer.Ordinal))
        {
            throw new ToolException($"{file}: run.serial names no 'console'");
        }
        return board;
    }
}

/// <summary>Reading of board.json without reflection, which halves the time to start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Board))]
internal sealed partial class BoardJson : JsonSerializerContext;
