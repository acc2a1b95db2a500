using System;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Sockets;

/// <summary>The messages of a socket: which is the oldest, and what its fetch causes (2.3).</summary>
internal sealed partial class SocketSlot
{
    /// <summary>The stamp of the oldest message.</summary>
    public bool TryPeek(out uint stamp)
    {
        RtosMessageId oldest = OldestMessage(out stamp);
        return oldest != 0;
    }

    /// <summary>Fetches the oldest message and does what its fetch causes (2.3).</summary>
    public RtosMessage Take()
    {
        switch (OldestMessage(out _))
        {
            case RtosMessageId.SocketConnected:
                return TakeConnect();
            case RtosMessageId.SocketReceived:
                return TakeReceive();
            case RtosMessageId.SocketSent:
                _sends.TakeOldest(out int length, out bool refused);
                return RtosMessage.Socket(RtosMessageId.SocketSent, Index, Generation, refused, length);
            default:
                _peerClose.Withdraw();
                Close();
                return RtosMessage.Socket(RtosMessageId.SocketPeerClosed, Index, Generation);
        }
    }

    private void PostConnect(bool failed)
    {
        _connectDecided = true;
        _connectFailed = failed;
        _connect.Post(Task!);
    }

    private RtosMessage TakeConnect()
    {
        _connect.Withdraw();
        if (State == SocketState.Connecting)
        {
            State = _connectFailed ? SocketState.Closed : SocketState.Connected;
        }

        return RtosMessage.Socket(RtosMessageId.SocketConnected, Index, Generation, _connectFailed);
    }

    private RtosMessage TakeReceive()
    {
        _receive.Withdraw();
        if (_indicated == 0)
        {
            _indicated = Math.Min(Connection.Available, SocketConstants.MaxIndication);
            Announced = _indicated;
        }

        return RtosMessage.Socket(RtosMessageId.SocketReceived, Index, Generation, failed: false, _indicated);
    }

    private RtosMessageId OldestMessage(out uint stamp)
    {
        RtosMessageId oldest = 0;
        stamp = 0;
        Older(_connect.Pending, _connect.Stamp, RtosMessageId.SocketConnected, ref oldest, ref stamp);
        Older(_receive.Pending, _receive.Stamp, RtosMessageId.SocketReceived, ref oldest, ref stamp);
        Older(_sends.HasPosted, _sends.OldestStamp, RtosMessageId.SocketSent, ref oldest, ref stamp);
        Older(_peerClose.Pending, _peerClose.Stamp, RtosMessageId.SocketPeerClosed, ref oldest, ref stamp);
        return oldest;
    }

    private static void Older(
        bool pending, uint stamp, RtosMessageId id, ref RtosMessageId oldest, ref uint oldestStamp)
    {
        if (pending && (oldest == 0 || Stamp.IsOlder(stamp, oldestStamp)))
        {
            oldest = id;
            oldestStamp = stamp;
        }
    }
}
