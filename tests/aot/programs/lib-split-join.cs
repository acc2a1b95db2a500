// Split with every kind of separator, count and option, on given and generated texts.
using System;
using System.Text;

string[] texts = ["", ",", "a", "a,b", ",a,,b,", " a , b ", "a b\tc\n d", "a--b-c--", "x;y,z;;", "  ", ", ,",
    "key=value=more", "aXbxcX"];
foreach (string text in texts)
{
    Console.WriteLine("<" + text.Replace("\t", "\\t").Replace("\n", "\\n") + ">");
    foreach (StringSplitOptions options in new[] { StringSplitOptions.None, StringSplitOptions.RemoveEmptyEntries,
        StringSplitOptions.TrimEntries,
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries })
    {
        Show(text.Split(',', options));
        Show(text.Split([',', ';'], options));
        Show(text.Split((char[]?)null, options));
        Show(text.Split("--", options));
        Show(text.Split(["--", "-", ";"], options));
        for (int count = 0; count < 4; count++)
        {
            Show(text.Split(',', count, options));
            Show(text.Split([",", ";;"], count, options));
            Show(text.Split((char[]?)null, count, options));
        }

        Console.WriteLine();
    }
}

Random random = new(31);
uint sum = 2166136261;
for (int round = 0; round < 300; round++)
{
    StringBuilder builder = new();
    int length = random.Next(20);
    for (int i = 0; i < length; i++)
    {
        builder.Append("ab ,;-"[random.Next(6)]);
    }

    string text = builder.ToString();
    StringSplitOptions options = (StringSplitOptions)random.Next(4);
    int count = random.Next(6);
    foreach (string part in text.Split([',', ' '], count, options))
    {
        Add(part);
    }

    foreach (string part in text.Split(["--", "a,", ";"], options))
    {
        Add(part);
    }

    Add(string.Join("|", text.Split(';')));
    Add(text.Replace("-", "<>").Replace("ab", "b").Trim(',', ' '));
    Span<Range> ranges = stackalloc Range[5];
    int parts = text.AsSpan().Split(ranges, ',', options);
    foreach (Range range in ranges[..parts])
    {
        Add(text[range]);
    }
}

Console.WriteLine(sum);

void Add(string part)
{
    foreach (char c in part)
    {
        sum = (sum ^ c) * 16777619;
    }

    sum = (sum ^ '~') * 16777619;
}

static void Show(string[] parts)
{
    Console.Write(parts.Length);
    foreach (string part in parts)
    {
        Console.Write("[" + part.Replace("\t", "\\t").Replace("\n", "\\n") + "]");
    }

    Console.Write(" ");
}
