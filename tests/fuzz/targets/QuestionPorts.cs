using System;
using NanoSocket.Core.Dns;

namespace NanoSocket.Fuzz;

/// <summary>The network below the resolver: keeps the last question of each port.</summary>
public sealed class QuestionPorts : IDnsPort
{
    public const uint First = 0x0A00_0001;
    public const uint Second = 0x0A00_0002;

    private readonly byte[][] _questions;
    private readonly int[] _lengths;
    private readonly bool[] _open;
    private uint _random = 0x1234;

    public QuestionPorts(int count)
    {
        _questions = new byte[count][];
        _lengths = new int[count];
        _open = new bool[count];
        for (int i = 0; i < count; i++)
        {
            _questions[i] = new byte[DnsMessage.MaxLength];
        }
    }

    public int OpenCount { get; private set; }

    public ReadOnlySpan<byte> Question(int index) => new(_questions[index], 0, _lengths[index]);

    uint IDnsPort.Server(int index) => index == 0 ? First : Second;

    uint IDnsPort.Random() => _random += 0x1111;

    bool IDnsPort.Open(int question)
    {
        FuzzException.Unless(!_open[question], "a question has one port");
        _open[question] = true;
        OpenCount++;
        return true;
    }

    void IDnsPort.Send(int question, uint server, ReadOnlySpan<byte> message)
    {
        FuzzException.Unless(_open[question], "a question is sent from its port");
        message.CopyTo(_questions[question]);
        _lengths[question] = message.Length;
    }

    void IDnsPort.Close(int question)
    {
        OpenCount -= _open[question] ? 1 : 0;
        _open[question] = false;
    }
}
