using System;
using System.Globalization;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Hosting;

/// <summary>How a host reaches the modem's serial line.</summary>
public enum LineKind
{
    /// <summary>A unix socket that the simulator listens on.</summary>
    UnixListen,
    /// <summary>A unix socket of another program.</summary>
    UnixConnect,
    /// <summary>A TCP port on 127.0.0.1 that the simulator listens on.</summary>
    TcpListen,
    /// <summary>A TCP port of another program on 127.0.0.1.</summary>
    TcpConnect,
    /// <summary>A pseudo-terminal, made by the simulator.</summary>
    Pty,
    /// <summary>A serial port of the PC, for a real board.</summary>
    Serial,
}

/// <summary>Address of a serial line.</summary>
/// <param name="Kind">Which kind of line.</param>
/// <param name="Path">Socket, device, or symbolic link to the pseudo-terminal; empty where there is none.</param>
/// <param name="Port">TCP port; 0: any free one.</param>
public sealed record ListenAddress(LineKind Kind, string Path = "", int Port = 0)
{
    private const string Forms =
        "unix:PATH, unix-connect:PATH, tcp:PORT, tcp-connect:PORT, pty, pty:LINK, serial:DEVICE";

    /// <summary>Reads one of the forms <c>unix:PATH</c>, <c>unix-connect:PATH</c>, <c>tcp:PORT</c>,
    /// <c>tcp-connect:PORT</c>, <c>pty</c>, <c>pty:LINK</c>, <c>serial:DEVICE</c>.</summary>
    /// <exception cref="OptionException">It is none of them.</exception>
    public static ListenAddress Parse(string text)
    {
        string[] parts = text.Split(':', 2);
        string rest = parts.Length == 2 ? parts[1] : "";
        return parts[0] switch
        {
            "unix" when rest.Length > 0 => new ListenAddress(LineKind.UnixListen, rest),
            "unix-connect" when rest.Length > 0 => new ListenAddress(LineKind.UnixConnect, rest),
            "tcp" => new ListenAddress(LineKind.TcpListen, "", ParsePort(text, rest, minimum: 0)),
            "tcp-connect" => new ListenAddress(LineKind.TcpConnect, "", ParsePort(text, rest, minimum: 1)),
            "pty" when parts.Length == 1 || rest.Length > 0 => new ListenAddress(LineKind.Pty, rest),
            "serial" when rest.Length > 0 => new ListenAddress(LineKind.Serial, rest),
            _ => throw new OptionException($"listen '{text}': expected one of {Forms}"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        LineKind.UnixListen => "unix:" + Path,
        LineKind.UnixConnect => "unix-connect:" + Path,
        LineKind.TcpListen => "tcp:" + Port.ToString(CultureInfo.InvariantCulture),
        LineKind.TcpConnect => "tcp-connect:" + Port.ToString(CultureInfo.InvariantCulture),
        LineKind.Pty => Path.Length == 0 ? "pty" : "pty:" + Path,
        _ => "serial:" + Path,
    };

    /// <summary>The address may be written out: only this PC is possible.</summary>
    private static int ParsePort(string text, string rest, int minimum)
    {
        foreach (string local in (ReadOnlySpan<string>)["127.0.0.1:", "localhost:"])
        {
            rest = rest.StartsWith(local, StringComparison.Ordinal) ? rest[local.Length..] : rest;
        }
        return int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port >= minimum && port < 65536
            ? port
            : throw new OptionException($"listen '{text}': expected a port of 127.0.0.1, from {minimum} to 65535");
    }
}
