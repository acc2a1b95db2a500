namespace NanoSocket.Tool.Boards;

/// <summary>One line of a board's budget.</summary>
/// <param name="Name">Lower case, words joined by hyphens.</param>
/// <param name="Value">Bytes, or a number of things when <paramref name="Region"/> is null.</param>
/// <param name="Region">The memory the bytes come from; null for a count.</param>
/// <param name="Purpose">One phrase for people.</param>
internal sealed record BudgetRow(string Name, int Value, string? Region, string Purpose);
