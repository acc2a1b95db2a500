using System;

namespace NanoSocket.Samples;

/// <summary>What is tested: a frame of one length byte and its payload.</summary>
public static class Frame
{
    /// <summary>Puts the length before a payload.</summary>
    /// <exception cref="ArgumentException">It is longer than 255 bytes.</exception>
    public static byte[] Encode(byte[] payload)
    {
        if (payload.Length > byte.MaxValue)
        {
            throw new ArgumentException("at most 255 bytes");
        }
        byte[] frame = new byte[1 + payload.Length];
        frame[0] = (byte)payload.Length;
        payload.CopyTo(frame, 1);
        return frame;
    }
}
