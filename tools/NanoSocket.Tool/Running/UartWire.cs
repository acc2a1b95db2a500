using System;
using System.Globalization;
using System.Net;

namespace NanoSocket.Tool.Running;

/// <summary>What is on a serial port of an app: <c>N=WHERE</c>.</summary>
/// <param name="Port">1 to 3.</param>
/// <param name="Where"><c>unix:PATH</c>, <c>tcp:ADDRESS:PORT</c>, <c>pty</c> or the path of a terminal.</param>
internal sealed record UartWire(int Port, string Where)
{
    private const int Ports = 3;
    private const string Unix = "unix:";
    private const string Tcp = "tcp:";

    /// <summary>Reads an argument.</summary>
    /// <exception cref="FormatException">It has another form; the message says which are known.</exception>
    public static UartWire Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string where = equals < 0 ? "" : text[(equals + 1)..];
        bool known = where == "pty" || where.StartsWith('/')
            || (where.StartsWith(Unix, StringComparison.Ordinal) && where.Length > Unix.Length)
            || (where.StartsWith(Tcp, StringComparison.Ordinal) && EndPointOf(where) is not null);
        bool valid = int.TryParse(text.AsSpan(0, Math.Max(0, equals)), CultureInfo.InvariantCulture, out int port)
            && port is >= 1 and <= Ports && known && !where.Contains(',', StringComparison.Ordinal);
        return valid
            ? new UartWire(port, where)
            : throw new FormatException($"--uart '{text}': expected N=unix:PATH, N=tcp:ADDRESS:PORT, N=pty or "
                + $"N=/dev/TTY, N from 1 to {Ports}");
    }

    /// <summary>The variable that tells an image which is a process.</summary>
    public string Variable => $"NANOSOCKET_UART{Port}";

    /// <summary>What the emulator's ports are called in <c>board.json</c>.</summary>
    public string Use => $"uart{Port}";

    /// <summary>The emulator's description of the other end.</summary>
    public string Chardev
    {
        get
        {
            if (Where.StartsWith(Unix, StringComparison.Ordinal))
            {
                return $"socket,id={Use},path={Where[Unix.Length..]}";
            }
            if (EndPointOf(Where) is { } end)
            {
                return $"socket,id={Use},host={end.Address},port={end.Port},nodelay=on";
            }
            return Where == "pty" ? $"pty,id={Use}" : $"serial,id={Use},path={Where}";
        }
    }

    private static IPEndPoint? EndPointOf(string where) =>
        where.StartsWith(Tcp, StringComparison.Ordinal) && where.Contains(':', StringComparison.Ordinal)
            && IPEndPoint.TryParse(where[Tcp.Length..], out IPEndPoint? end) && end.Port > 0 ? end : null;
}
