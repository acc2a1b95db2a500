// Guid text both ways; the sequences of seeded Random.
using System;

Guid guid = new("8f3d1c2a-0b4e-4a6f-9c7d-1234567890ab");
foreach (string format in new[] { "D", "N", "B", "P", "d", "n", "" })
{
    Console.WriteLine(guid.ToString(format));
}

Console.WriteLine(BitConverter.ToString(guid.ToByteArray()) + " " + new Guid(guid.ToByteArray()).Equals(guid) + " "
    + (guid == Guid.Empty) + " " + Guid.Empty + " "
    + guid.CompareTo(Guid.Empty) + " " + new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]) + " " + new Guid(-1, -2, -3, 1,
    2, 3, 4, 5, 6, 7, 8));
foreach (string text in new[] { "8f3d1c2a0b4e4a6f9c7d1234567890ab", "{8F3D1C2A-0B4E-4A6F-9C7D-1234567890AB}",
    "(8f3d1c2a-0b4e-4a6f-9c7d-1234567890ab)", " 8f3d1c2a-0b4e-4a6f-9c7d-1234567890ab ",
    "8f3d1c2a-0b4e-4a6f-9c7d-1234567890a", "8f3d1c2a-0b4e-4a6f-9c7d-1234567890ag", "",
        "{8f3d1c2a-0b4e-4a6f-9c7d-1234567890ab)", "8f3d1c2a00b4e-4a6f-9c7d-1234567890ab" })
{
    Console.WriteLine(Guid.TryParse(text, out Guid parsed) + " " + parsed);
}

Guid made = Guid.NewGuid();
Console.WriteLine((made.ToString()[14] == '4') + " " + (made != Guid.NewGuid()));
foreach (int seed in new[] { 0, 1, 42, -1, int.MaxValue, int.MinValue, 123456789 })
{
    Random random = new(seed);
    Console.Write(seed + ":");
    for (int i = 0; i < 6; i++)
    {
        Console.Write(" " + random.Next());
    }

    Console.Write(" | " + random.Next(10) + " " + random.Next(-5, 5) + " " + random.Next(int.MinValue, int.MaxValue)
        + " " + random.NextDouble() + " " + random.NextSingle()
        + " " + random.NextInt64() + " " + random.NextInt64(1000) + " " + random.NextInt64(-5000000000, 5000000000));
    byte[] bytes = new byte[6];
    random.NextBytes(bytes);
    int[] cards = [1, 2, 3, 4, 5, 6, 7, 8];
    random.Shuffle(cards);
    Console.WriteLine(" " + Convert.ToHexString(bytes) + " " + string.Join("", cards));
}

Random long1 = new(7);
ulong sum = 0;
for (int i = 0; i < 20000; i++)
{
    sum = sum * 31 + (ulong)long1.Next(1, 1 + i);
}

Console.WriteLine(sum);
Random free = new();
int low = 0;
bool inRange = true;
for (int i = 0; i < 2000; i++)
{
    int value = free.Next(10, 20);
    inRange &= value is >= 10 and < 20;
    low += value < 15 ? 1 : 0;
    inRange &= free.NextDouble() is >= 0 and < 1;
}

Console.WriteLine(inRange + " " + (low is > 800 and < 1200) + " " + Random.Shared.Next(1));
Show(() => free.Next(-1));
Show(() => free.Next(5, 4));
Show(() => free.NextInt64(5, 4));
Show(() => new Guid(new byte[3]));
Show(() => Guid.Parse("x"));
Show(() => guid.ToString("Q"));

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
