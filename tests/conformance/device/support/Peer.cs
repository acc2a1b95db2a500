using System;
using System.Text;

namespace NanoSocket.Conformance;

/// <summary>A scripted server on the host with a port of its own. It does nothing by itself; every method returns when
/// the host has done it and, where something goes to the board, the board's TCP has it.</summary>
internal sealed class Peer
{
    private Peer(string kind) => Port = int.Parse(Control.Ask(kind));

    /// <summary>Where it is reached.</summary>
    public int Port { get; }

    /// <summary>A TCP server.</summary>
    public static Peer Tcp() => new("tcp");

    /// <summary>A UDP server, which sends to whoever sent to it last.</summary>
    public static Peer Udp() => new("udp");

    /// <summary>The name that the TLS servers' certificates are for.</summary>
    public const string TlsHost = "server.nanosocket.example";

    /// <summary>A TLS server with a certificate for <see cref="TlsHost"/>.</summary>
    public static Peer Tls() => new("tls");

    /// <summary>A TLS server of another kind: <c>self-signed</c>, <c>other-name</c>, <c>mutual</c>.</summary>
    public static Peer Tls(string kind) => new("tls-" + kind);

    /// <summary>A certificate or key for the cases: <c>root</c>, <c>strange-root</c>, <c>client</c>,
    /// <c>client-key</c>.</summary>
    public static byte[] Text(string name) => Encoding.UTF8.GetBytes(Control.Ask("text " + name) + "\n");

    /// <summary>A port that refuses connections and answers no datagram.</summary>
    public static Peer Nobody() => new("nobody");

    /// <summary>Waits for the next connection; the other methods then concern it.</summary>
    public void Accept() => Do("accept");

    /// <summary>Sends the next bytes of the pattern. UDP: one datagram, which has the pattern's start.</summary>
    public void Send(int count) => Do("send", count);

    /// <summary>Receives this many bytes, which must be the next of the pattern. UDP: one datagram of this length.
    /// </summary>
    public void Receive(int count) => Do("receive", count);

    /// <summary>Sends FIN.</summary>
    public void Finish() => Do("finish");

    /// <summary>Sends RST.</summary>
    public void Reset() => Do("reset");

    /// <summary>Waits until the board ends the connection: <c>fin</c> or <c>reset</c>.</summary>
    public string End() => Do("end");

    /// <summary>The name that the last client of a TLS server told it; empty: none.</summary>
    public string ToldName() => Do("name");

    /// <summary>The board sees no acknowledgement of what it sends, until <see cref="Release"/>.</summary>
    public void Hold() => Do("hold");

    /// <summary>What is due is acknowledged.</summary>
    public void Release() => Do("release");

    /// <summary>The board's next byte on the connection takes the carrier of the data call away.</summary>
    public void DropCarrierAtNextByte() => Do("drop");

    private string Do(string command)
    {
        Case.Trace("peer: " + command);
        return Control.Ask(command + " " + Port.ToString());
    }

    private void Do(string command, int count)
    {
        Case.Trace("peer: " + command + " " + count.ToString());
        Control.Ask(command + " " + Port.ToString() + " " + count.ToString());
    }
}
