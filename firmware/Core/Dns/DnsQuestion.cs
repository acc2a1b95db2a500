using System;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Dns;

/// <summary>What one slot wants to know, and how far it has got.</summary>
internal sealed class DnsQuestion
{
    private readonly byte[] _name;
    private int _nameLength;

    public DnsQuestion(int maxNameLength) => _name = new byte[maxNameLength];

    public ReadOnlySpan<byte> Name => new(_name, 0, _nameLength);

    /// <summary>Another slot asks for the same name; its answer is ours, too.</summary>
    public bool IsFollowing { get; set; }

    public ushort Id { get; set; }

    /// <summary>Messages sent so far.</summary>
    public int Attempts { get; set; }

    /// <summary>When to ask again, in milliseconds.</summary>
    public long Due { get; set; }

    /// <summary>Servers whose answers are accepted; 0 = not asked.</summary>
    public uint FirstServer { get; set; }

    /// <summary>See <see cref="FirstServer"/>.</summary>
    public uint SecondServer { get; set; }

    /// <summary>A server that answered with a failure is not asked again.</summary>
    public uint FailedServer { get; set; }

    /// <summary>Something came back, but nothing of use.</summary>
    public bool HeardNonsense { get; set; }

    public DnsAnswer Answer { get; } = new();

    public SocketFailure Failure { get; set; }

    /// <summary>Starts anew with a name, or with none.</summary>
    public void Reset(ReadOnlySpan<byte> name)
    {
        name.CopyTo(_name);
        _nameLength = name.Length;
        IsFollowing = false;
        Attempts = 0;
        FirstServer = 0;
        SecondServer = 0;
        FailedServer = 0;
        HeardNonsense = false;
        Answer.Clear();
        Failure = SocketFailure.None;
    }

    /// <summary>Whether the question was sent to this server.</summary>
    public bool WasSentTo(uint server) => server != 0 && (server == FirstServer || server == SecondServer);

    /// <summary>Answers of this server are accepted from now on.</summary>
    public void Remember(uint server)
    {
        if (FirstServer == 0 || FirstServer == server)
        {
            FirstServer = server;
        }
        else
        {
            SecondServer = server;
        }
    }
}
