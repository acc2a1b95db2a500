using System;
using System.Text;
using NanoSocket.Core.Net;

namespace NanoSocket.Fuzz;

/// <summary>
/// The network stack below the sockets: what arrives on the line in data mode, and one slot of every kind.
/// </summary>
public sealed class PppTarget : ITarget
{
    /// <summary>Entropy of the network stack: the same ports and numbers in each run.</summary>
    internal static readonly byte[] Seed = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private const int Slots = 6;
    private const uint Peer = 0x0A14_1E07;
    private const int LargestQueue = 16_384;

    /// <summary>Longest that a closed connection, a fragment or a last query may hold memory.</summary>
    private const int QuietSeconds = 60;

    private static readonly byte[] s_name = Encoding.ASCII.GetBytes("a.example");
    private static readonly byte[] s_data = new byte[1460];
    private static readonly byte[] s_buffer = new byte[2048];

    private readonly LwipStack _stack;
    private readonly Frames _frames = new();
    private readonly long _allocated;
    private uint _now = uint.MaxValue - 30_000;
    private bool _isUp;

    public PppTarget()
    {
        _stack = new LwipStack(Seed, _now);
        _allocated = GC.GetAllocatedBytesForCurrentThread();
        _stack.OpenLink("user", "password");
    }

    /// <inheritdoc/>
    public long NextTimeout => _stack.NextTimeout < 0 ? long.MaxValue : _stack.NextTimeout;

    /// <inheritdoc/>
    public ByteSink? Sent { private get; set; }

    /// <inheritdoc/>
    public void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                _now += (uint)number;
                break;
            case RecordKind.WaitForDeadline:
                _now += (uint)Math.Max(0, _stack.NextTimeout);
                break;
            case RecordKind.App:
                Act(number);
                break;
            default:
                _stack.LinkInput(_frames.Make(kind, bytes));
                break;
        }

        _stack.Poll(_now);
        bool wasUp = _isUp;
        _isUp = _stack.LinkState == LinkState.Up;
        if (_isUp && !wasUp)
        {
            OpenSlots();
        }

        Serve();
    }

    /// <summary>Without link and slots nothing is in use, and the stack can be used again.</summary>
    public long Finish()
    {
        _stack.CloseLink(orderly: false);
        for (int slot = 0; slot < _stack.SlotCount; slot++)
        {
            _stack.Close(slot, orderly: false);
        }

        for (int second = 0; second < QuietSeconds; second++)
        {
            _now += 1000;
            _stack.Poll(_now);
        }

        LwipStack.GetMemory(out LwipMemory memory);
        FuzzException.Unless(memory.HeapUsed == 0, "lwIP's heap is empty");
        FuzzException.Unless(memory.FrameBuffersUsed == 0, "all frame buffers are free");
        FuzzException.Unless(memory.SendUsed == 0 && memory.ReceiveUsed == 0, "both pools are full again");
        FuzzException.Unless(memory.Connections == 0 && memory.TcpBlocks == 0, "no connection is left");
        _stack.OpenLink("user", "password");
        FuzzException.Unless(_stack.LinkState == LinkState.Opening, "the link can be opened again");
        return GC.GetAllocatedBytesForCurrentThread() - _allocated;
    }

    /// <summary>A transport for each slot: two connections, one that listens, datagrams of one peer and of any, echo.
    /// </summary>
    private void OpenSlots()
    {
        for (int slot = 0; slot < Slots; slot++)
        {
            _stack.Close(slot, orderly: false);
            Transport transport = slot < 3 ? Transport.Tcp : slot < 5 ? Transport.Udp : Transport.Icmp;
            _stack.Open(slot, transport, (ushort)(1000 + slot), 0);
            if (slot is 2 or 4)
            {
                _stack.Listen(slot, 2);
            }
            else
            {
                _stack.Connect(slot, Peer, 7);
            }
        }

        _stack.Resolve(Slots, s_name);
    }

    private void Act(int number)
    {
        int slot = number % Slots;
        switch (number / Slots)
        {
            case < 4:
                int length = Math.Min(s_data.Length, 1 << (3 * (number / Slots)));
                _stack.Send(slot, new ReadOnlySpan<byte>(s_data, 0, length));
                break;
            case 4:
                _stack.Accept(2, Slots + 1, 0);
                break;
            case 5:
                _stack.ShutDownSending(slot);
                break;
            case 6:
                _stack.Close(slot, orderly: true);
                break;
            case 7:
                OpenSlots();
                break;
            case 8:
                _stack.Resolve(Slots, s_name);
                break;
            case 9:
                _stack.CloseLink(orderly: true);
                break;
            default:
                _stack.OpenLink("user", "password");
                break;
        }
    }

    /// <summary>Takes what the stack wants to send and to say; both have an end.</summary>
    private void Serve()
    {
        int sent = 0;
        int count = _stack.LinkOutput(s_buffer);
        while (count > 0)
        {
            sent += count;
            Sent?.Invoke(new ReadOnlySpan<byte>(s_buffer, 0, count));
            FuzzException.Unless(sent <= LargestQueue, "the queue to the modem is short");
            count = _stack.LinkOutput(s_buffer);
        }

        for (int slot = 0; slot < _stack.SlotCount; slot++)
        {
            _stack.TakeEvents(slot);
            if (slot != 0)
            {
                // What slot 0 receives stays where it is: an app that does not read.
                _stack.Receive(slot, s_buffer);
            }
        }
    }
}
