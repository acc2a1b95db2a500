using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// Finds the modem's NO CARRIER, and the RDY of a modem that has restarted, among PPP bytes. Between frames it counts
/// at once, behind other lines of text too: no frame begins with CR. Inside a frame it may be payload that a peer chose,
/// so there it counts only if the line stays silent after it: a frame always goes on.
/// </summary>
public sealed class CarrierDetector
{
    /// <summary>Silence that confirms a text found inside a frame, in milliseconds.</summary>
    public const int ConfirmMs = 1000;

    private const string NoCarrier = "\r\nNO CARRIER\r\n";
    private const string Ready = "\r\nRDY\r\n";
    private const int CommonLength = 2; // both begin with CR LF
    private const byte Flag = 0x7e;

    private string _pattern = NoCarrier;

    private int _matched;
    private bool _betweenFrames;
    private bool _inText;
    private bool _matchBetweenFrames;
    private long _suspectedAt = long.MaxValue;

    /// <summary>The carrier is lost.</summary>
    public bool IsLost { get; private set; }

    /// <summary>It is lost because the modem has restarted.</summary>
    public bool HasRestarted => IsLost && _pattern == Ready;

    /// <summary>When a suspicion becomes a fact; <see cref="long.MaxValue"/> when there is none, or it has.</summary>
    public long Deadline => IsLost || _suspectedAt == long.MaxValue ? long.MaxValue : _suspectedAt + ConfirmMs;

    /// <summary>Data mode begins.</summary>
    public void Reset()
    {
        _matched = 0;
        _betweenFrames = true;
        _inText = false;
        _suspectedAt = long.MaxValue;
        IsLost = false;
    }

    /// <summary>Takes bytes received in data mode. Nearly all of them are skipped: a match begins with its first byte.
    /// </summary>
    public void Feed(ReadOnlySpan<byte> bytes, long nowMs)
    {
        while (bytes.Length > 0)
        {
            _suspectedAt = long.MaxValue;
            int start = _matched > 0 ? 0 : bytes.IndexOf((byte)NoCarrier[0]);
            int skipped = start < 0 ? bytes.Length : start;
            if (skipped > 0)
            {
                _betweenFrames = bytes[skipped - 1] == Flag || (_inText && IsText(bytes.Slice(0, skipped)));
                _inText = _betweenFrames && bytes[skipped - 1] != Flag;
            }

            if (start >= 0)
            {
                Feed(bytes[start], nowMs);
                skipped++;
            }

            bytes = bytes.Slice(skipped);
        }
    }

    /// <summary>Confirms a suspicion when its time has come.</summary>
    public void Expire(long nowMs) => IsLost |= nowMs >= Deadline;

    private void Feed(byte value, long nowMs)
    {
        Match(value);
        if (_matched == _pattern.Length)
        {
            _matched = 0;
            IsLost |= _matchBetweenFrames;
            _suspectedAt = nowMs;
        }

        _inText = _betweenFrames && IsText(value);
        _betweenFrames = value == Flag || _inText;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        bool isText = true;
        for (int i = 0; i < bytes.Length && isText; i++)
        {
            isText = IsText(bytes[i]);
        }

        return isText;
    }

    private static bool IsText(byte value) => value is (byte)'\r' or (byte)'\n' or (>= (byte)' ' and < Flag);

    private void Match(byte value)
    {
        if (_matched == CommonLength)
        {
            _pattern = value == (byte)Ready[CommonLength] ? Ready : NoCarrier;
        }

        if (value == _pattern[_matched])
        {
            if (_matched == 0)
            {
                _matchBetweenFrames = _betweenFrames;
            }

            _matched++;
            return;
        }

        _matched = value == NoCarrier[0] ? 1 : 0;
        _matchBetweenFrames = _betweenFrames;
    }
}
