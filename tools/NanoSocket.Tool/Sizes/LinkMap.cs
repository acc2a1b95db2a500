using System;
using System.Collections.Generic;
using System.Globalization;

namespace NanoSocket.Tool.Sizes;

/// <summary>Reads the memory map that GNU ld writes with <c>-Map</c>.</summary>
internal static class LinkMap
{
    private const string Start = "Linker script and memory map";

    /// <summary>The pieces of the image that take memory, in the map's order. Sections that are only in the file,
    /// such as debug information, are at address 0 and left out.</summary>
    public static IReadOnlyList<MapSection> Parse(string text)
    {
        List<MapSection> sections = [];
        Cursor cursor = new();
        int start = text.IndexOf(Start, StringComparison.Ordinal);
        foreach (string line in JoinedLines(text[Math.Max(start, 0)..]))
        {
            if (cursor.Read(line) is { } section)
            {
                sections.Add(section);
            }
        }
        return sections;
    }

    /// <summary>ld breaks a line after a long section name: puts the two halves together again.</summary>
    private static IEnumerable<string> JoinedLines(string text)
    {
        string held = "";
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r');
            bool nameOnly = held.Length == 0 && !trimmed.TrimStart().Contains(' ', StringComparison.Ordinal)
                && (trimmed.StartsWith(" .", StringComparison.Ordinal)
                    || trimmed.StartsWith('.') || trimmed.StartsWith(" COMMON", StringComparison.Ordinal));
            if (nameOnly)
            {
                held = trimmed;
                continue;
            }
            yield return held + trimmed;
            held = "";
        }
    }

    /// <summary>Knows which output section the lines are in.</summary>
    private sealed class Cursor
    {
        private string _output = "";
        private ulong _loadOffset;
        private bool _inMemory;

        public MapSection? Read(string line)
        {
            if (line.Length == 0 || line[0] is not (' ' or '.' or '/'))
            {
                return null;
            }
            string[] fields = line.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
            bool placed = fields.Length >= 3 && TryHex(fields[1], out _) && TryHex(fields[2], out _);
            if (line[0] != ' ')
            {
                Enter(fields, placed);
                return null;
            }
            return placed ? Piece(fields) : null;
        }

        private static bool TryHex(string text, out ulong value)
        {
            value = 0;
            return text.StartsWith("0x", StringComparison.Ordinal)
                && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out value);
        }

        private void Enter(string[] fields, bool placed)
        {
            const string load = "load address ";
            _output = fields[0];
            _loadOffset = 0;
            ulong address = 0;
            _inMemory = placed && TryHex(fields[1], out address) && address > 0;
            if (_inMemory && fields.Length == 4 && fields[3].StartsWith(load, StringComparison.Ordinal)
                && TryHex(fields[3][load.Length..].Trim(), out ulong stored))
            {
                _loadOffset = unchecked(stored - address);
            }
        }

        private MapSection? Piece(string[] fields)
        {
            TryHex(fields[1], out ulong address);
            TryHex(fields[2], out ulong size);
            bool described = fields[0] == "*fill*" || fields.Length == 4;
            return _inMemory && size > 0 && described
                ? new MapSection(_output, fields[0], fields[0] == "*fill*" ? "" : fields[3], address, (int)size,
                    unchecked(address + _loadOffset))
                : null;
        }
    }
}
