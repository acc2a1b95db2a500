using System;

namespace NanoSocket.Core.Modem;

/// <summary>Gets every line that is not a final result: intermediate responses and unsolicited codes alike.</summary>
public interface IAtListener
{
    /// <summary>A line; valid during the call only. Must not start a command.</summary>
    void OnLine(ReadOnlySpan<byte> line);
}
