namespace NanoSocket.Tool.Sizes;

/// <summary>What one component of an image takes.</summary>
/// <param name="Component">Its name for people.</param>
/// <param name="Flash">Bytes of code, constants and initial values.</param>
/// <param name="Ram">Bytes of variables.</param>
internal sealed record SizeRow(string Component, long Flash, long Ram);
