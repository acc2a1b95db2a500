// UTF-8, ASCII and Latin-1 both ways: well-formed text, every kind of malformed bytes, generated garbage, small
// buffers.
using System;
using System.Text;

string[] texts = ["", "plain", "é€😀", "\ud800", "a\udc00b", "\ud83d\ude00\ud83d",
    "\uffff\u0000\u007f\u0080\u07ff\u0800", "中文テスト"];
foreach (string text in texts)
{
    foreach (Encoding encoding in new[]
    {
        Encoding.UTF8, Encoding.ASCII, Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode,
    })
    {
        byte[] bytes = encoding.GetBytes(text);
        Console.Write(encoding.GetByteCount(text) + ":" + BitConverter.ToString(bytes) + " ");
        Console.Write(string.Equals(encoding.GetString(bytes), text) + " ");
    }

    Console.WriteLine();
}

byte[][] malformed =
[
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0xA0], [0xE1, 0x80, 0x41],
        [0xED, 0xA0, 0x80],
    [0xED, 0x9F, 0xBF], [0xEF, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x90, 0x80], [0xF0, 0x9F, 0x98, 0x80],
        [0xF4, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0xFE, 0xFF], [0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62], [0xE1, 0x80, 0xE1,
        0x80, 0x80],
    [0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64],
];
foreach (byte[] bytes in malformed)
{
    Console.WriteLine(BitConverter.ToString(bytes) + " -> " + Codes(Encoding.UTF8.GetString(bytes)) + " | "
        + Codes(Encoding.ASCII.GetString(bytes)));
}

Random random = new(1207);
uint sum = 2166136261;
for (int i = 0; i < 3000; i++)
{
    byte[] bytes = new byte[random.Next(1, 12)];
    for (int j = 0; j < bytes.Length; j++)
    {
        int kind = random.Next(4);
        bytes[j] = (byte)(kind == 0 ? random.Next(128) : kind == 1 ? random.Next(0x80, 0xC0) : random.Next(0xC0,
            0x100));
    }

    string text = Encoding.UTF8.GetString(bytes);
    foreach (char c in text)
    {
        sum = (sum ^ c) * 16777619;
    }

    sum = (sum ^ (uint)Encoding.UTF8.GetByteCount(text)) * 16777619;
}

Console.WriteLine(sum);
for (int i = 0; i < 1000; i++)
{
    char[] chars = new char[random.Next(1, 8)];
    for (int j = 0; j < chars.Length; j++)
    {
        chars[j] = (char)(random.Next(2) == 0 ? random.Next(0xD7F0, 0xE010) : random.Next(0x10000));
    }

    foreach (byte b in Encoding.UTF8.GetBytes(chars))
    {
        sum = (sum ^ b) * 16777619;
    }

    foreach (char c in Encoding.Unicode.GetString(Encoding.BigEndianUnicode.GetBytes(chars)))
    {
        sum = (sum ^ c) * 16777619;
    }

    foreach (byte b in Encoding.ASCII.GetBytes(chars))
    {
        sum = (sum ^ b) * 16777619;
    }
}

Console.WriteLine(sum);
byte[] target = new byte[8];
Console.WriteLine(Encoding.UTF8.GetBytes("héllo", 1, 3, target, 2) + " " + BitConverter.ToString(target));
char[] characters = new char[4];
Console.WriteLine(Encoding.UTF8.GetChars(target, 2, 4, characters, 0) + " " + Codes(new string(characters)));
Console.WriteLine(Encoding.UTF8.GetMaxByteCount(10) + " " + Encoding.UTF8.GetMaxCharCount(10) + " "
    + Encoding.UTF8.WebName + " "
    + Encoding.ASCII.WebName + " " + Encoding.UTF8.GetPreamble().Length + " "
    + new UTF8Encoding(false).GetPreamble().Length);
Console.WriteLine(Encoding.UTF8.TryGetBytes("abc", target, out int written) + " " + written + " " + "caf\u00e9"u8.Length
    + " "
    + Encoding.UTF8.GetString("caf\u00e9"u8) + " " + Encoding.UTF8.GetString(target, 0, 3));
Show(() => Encoding.UTF8.GetBytes((string)null!));
Show(() => Encoding.UTF8.GetBytes("abc", new byte[2]));
Show(() => Encoding.UTF8.GetString(new byte[2], 1, 2));
Show(() => Encoding.UTF8.GetChars(new byte[4], new char[3]));
Show(() => Encoding.UTF8.GetString(new byte[2], -1, 2));

static string Codes(string text)
{
    string codes = "";
    foreach (char c in text)
    {
        codes += ((int)c).ToString("x4") + " ";
    }

    return codes;
}

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
