// StringBuilder: each way to append, insert, remove and replace; limits; a long random edit checked by a checksum.
using System;
using System.Text;

StringBuilder builder = new();
builder.Append("text").Append('c').Append('x', 3).Append(1).Append(-2L)
    .Append(3u).Append(4ul).Append(1.5).Append(2.5f).Append(true)
    .Append((byte)7).Append((short)-8).Append((object)"obj").Append((string?)null).Append(['p',
        'q']).Append("substring", 3, 3)
    .Append(['a', 'b', 'c', 'd'], 1, 2).Append(new StringBuilder("other")).Append("span".AsSpan(1));
Console.WriteLine(builder + " " + builder.Length);
builder.Clear().AppendLine("one").AppendLine().Append("two").Insert(0, "zero ").Insert(4, 7).Insert(0, '>').Insert(1,
    "ab", 2);
Console.WriteLine(builder.ToString().Replace("\n", "\\n") + " " + builder.Length + " " + builder[0] + builder[^1]);
builder.Remove(0, 3).Replace("o", "00").Replace('e', 'E').Replace("0", "", 3, 5);
Console.WriteLine(builder.ToString().Replace("\n", "\\n") + " " + builder.ToString(2, 4));
builder.Length = 4;
builder[1] = '!';
builder.Length = 6;
Console.WriteLine(builder.ToString().Replace("\0", "\\0") + " "
    + builder.Equals(new StringBuilder(builder.ToString())));
char[] copied = new char[5];
new StringBuilder("abcdef").CopyTo(1, copied, 2, 3);
Console.WriteLine(new string(copied).Replace("\0", "."));
StringBuilder sized = new(5);
Console.WriteLine(sized.Capacity + " " + sized.EnsureCapacity(40) + " " + new StringBuilder("abc", 20).Capacity + " "
    + sized.MaxCapacity);
Show(() => sized.Append('x', -1));
Show(() => sized.Insert(1, "x"));
Show(() => sized.Remove(0, 1));
Show(() => sized.Remove(-1, 0));
Show(() => sized[0]);
Show(() => sized.ToString(0, 1));
Show(() => sized.Length = -1);
Show(() => new StringBuilder(-1));
Show(() => new StringBuilder(4, 8).Append("123456789"));
Show(() => sized.Replace("", "x"));

Random random = new(8);
StringBuilder edited = new();
uint sum = 2166136261;
for (int i = 0; i < 1500; i++)
{
    int at = random.Next(edited.Length + 1);
    switch (random.Next(6))
    {
        case 0:
            edited.Insert(at, random.Next(1000));
            break;
        case 1:
            edited.Append((char)('a' + random.Next(26)), random.Next(4));
            break;
        case 2:
            edited.Remove(at, random.Next(edited.Length - at + 1) / 4);
            break;
        case 3:
            edited.Replace((char)('a' + random.Next(26)), 'z');
            break;
        case 4:
            edited.Replace(random.Next(10).ToString(), "<" + i % 7 + ">");
            break;
        default:
            edited.Append(i).Insert(at, "xy");
            break;
    }

    edited.Length = Math.Min(edited.Length, 300);
    sum = (sum ^ (uint)edited.Length) * 16777619;
}

foreach (char c in edited.ToString())
{
    sum = (sum ^ c) * 16777619;
}

Console.WriteLine(sum + " " + edited.Length);

static void Show(Func<object> action)
{
    try
    {
        Console.WriteLine(action());
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
