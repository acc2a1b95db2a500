// Streams, readers and writers: a random walk over MemoryStream, text with all line ends, UTF-8 split anywhere,
// refusals.
using System;
using System.IO;
using System.Text;

MemoryStream stream = new();
byte[] model = new byte[4096];
int length = 0;
int position = 0;
Random random = new(53);
ulong sum = 0;
for (int step = 0; step < 2000; step++)
{
    byte[] chunk = new byte[random.Next(40)];
    switch (random.Next(6))
    {
        case 0 or 1:
            random.NextBytes(chunk);
            if (position + chunk.Length < model.Length)
            {
                stream.Write(chunk, 0, chunk.Length);
                chunk.CopyTo(model, position);
                position += chunk.Length;
                length = Math.Max(length, position);
            }

            break;
        case 2:
            int count = stream.Read(chunk, 0, chunk.Length);
            sum = sum * 31 + (uint)count;
            for (int i = 0; i < count; i++)
            {
                sum = sum * 31 + chunk[i];
                sum += chunk[i] == model[position + i] ? 0u : 1000003;
            }

            position += count;
            break;
        case 3:
            position = random.Next(length + 1);
            stream.Seek(position - length, SeekOrigin.End);
            break;
        case 4 when length > 100:
            length -= 50;
            stream.SetLength(length);
            position = Math.Min(position, length);
            Array.Clear(model, length, 60);
            break;
        default:
            int next = stream.ReadByte();
            sum = sum * 31 + (uint)next;
            position += next < 0 ? 0 : 1;
            break;
    }

    sum = sum * 31 + (ulong)stream.Position + (ulong)stream.Length;
}

Console.WriteLine(sum + " " + stream.Length + " " + stream.ToArray().AsSpan().SequenceEqual(model.AsSpan(0, length)));
MemoryStream fixedSize = new(new byte[8], 2, 4);
fixedSize.WriteByte(7);
fixedSize.Position = 3;
fixedSize.Write([1]);
Console.WriteLine(fixedSize.Length + " " + fixedSize.CanWrite + " " + Convert.ToHexString(fixedSize.ToArray()) + " "
    + fixedSize.Capacity);
MemoryStream copy = new();
fixedSize.Position = 1;
fixedSize.CopyTo(copy);
fixedSize.WriteTo(copy);
Console.WriteLine(copy.Length + " " + copy.GetBuffer().Length.CompareTo(7));
copy.Position = 0;
byte[] exact = new byte[3];
copy.ReadExactly(exact);
Console.WriteLine(Convert.ToHexString(exact) + " " + copy.ReadAtLeast(new byte[9], 2));

string[] lines = ["first", "", "third é€😀", "last"];
StringWriter writer = new();
writer.WriteLine(lines[0]);
writer.WriteLine();
writer.Write(lines[2]);
writer.Write('\n');
writer.Write("{0}-{1}", 1, 2);
writer.Write(true);
writer.WriteLine(5);
writer.WriteLine(2.5);
Console.WriteLine(writer.ToString().Replace("\n", "|"));
StringReader reader = new("one\r\ntwo\rthree\n\nfive");
while (reader.ReadLine() is { } line)
{
    Console.Write("[" + line + "]");
}

Console.WriteLine(reader.Peek() + " " + new StringReader("rest of it").ReadToEnd() + " "
    + new StringReader("x").Read());
MemoryStream text = new();
StreamWriter streamWriter = new(text);
foreach (string line in lines)
{
    foreach (char c in line)
    {
        streamWriter.Write(c);
    }

    streamWriter.WriteLine();
}

streamWriter.Flush();
text.Position = 0;
StreamReader streamReader = new(text);
foreach (string line in lines)
{
    Console.Write((streamReader.ReadLine() == line) + " ");
}

Console.WriteLine(streamReader.EndOfStream + " " + (streamReader.ReadLine() is null) + " " + text.Length);
Console.WriteLine(new StreamReader(new MemoryStream([0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0x28, 0xF0, 0x9F, 0x98])).ReadToEnd()
    + " " + new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes("ab\ncd"))).ReadLine());
Refuse(() => fixedSize.Position = -1);
Refuse(() => { fixedSize.Position = 4; fixedSize.WriteByte(1); return 0; });
Refuse(() => fixedSize.Seek(-99, SeekOrigin.Begin));
Refuse(() => { fixedSize.SetLength(99); return 0; });
Refuse(() => fixedSize.GetBuffer());
Refuse(() => stream.Read(new byte[2], 1, 2));
Refuse(() => stream.Read(null!, 0, 1));
Refuse(() => { new MemoryStream(new byte[1], false).WriteByte(1); return 0; });
Refuse(() => { copy.ReadExactly(new byte[99]); return 0; });
Refuse(() => { copy.Dispose(); return copy.Length; });
Refuse(() => new MemoryStream(-1));
Refuse(() => new StringReader(null!));

static void Refuse(Func<object> action)
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
