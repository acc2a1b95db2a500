using System;

namespace NanoSocket.Core.Modem;

/// <content>Lines to the app: whole, or not at all.</content>
public sealed partial class VirtualAt
{
    private readonly LineWriter _writer = new();

    private LineWriter Begin() => _writer.Begin(this);

    private void Line(string text) => Begin().Add(text).End();

    private void Ok() => Line("OK");

    private void Put(ReadOnlySpan<byte> line)
    {
        if (line.Length > _output.Room)
        {
            _lost += (uint)line.Length;
            return;
        }

        _output.Put(line);
    }

    /// <summary>One line while it is built; what does not fit is cut off.</summary>
    private sealed class LineWriter
    {
        private const int End2 = 2;

        private byte[] _text = [];
        private VirtualAt? _to;
        private int _length;

        public LineWriter Begin(VirtualAt to)
        {
            _to = to;
            _text = _text.Length == 0 ? new byte[LineCapacity + End2] : _text;
            _length = 0;
            return this;
        }

        public LineWriter Add(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Put((byte)text[i]);
            }

            return this;
        }

        public LineWriter Add(ReadOnlySpan<byte> text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Put(text[i]);
            }

            return this;
        }

        public LineWriter Add(int value)
        {
            if (value >= 10)
            {
                Add(value / 10);
            }

            Put((byte)('0' + (value % 10)));
            return this;
        }

        /// <summary>Two digits.</summary>
        public LineWriter AddPair(int value) => Add(value / 10).Add(value % 10);

        public LineWriter AddHex(long value, int digits)
        {
            for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            {
                Put((byte)"0123456789abcdef"[(int)(value >> shift) & 15]);
            }

            return this;
        }

        public LineWriter AddAddress(uint address)
            => Add((int)(address >> 24)).Add(".").Add((int)(address >> 16) & 255).Add(".")
                .Add((int)(address >> 8) & 255).Add(".").Add((int)address & 255);

        public void End()
        {
            _text[_length] = (byte)'\r';
            _text[_length + 1] = (byte)'\n';
            _to!.Put(new ReadOnlySpan<byte>(_text, 0, _length + End2));
        }

        private void Put(byte value)
        {
            if (_length < LineCapacity)
            {
                _text[_length++] = value;
            }
        }
    }
}
