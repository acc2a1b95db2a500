using System;

namespace NanoSocket.Fuzz;

/// <summary>What a record of a <see cref="Script"/> is.</summary>
public enum RecordKind
{
    /// <summary>Bytes as they are.</summary>
    Raw,
    /// <summary>The contents of a PPP frame, protocol first; sent with flags, escapes and the right check.</summary>
    PppFrame,
    /// <summary>An IP packet; sent as a PPP frame, and with the right lengths and checksums.</summary>
    IpPacket,
    /// <summary>Address, control and information of a multiplexer frame; sent with flags and the right check.</summary>
    MuxFrame,
    /// <summary>As <see cref="PppFrame"/>, inside multiplexer frames.</summary>
    MuxedPppFrame,
    /// <summary>Time passes.</summary>
    Wait,
    /// <summary>Time passes until the firmware wants to be called.</summary>
    WaitForDeadline,
    /// <summary>The app does something.</summary>
    App,
}

/// <summary>
/// An input as records: bytes of the peer, most of them in frames whose checks are made good here, since a fuzzer would
/// not get past a checksum; time that passes; and what an app does meanwhile. Every input is a script.
/// </summary>
public ref struct Script
{
    private const int RawLimit = 0x40;

    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins to read an input.</summary>
    public Script(ReadOnlySpan<byte> input) => _rest = input;

    /// <summary>What the record is.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>The record's bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Milliseconds of <see cref="RecordKind.Wait"/>; number of <see cref="RecordKind.App"/>.</summary>
    public int Number { get; private set; }

    /// <summary>Reads the next record; false at the end.</summary>
    public bool MoveNext()
    {
        if (_rest.Length == 0)
        {
            return false;
        }

        byte code = _rest[0];
        _rest = _rest.Slice(1);
        Bytes = default;
        Number = code & 0x0F;
        switch (code >> 4)
        {
            case < RawLimit >> 4:
                Take(RecordKind.Raw, code + 1);
                break;
            case 0x4:
            case 0x5:
            case 0x6:
            case 0x7:
                TakeLong((RecordKind)(RecordKind.PppFrame + (code >> 4) - 4));
                break;
            case 0x8:
                Kind = RecordKind.Wait;
                Number = 1 << Number;
                break;
            case 0x9:
                Kind = RecordKind.WaitForDeadline;
                break;
            default:
                Kind = RecordKind.App;
                Number = code - 0xA0;
                break;
        }

        return true;
    }

    private void TakeLong(RecordKind kind)
    {
        int low = _rest.Length > 0 ? _rest[0] : 0;
        _rest = _rest.Slice(Math.Min(1, _rest.Length));
        Take(kind, (Number << 8) + low);
    }

    private void Take(RecordKind kind, int length)
    {
        Kind = kind;
        length = Math.Min(length, _rest.Length);
        Bytes = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
    }
}
