using NanoSocket.Simulator.Mux;

namespace Transfer;

/// <summary>The modem's end of the multiplexer (3GPP TS 27.010), with the simulator's frames: it confirms what is
/// opened or said, and has a terminal on every channel.</summary>
internal sealed class MuxPeer
{
    private const int Channels = 4;
    private const byte Command = 2;

    /// <summary>One for all: it has room for the longest frame that the standard knows.</summary>
    private static readonly MuxEncoder s_encoder = new(twoByteLengths: false);

    private readonly MuxDecoder _decoder;
    private readonly PeerChannel[] _channels = new PeerChannel[Channels];
    private readonly int _frameSize;

    /// <param name="frameSize">N1.</param>
    /// <param name="open">Makes the terminal of a channel from what sends its bytes.</param>
    public MuxPeer(int frameSize, Func<Action<byte[], int>, PeerChannel> open)
    {
        _frameSize = frameSize;
        _decoder = new MuxDecoder(frameSize, new MuxCounters());
        for (int i = 1; i < Channels; i++)
        {
            int channel = i;
            _channels[i] = open((bytes, count) => SendData(channel, new ReadOnlySpan<byte>(bytes, 0, count)));
        }
    }

    /// <summary>A byte from the device.</summary>
    public void Take(byte value) => _decoder.Feed(value, OnFrame);

    private void OnFrame(in MuxFrame frame)
    {
        if (frame.Type is MuxFrameType.Sabm or MuxFrameType.Disc)
        {
            Send(MuxFrameType.Ua, frame.Dlci, default);
        }
        else if (frame.Type == MuxFrameType.Uih && frame.Dlci == 0)
        {
            Confirm(frame.Payload);
        }
        else if (frame.Type == MuxFrameType.Uih)
        {
            foreach (byte value in frame.Payload)
            {
                _channels[frame.Dlci].Take(value);
            }
        }
    }

    /// <summary>A message of the control channel is answered by itself, as an answer (5.4.6.1).</summary>
    private void Confirm(ReadOnlySpan<byte> message)
    {
        if ((message[0] & Command) != 0)
        {
            byte[] answer = message.ToArray();
            answer[0] &= unchecked((byte)~Command);
            Send(MuxFrameType.Uih, 0, answer);
        }
    }

    private void SendData(int channel, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, _frameSize);
            Send(MuxFrameType.Uih, channel, bytes.Slice(0, count));
            bytes = bytes.Slice(count);
        }
    }

    private void Send(MuxFrameType type, int channel, ReadOnlySpan<byte> payload) =>
        ModemPeer.Send(s_encoder.Encode(new MuxFrame
        {
            Type = type,
            Dlci = channel,
            CommandResponse = false,
            PollFinal = type == MuxFrameType.Ua,
            Payload = payload,
        }));
}
