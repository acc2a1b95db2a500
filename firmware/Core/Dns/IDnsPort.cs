using System;

namespace NanoSocket.Core.Dns;

/// <summary>What the resolver needs: a UDP port for each question, random numbers, the servers.</summary>
public interface IDnsPort
{
    /// <summary>Address of name server 0 or 1, 0 when there is none.</summary>
    uint Server(int index);

    /// <summary>An unpredictable number.</summary>
    uint Random();

    /// <summary>Opens an unpredictable port for a question; false when there is no room for one.</summary>
    bool Open(int question);

    /// <summary>Sends from the question's port to port 53 of a server. What cannot be sent is lost.</summary>
    void Send(int question, uint server, ReadOnlySpan<byte> message);

    /// <summary>Closes the question's port; a question without one is no error.</summary>
    void Close(int question);
}
