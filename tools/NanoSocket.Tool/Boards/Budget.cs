using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NanoSocket.Tool.Boards;

/// <summary>A board's budget: the one table that says what every byte of its RAM is for.</summary>
/// <remarks>A line is <c>name bytes region purpose</c>; <c>#</c> starts a comment; a count has region <c>-</c>.
/// The C sources see each row as <c>NS_BUDGET_NAME</c>.</remarks>
internal sealed class Budget
{
    private Budget(IReadOnlyList<BudgetRow> rows) => Rows = rows;

    /// <summary>The rows in the file's order.</summary>
    public IReadOnlyList<BudgetRow> Rows { get; }

    /// <summary>Reads <c>boards/&lt;board&gt;/budget</c>.</summary>
    public static Budget Load(Board board)
    {
        string file = Path.Combine(Repository.Current.Boards, board.Name, "budget");
        if (!File.Exists(file))
        {
            throw new ToolException($"{Repository.Current.Display(file)} is missing");
        }
        Budget budget = Parse(File.ReadAllText(file), Repository.Current.Display(file));
        budget.CheckAgainst(board, Repository.Current.Display(file));
        return budget;
    }

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
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string content = line.Split('#')[0].Trim();
            if (content.Length == 0)
            {
                continue;
            }
            BudgetRow row = ParseRow(content)
                ?? throw new ToolException($"{file}({number}): expected 'name bytes region purpose', got '{content}'");
            if (rows.Any(other => other.Name == row.Name))
            {
                throw new ToolException($"{file}({number}): '{row.Name}' is there twice");
            }
            rows.Add(row);
        }
        return new Budget(rows);
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
