using System;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;

namespace NanoSocket.TlsTests.Cases;

/// <summary>A connection, and what happens on it, step by step.</summary>
/// <typeparam name="TServer">The server's kind.</typeparam>
/// <param name="Name">What it shows.</param>
/// <param name="Start">Starts the server.</param>
/// <param name="Credentials">What the client gives to the connect.</param>
/// <param name="Steps">What happens, beginning before the connect. Null when it went well; every socket is closed by
/// then.</param>
internal sealed record StepsCase<TServer>(string Name, Func<Task<TServer>> Start, Credentials Credentials,
    Func<Conversation, TServer, Task> Steps) : ITlsCase
    where TServer : IServer
{
    /// <inheritdoc/>
    public bool NeedsTls13 { get; init; }

    /// <inheritdoc/>
    public bool IsSlow { get; init; }

    public async Task<string?> RunAsync(Device device)
    {
        await using TServer server = await Start();
        await device.UseAsync(Credentials);
        Usage before = await Usage.ReadAsync(device);
        string? problem;
        try
        {
            await Steps(new Conversation(device, TestAuthority.Host, server.Port), server);
            problem = await before.DifferenceAsync(device);
        }
        catch (StepException e)
        {
            problem = e.Message;
        }
        return problem is null ? null : $"{problem}\n--- server\n{server.Log.TrimEnd()}";
    }
}
