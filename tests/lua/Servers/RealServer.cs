using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NanoSocket.Tool;
using NanoSocket.Tool.Processes;

namespace NanoSocket.LuaTests.Servers;

/// <summary>nginx or mosquitto, as people run them, on a free port and with a folder of its own.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private const int Attempts = 100;
    private const int AttemptMs = 50;

    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;
    private readonly Task _draining;

    private RealServer(DirectoryInfo folder, ChildProcess process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
        _draining = Task.WhenAll(process.Output.CopyToAsync(Stream.Null), process.Error.CopyToAsync(Stream.Null));
    }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>Starts nginx, which serves the files of a folder.</summary>
    public static Task<RealServer> NginxAsync(string root) => StartAsync("/usr/sbin/nginx", (folder, port) =>
        $$"""
        daemon off;
        master_process off;
        error_log stderr;
        pid {{folder}}/pid;
        events { }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            server {
                listen 127.0.0.1:{{port}};
                root {{root}};
                location /chunked/ { alias {{root}}/; ssi on; ssi_types *; }
            }
        }
        """, "-e", "stderr", "-c");

    /// <summary>Starts mosquitto, which lets anybody in.</summary>
    public static Task<RealServer> MosquittoAsync() => StartAsync("/usr/sbin/mosquitto", (_, port) =>
        $"""
        listener {port} 127.0.0.1
        user {Environment.UserName}
        allow_anonymous true

        """, "-c");

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _draining;
        _folder.Delete(recursive: true);
    }

    private static async Task<RealServer> StartAsync(
        string program, Func<string, int, string> settings, params string[] arguments)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nanosocket-lua-");
        int port = FreePort();
        string file = Path.Combine(folder.FullName, "settings.conf");
        await File.WriteAllTextAsync(file, settings(folder.FullName, port));
        RealServer server = new(folder, await ChildProcess.StartAsync(program, [.. arguments, file]), port);
        for (int i = 0; i < Attempts; i++)
        {
            if (IsOpen(port))
            {
                return server;
            }
            await Task.Delay(AttemptMs);
        }
        await server.DisposeAsync();
        throw new ToolException($"{program} does not listen on port {port}");
    }

    private static int FreePort()
    {
        using Socket closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)closed.LocalEndPoint!).Port;
    }

    private static bool IsOpen(int port)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
