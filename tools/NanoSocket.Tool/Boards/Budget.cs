using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NanoSocket.Tool.Boards;

/// <summary>A board's budget: the one table that says what every byte of its RAM is for.</summary>
/// <remarks>A line is <c>name bytes region purpose</c>; <c>#</c> starts a comment; a count has region <c>-</c>.
/// The C sources see each row as <c>NS_BUDGET_NAME</c>. A line <c>[profile]</c> starts the rows that images with this
/// profile of TLS have besides, or instead of those of the same name; <c>[lua]</c> those of images with scripts.</remarks>
internal sealed class Budget
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<BudgetRow>> _profiles;

    private Budget(
        IReadOnlyList<BudgetRow> rows, IReadOnlyDictionary<string, IReadOnlyList<BudgetRow>> profiles)
    {
        Rows = rows;
        _profiles = profiles;
    }

    /// <summary>The rows in the file's order.</summary>
    public IReadOnlyList<BudgetRow> Rows { get; }

    /// <summary>The profiles of TLS that the file has rows for.</summary>
    public IEnumerable<string> Profiles =>
        _profiles.Keys.Where(name => !name.StartsWith(LuaSection, StringComparison.Ordinal));

    /// <summary>The section of images that run Lua scripts.</summary>
    public const string LuaSection = "lua";

    /// <summary>The sections that hold for an image, later ones over earlier ones: Lua's, that of the profile of TLS, and
    /// <c>[lua+profile]</c>, where a board has it, for both.</summary>
    public static IReadOnlyList<string> SectionsOf(bool usesLua, string? tls) => (usesLua, tls) switch
    {
        (true, not null) => [LuaSection, tls, $"{LuaSection}+{tls}"],
        (true, null) => [LuaSection],
        (false, not null) => [tls],
        _ => [],
    };

    /// <summary>Reads <c>boards/&lt;board&gt;/budget</c>.</summary>
    /// <param name="board">The board.</param>
    /// <param name="profile">The profile of TLS in the image; null: it has none.</param>
    public static Budget Load(Board board, string? profile = null) => Load(board, SectionsOf(usesLua: false, profile));

    /// <summary>Reads <c>boards/&lt;board&gt;/budget</c>.</summary>
    /// <param name="board">The board.</param>
    /// <param name="sections">What <see cref="SectionsOf"/> says of the image.</param>
    public static Budget Load(Board board, IReadOnlyList<string> sections)
    {
        string file = Path.Combine(Repository.Current.Boards, board.Name, "budget");
        if (!File.Exists(file))
        {
            throw new ToolException($"{Repository.Current.Display(file)} is missing");
        }
        Budget budget = Parse(File.ReadAllText(file), Repository.Current.Display(file));
        Budget chosen = sections.Aggregate(budget, (rows, section) => rows.WithSection(section));
        chosen.CheckAgainst(board, Repository.Current.Display(file));
        return chosen;
    }

    /// <summary>The budget of images with a profile of TLS.</summary>
    /// <exception cref="ToolException">The file has no rows for it.</exception>
    public Budget With(string profile)
    {
        if (!_profiles.TryGetValue(profile, out IReadOnlyList<BudgetRow>? changes))
        {
            string known = Profiles.Any() ? string.Join(", ", Profiles) : "none";
            throw new ToolException($"this board has no memory for TLS profile '{profile}' (profiles: {known})");
        }
        IEnumerable<BudgetRow> kept = Rows.Select(row => changes.FirstOrDefault(c => c.Name == row.Name) ?? row);
        return new Budget([.. kept, .. changes.Where(change => Rows.All(row => row.Name != change.Name))], _profiles);
    }

    private Budget WithSection(string section) => section switch
    {
        LuaSection when !_profiles.ContainsKey(section) =>
            throw new ToolException("this board has no memory for Lua scripts (its budget has no [lua])"),
        _ when section.StartsWith(LuaSection + "+", StringComparison.Ordinal) && !_profiles.ContainsKey(section) => this,
        _ => With(section),
    };

    /// <summary>Reads the numbers that the core fixes for every board, <c>firmware/Core/limits</c>.</summary>
    public static Budget LoadLimits()
    {
        string file = Repository.Current.Resolve("firmware/Core/limits");
        return Parse(File.ReadAllText(file), Repository.Current.Display(file));
    }

    /// <summary>Parses the text of a budget; <paramref name="file"/> names it in errors.</summary>
    internal static Budget Parse(string text, string file)
    {
        List<BudgetRow> rows = [];
        List<BudgetRow> section = rows;
        Dictionary<string, IReadOnlyList<BudgetRow>> profiles = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string content = line.Split('#')[0].Trim();
            if (content.Length == 0)
            {
                continue;
            }
            if (content.StartsWith('[') && content.EndsWith(']'))
            {
                section = [];
                if (!profiles.TryAdd(content[1..^1], section))
                {
                    throw new ToolException($"{file}({number}): '{content}' is there twice");
                }
                continue;
            }
            BudgetRow row = ParseRow(content)
                ?? throw new ToolException($"{file}({number}): expected 'name bytes region purpose', got '{content}'");
            if (section.Any(other => other.Name == row.Name))
            {
                throw new ToolException($"{file}({number}): '{row.Name}' is there twice");
            }
            section.Add(row);
        }
        return new Budget(rows, profiles);
    }

    /// <summary>The header that C sources include as <c>ns_budget.h</c>.</summary>
    public string ToHeader()
    {
        StringBuilder text = new("/* Made by the nanosocket tool from the board's budget. */\n");
        text.Append("#ifndef NS_BUDGET_H\n#define NS_BUDGET_H\n\n");
        foreach (BudgetRow row in Rows)
        {
            string name = row.Name.Replace('-', '_').ToUpperInvariant();
            text.Append(CultureInfo.InvariantCulture, $"#define NS_BUDGET_{name} {row.Value} /* {row.Purpose} */\n");
        }
        return text.Append("\n#endif\n").ToString();
    }

    private static BudgetRow? ParseRow(string line)
    {
        string[] fields = line.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
        bool valid = fields.Length == 4
            && fields[0].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && !fields[3].Contains("*/", StringComparison.Ordinal);
        return valid && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? new BudgetRow(fields[0], value, fields[2] == "-" ? null : fields[2], fields[3].Trim())
            : null;
    }

    internal void CheckAgainst(Board board, string file)
    {
        foreach (BudgetRow row in Rows.Where(row => row.Region is not null))
        {
            if (board.Regions.Count > 0 && board.Regions.All(region => region.Name != row.Region))
            {
                string known = string.Join(", ", board.Regions.Select(region => region.Name));
                throw new ToolException($"{file}: '{row.Name}' is in region '{row.Region}' (board.json has {known})");
            }
        }
        foreach (MemoryRegion region in board.Regions)
        {
            List<BudgetRow> rows = Rows.Where(row => row.Region == region.Name).ToList();
            long sum = rows.Sum(row => (long)row.Value);
            if (sum > region.Length)
            {
                throw new ToolException($"{file}: memory '{region.Name}' has {region.Length} bytes, the budget takes "
                    + $"{sum} of it: {string.Join(", ", rows.Select(row => $"{row.Name} {row.Value}"))}");
            }
        }
    }
}
