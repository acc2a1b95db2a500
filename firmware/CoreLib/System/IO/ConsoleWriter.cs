using System.Text;

namespace System.IO;

/// <summary><see cref="Console.Out"/> and <see cref="Console.Error"/>.</summary>
internal sealed class ConsoleWriter : TextWriter
{
    private readonly int _channel;

    internal ConsoleWriter(int channel) => _channel = channel;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => ConsoleChannel.Write(_channel, new ReadOnlySpan<char>(in value), false);

    public override void Write(ReadOnlySpan<char> buffer) => ConsoleChannel.Write(_channel, buffer, false);

    public override void WriteLine() => ConsoleChannel.Write(_channel, default, true);

    public override void WriteLine(ReadOnlySpan<char> buffer) => ConsoleChannel.Write(_channel, buffer, true);
}
