using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NanoSocket.Tls.Tests.Support;

/// <summary><c>openssl s_server</c> on a port of 127.0.0.1 that the system chooses.</summary>
internal sealed partial class OpenSslServer : IDisposable
{
    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("s_server-").FullName;
    private readonly int _port;

    /// <param name="own">The server's certificate and key.</param>
    /// <param name="arguments">Further arguments of s_server; -rev answers each line reversed.</param>
    public OpenSslServer(Credentials own, params string[] arguments)
    {
        ProcessStartInfo start = new("openssl")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string certificate = Path.Combine(_folder, "certificate.pem");
        string key = Path.Combine(_folder, "key.pem");
        File.WriteAllText(certificate, own.CertificatePem);
        File.WriteAllText(key, own.KeyPem);
        string[] all = ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, .. arguments];
        foreach (string argument in all)
        {
            start.ArgumentList.Add(argument);
        }
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _port = ReadPort();
        _ = _process.StandardOutput.ReadToEndAsync(); // a full pipe would stop it
    }

    /// <summary>Writes a file that an argument may name.</summary>
    public static string Temporary(string name, byte[] content)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("s_server-").FullName, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    /// <summary>A connection to it.</summary>
    public Socket Connect()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect("127.0.0.1", _port);
        socket.NoDelay = true;
        socket.ReceiveTimeout = 5_000;
        return socket;
    }

    /// <summary>Sends a line to every peer.</summary>
    public void Say(string line) => _process.StandardInput.WriteLine(line);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private int ReadPort()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (Accepting().Match(line) is { Success: true } match)
            {
                return int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
        throw new InvalidOperationException("openssl s_server ended: are its arguments right?");
    }

    [GeneratedRegex(@"^ACCEPT .*:(\d+)\s*$")]
    private static partial Regex Accepting();
}
