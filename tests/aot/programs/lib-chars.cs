// Character classes: exact for ASCII and Latin-1; white space, surrogates and case pairs beyond; code points.
using System;
using System.Text;

for (int block = 0; block < 16; block++)
{
    ulong sum = 0;
    for (int i = block * 16; i < block * 16 + 16; i++)
    {
        char c = (char)i;
        int bits = (char.IsLetter(c) ? 1 : 0) | (char.IsDigit(c) ? 2 : 0) | (char.IsWhiteSpace(c) ? 4
            : 0) | (char.IsUpper(c) ? 8 : 0)
            | (char.IsLower(c) ? 16 : 0) | (char.IsControl(c) ? 32 : 0) | (char.IsPunctuation(c) ? 64
                : 0) | (char.IsSymbol(c) ? 128 : 0)
            | (char.IsSeparator(c) ? 256 : 0) | (char.IsNumber(c) ? 512 : 0) | (char.IsLetterOrDigit(c) ? 1024 : 0);
        sum = sum * 2053 + (uint)bits;
        sum = sum * 257 + char.ToUpperInvariant(c);
        sum = sum * 257 + char.ToLowerInvariant(c);
    }

    Console.WriteLine(block + " " + sum.ToString("x"));
}

int spaces = 0;
uint where = 2166136261;
uint surrogates = 0;
for (int i = 0; i < 65536; i++)
{
    char c = (char)i;
    if (char.IsWhiteSpace(c))
    {
        spaces++;
        where = (where ^ c) * 16777619;
    }

    surrogates += (char.IsSurrogate(c) ? 1u : 0) + (char.IsHighSurrogate(c) ? 2u : 0) + (char.IsLowSurrogate(c) ? 4u
        : 0);
}

Console.WriteLine(spaces + " " + where + " " + surrogates);
foreach (char c in "ĀāĎďĹĺŁłŸŹźŽžſΑαΩωΣσςΆάАаЯяЁёЏџҐґ中文あア한")
{
    Console.Write(char.ToUpperInvariant(c) + "" + char.ToLowerInvariant(c) + (char.IsLetter(c) ? "L" : "-")
        + (char.IsUpper(c) ? "U" : "-")
        + (char.IsLower(c) ? "l" : "-") + " ");
}

Console.WriteLine();
foreach (int scalar in new[] { 0x41, 0xE9, 0x20AC, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF })
{
    string text = char.ConvertFromUtf32(scalar);
    Console.Write(text.Length + ":" + ((int)text[0]).ToString("x") + (text.Length > 1 ? "+"
        + char.ConvertToUtf32(text[0], text[1]).ToString("x") : "") + " ");
}

Console.WriteLine(char.GetNumericValue('7') + " " + char.GetNumericValue('½') + " " + char.GetNumericValue('x'));
Console.WriteLine('a'.CompareTo('c') + " " + 'x'.Equals('x') + " " + char.Parse("q") + " " + char.TryParse("qq", out _)
    + " " + (char)('a' + 2)
    + " " + char.IsAsciiHexDigit('f') + char.IsAsciiHexDigit('g') + char.IsAsciiLetterOrDigit('_') + char.IsBetween('m',
    'a', 'z'));
foreach (Action action in new Action[] { () => char.ConvertFromUtf32(0xD800), () => char.ConvertToUtf32('a', 'b'), () =>
    char.Parse("xx") })
{
    try
    {
        action();
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
