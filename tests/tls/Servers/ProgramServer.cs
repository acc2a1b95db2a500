using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;
using NanoSocket.Tool;

namespace NanoSocket.TlsTests.Servers;

/// <summary>nginx and mosquitto, as people run them, with settings of the test.</summary>
internal sealed class ProgramServer : IServer
{
    private const int Attempts = 100;
    private const int AttemptMs = 50;

    private readonly ServerProcess _process;

    private ProgramServer(ServerProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public string Log => _process.Text;

    /// <summary>Starts nginx, which serves a file.</summary>
    /// <param name="files">Where its files go.</param>
    /// <param name="identity">Its certificate and key.</param>
    /// <param name="text">What is in the file <c>/1.txt</c>, or another number.</param>
    public static async Task<(ProgramServer Server, string Path)> NginxAsync(
        ServerFolder files, Identity identity, string text)
    {
        string served = files.Write(text, "txt");
        int port = FreePort.Find();
        string settings = files.Write(
            $$"""
            daemon off;
            master_process off;
            error_log stderr;
            pid {{files.Path}}/nginx-{{port}}.pid;
            events { }
            http {
                access_log off;
                client_body_temp_path {{files.Path}}/nginx-body;
                proxy_temp_path {{files.Path}}/nginx-proxy;
                fastcgi_temp_path {{files.Path}}/nginx-fastcgi;
                uwsgi_temp_path {{files.Path}}/nginx-uwsgi;
                scgi_temp_path {{files.Path}}/nginx-scgi;
                ssl_protocols TLSv1.2 TLSv1.3;
                server {
                    listen 127.0.0.1:{{port}} ssl;
                    ssl_certificate {{files.Write(identity.ChainPem)}};
                    ssl_certificate_key {{files.Write(identity.KeyPem)}};
                    root {{files.Path}};
                    location ~ \.pem$ { deny all; }
                }
            }
            """, "conf");
        ServerProcess process = await ServerProcess.StartAsync("/usr/sbin/nginx", "-c", settings, "-e", "stderr");
        return (await ListeningAsync(new ProgramServer(process, port)), "/" + System.IO.Path.GetFileName(served));
    }

    /// <summary>Starts mosquitto, which wants a certificate of its clients.</summary>
    /// <param name="files">Where its files go.</param>
    /// <param name="identity">Its certificate and key.</param>
    /// <param name="clients">Who must have signed the clients' certificates.</param>
    public static async Task<ProgramServer> MosquittoAsync(ServerFolder files, Identity identity, Identity clients)
    {
        int port = FreePort.Find();
        string settings = files.Write(
            $"""
            listener {port} 127.0.0.1
            user {System.Environment.UserName}
            allow_anonymous true
            require_certificate true
            cafile {files.Write(clients.CertificatePem)}
            certfile {files.Write(identity.ChainPem)}
            keyfile {files.Write(identity.KeyPem)}

            """, "conf");
        ServerProcess process = await ServerProcess.StartAsync("/usr/sbin/mosquitto", "-c", settings);
        return await ListeningAsync(new ProgramServer(process, port));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<ProgramServer> ListeningAsync(ProgramServer server)
    {
        for (int i = 0; i < Attempts; i++)
        {
            if (FreePort.IsOpen(server.Port))
            {
                return server;
            }
            await Task.Delay(AttemptMs);
        }
        string log = server.Log;
        await server.DisposeAsync();
        throw new ToolException($"a server does not listen on port {server.Port}:\n{log}");
    }
}
