using System;
using NanoSocket.Simulator.Logging;

namespace NanoSocket.Simulator.Mux;

/// <summary>
/// The messages of the control channel (3GPP TS 27.010 clause 5.4.6.3). What the host commands is answered in one
/// piece with the same values; the modem's only own command is the state of a channel.
/// </summary>
internal sealed class MuxControl
{
    private const byte ServiceNegotiation = 0xD1;
    private const byte ParameterNegotiation = 0x81;
    private const byte PowerSaving = 0x41;
    private const byte CloseDown = 0xC1;
    private const byte Test = 0x21;
    private const byte FlowOn = 0xA1;
    private const byte FlowOff = 0x61;
    private const byte ModemStatus = 0xE1;
    private const byte NotSupported = 0x11;
    private const byte RemotePort = 0x91;
    private const byte LineStatus = 0x51;

    private const int ParameterNegotiationLength = 8;

    private readonly MuxServer server;
    private readonly SimulatorLog log;

    public MuxControl(MuxServer server, SimulatorLog log)
    {
        this.server = server;
        this.log = log;
    }

    /// <summary>The information field of a frame on the control channel: one or more messages.</summary>
    public void Receive(ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty && !server.IsClosed)
        {
            if (!TryReadLength(payload[1..], out int length, out int lengthBytes)
                || payload.Length < 1 + lengthBytes + length)
            {
                server.Counters.MalformedMessages++;
                return;
            }
            ReadOnlySpan<byte> values = payload.Slice(1 + lengthBytes, length);
            OnMessage(payload[0], values);
            payload = payload[(1 + lengthBytes + length)..];
        }
    }

    /// <summary>The modem's command MSC.</summary>
    public void SendSignals(int dlci, LineSignals signals) =>
        Send(ModemStatus | MuxFormat.CommandResponseBit, [AddressOf(dlci), WithExtension(signals)]);

    private void OnMessage(byte type, ReadOnlySpan<byte> values)
    {
        bool command = (type & MuxFormat.CommandResponseBit) != 0;
        byte kind = (byte)(type & ~MuxFormat.CommandResponseBit);
        if (command)
        {
            OnCommand(kind, type, values);
        }
        else if (kind == ModemStatus && values.Length >= 2)
        {
            server.Find(values[0] >> 2)?.OnSignalsAcknowledged(SignalsOf(values[1]));
        }
        // Answers to other commands cannot come: the modem sends none.
    }

    private void OnCommand(byte kind, byte type, ReadOnlySpan<byte> values)
    {
        switch (kind)
        {
            case Test or LineStatus:
                Send(kind, values);
                break;
            case ModemStatus when values.Length >= 2:
                Send(kind, values);
                server.Find(values[0] >> 2)?.SetHostSignals(SignalsOf(values[1]));
                break;
            case FlowOn or FlowOff:
                Send(kind, []);
                server.StopAll(kind == FlowOff);
                break;
            case PowerSaving:
                Send(kind, []);
                server.Sleep();
                break;
            case CloseDown:
                Send(kind, []);
                server.Close("closed down by the host");
                break;
            case ParameterNegotiation when values.Length == ParameterNegotiationLength:
                Negotiate(values);
                break;
            case RemotePort when values.Length is 1 or 8:
                AnswerRemotePort(values);
                break;
            case NotSupported:
                break; // Only an answer; as a command it means nothing.
            case ServiceNegotiation:
            default:
                log.Write(LogTopic.Mux, $"message {type:X2} with {values.Length} bytes is not supported");
                Send(NotSupported, [type]);
                break;
        }
    }

    /// <summary>Clause 5.4.6.3.1: channel, frame type and convergence layer, priority, T1, N1 (two bytes), N2, window.
    /// The answer has what the modem can do; UIH or UI as the session was started, layer 1.</summary>
    private void Negotiate(ReadOnlySpan<byte> values)
    {
        Span<byte> answer = stackalloc byte[ParameterNegotiationLength];
        values.CopyTo(answer);
        int asked = values[4] | values[5] << 8;
        int n1 = Math.Clamp(asked, 1, server.Quirks.MaximumN1);
        answer[1] = (byte)server.Parameters.Subset;
        answer[4] = (byte)n1;
        answer[5] = (byte)(n1 >> 8);
        server.SetN1(values[0] & 0x3F, n1);
        Send(ParameterNegotiation, answer);
    }

    /// <summary>Clause 5.4.6.3.9: there is no port behind a channel whose settings could change, so all are taken;
    /// asked for them, the answer is 115200 baud, 8N1, no flow control.</summary>
    private void AnswerRemotePort(ReadOnlySpan<byte> values)
    {
        if (values.Length > 1)
        {
            Send(RemotePort, values);
        }
        else
        {
            Send(RemotePort, [values[0], 0x07, 0x03, 0x00, 0x11, 0x13, 0x00, 0x00]);
        }
    }

    private void Send(int type, ReadOnlySpan<byte> values)
    {
        Span<byte> message = new byte[values.Length + 3];
        message[0] = (byte)type;
        int end = 1;
        if (values.Length <= MuxFormat.OneByteLengthLimit)
        {
            message[end++] = (byte)(values.Length << 1 | MuxFormat.ExtensionBit);
        }
        else
        {
            message[end++] = (byte)(values.Length << 1);
            message[end++] = (byte)(values.Length >> 7);
        }
        values.CopyTo(message[end..]);
        server.Send(MuxFrameType.Uih, 0, message[..(end + values.Length)]);
    }

    private static bool TryReadLength(ReadOnlySpan<byte> bytes, out int length, out int lengthBytes)
    {
        length = bytes.IsEmpty ? 0 : bytes[0] >> 1;
        lengthBytes = 1;
        if (bytes.IsEmpty)
        {
            return false;
        }
        if ((bytes[0] & MuxFormat.ExtensionBit) == 0)
        {
            lengthBytes = 2;
            if (bytes.Length < 2)
            {
                return false;
            }
            length |= bytes[1] << 7;
        }
        return true;
    }

    private static byte AddressOf(int dlci) =>
        (byte)(dlci << 2 | MuxFormat.CommandResponseBit | MuxFormat.ExtensionBit);

    private static byte WithExtension(LineSignals signals) => (byte)((byte)signals | MuxFormat.ExtensionBit);

    private static LineSignals SignalsOf(byte value) => (LineSignals)(value & ~MuxFormat.ExtensionBit);
}
