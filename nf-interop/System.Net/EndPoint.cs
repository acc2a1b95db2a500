namespace System.Net;

/// <summary>An address that a socket can have or connect to.</summary>
public abstract class EndPoint
{
    /// <summary>Makes an endpoint.</summary>
    protected EndPoint()
    {
    }

    /// <summary>The address in the form that systems exchange.</summary>
    public virtual SocketAddress Serialize() => throw new NotSupportedException("this endpoint has no such form");

    /// <summary>An endpoint of the same kind from an address in that form.</summary>
    public virtual EndPoint Create(SocketAddress socketAddress)
        => throw new NotSupportedException("this endpoint has no such form");
}
