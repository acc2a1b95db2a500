namespace NanoSocket;

/// <summary>The two results of <c>sock_send</c> (spec 1.3).</summary>
public readonly struct SendResult
{
    internal SendResult(int accepted, int error)
    {
        Accepted = accepted;
        Error = error;
    }

    /// <summary>1 when the data was accepted, otherwise 0. A confirmation message follows an accepted send.</summary>
    public int Accepted { get; }

    /// <summary>0, or one of <see cref="SocketCore"/>'s <c>Err</c> constants.</summary>
    public int Error { get; }

    /// <summary>The data was accepted.</summary>
    public bool Succeeded => Accepted != 0;
}
