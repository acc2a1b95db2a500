using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <content>The functions under test, recorded.</content>
internal sealed partial class Case
{
    /// <summary><c>sock_conn_ext</c> to a server of the host.</summary>
    public int Connect(int type, Peer peer) => Connect(type, Control.Host, peer.Port);

    /// <summary><c>sock_conn_ext</c>.</summary>
    public int Connect(int type, string address, int port)
    {
        int id = SocketCore.SockConnExt(type, address, port);
        Trace("sock_conn_ext(" + type.ToString() + ") = " + id.ToString());
        Restart(id);
        return id;
    }

    /// <summary><c>sock_conn_ext</c> with a receive buffer and a local port.</summary>
    public int Connect(int type, Peer peer, int receiveBuffer, int localPort = 0)
    {
        int id = SocketCore.SockConnExt(type, Control.Host, peer.Port, receiveBuffer, localPort);
        Trace("sock_conn_ext(" + type.ToString() + ", recvBufferLen " + receiveBuffer.ToString() + ") = "
            + id.ToString());
        Restart(id);
        return id;
    }

    /// <summary><c>sock_conn_ext</c> of type 2, to a TLS server of the host.</summary>
    public int Connect(Peer peer, TlsOptions options)
    {
        int id = SocketCore.SockConnExt(SocketCore.Ssl, Peer.TlsHost, peer.Port, options);
        Trace("sock_conn_ext(2, cert" + (options.Insist ? "" : ", insist 0")
            + (options.SendName ? ", hostNameFlag 1" : "") + ") = " + id.ToString());
        Restart(id);
        return id;
    }

    /// <summary><c>sock_conn</c>: null when it is refused.</summary>
    public int? ConnectOrNull(int type, string address, int port)
    {
        int? id = SocketCore.SockConn(type, address, port);
        Trace("sock_conn(" + type.ToString() + ") = " + (id?.ToString() ?? "nil"));
        Restart(id ?? -1);
        return id;
    }

    /// <summary>A connected TCP socket, and the server has accepted it.</summary>
    public int Connected(Peer peer)
    {
        int id = Connect(SocketCore.Tcp, peer);
        ConnectConfirmed(id, 0);
        peer.Accept();
        return id;
    }

    /// <summary><c>sock_send</c> of the next bytes of the pattern; only accepted ones count.</summary>
    public SendResult Send(int id, int count)
    {
        bool isSlot = (uint)id < SlotCount;
        Pattern.Fill(BufferFor(count), count, isSlot ? _sent[id] : 0);
        SendResult result = SocketCore.SockSend(id, s_buffer, 0, count);
        Trace("sock_send(" + id.ToString() + ", " + count.ToString() + " bytes) = " + result.Accepted.ToString() + ", "
            + result.Error.ToString());
        if (result.Succeeded)
        {
            _sent[id] += count;
        }

        return result;
    }

    /// <summary><see cref="Send"/>, which must be accepted.</summary>
    public void SendAccepted(int id, int count)
    {
        SendResult result = Send(id, count);
        Assert.AreEqual(1, result.Accepted, "result1 of sock_send");
        Assert.AreEqual(SocketCore.ErrOk, result.Error, "result2 of sock_send");
    }

    /// <summary><see cref="Send"/>, which must be refused with an error.</summary>
    public void SendRefused(int id, int count, int error)
    {
        SendResult result = Send(id, count);
        Assert.AreEqual(0, result.Accepted, "result1 of sock_send");
        Assert.AreEqual(error, result.Error, "result2 of sock_send");
    }

    /// <summary><c>sock_recv</c>, which must give this many bytes; of TCP the next of the pattern.</summary>
    public void Receive(int id, int length, int expected)
    {
        int count = SocketCore.SockRecv(id, BufferFor(length), 0, length);
        Trace("sock_recv(" + id.ToString() + ", " + length.ToString() + ") = " + count.ToString() + " bytes");
        Assert.AreEqual(expected, count, "bytes of sock_recv");
        if (count > 0)
        {
            Assert.AreEqual(-1, Pattern.FirstWrong(s_buffer, count, _read[id]), "first wrong byte of sock_recv");
            _read[id] += count;
        }
    }

    /// <summary>Announcements of at most some length, each read at once, which add up to the next bytes of the pattern.
    /// How they are cut is the moment's and not recorded.</summary>
    public void ReceiveInParts(int id, int total, int largest)
    {
        for (int left = total; left > 0;)
        {
            Message message = Rtos.Receive(LimitMs);
            Assert.AreEqual(Rtos.MsgSockRecvInd, message.Id, "message id");
            Assert.IsTrue(message.RecvLen > 0 && message.RecvLen <= largest, "recv_len");
            int count = SocketCore.SockRecv(id, s_buffer, 0, message.RecvLen);
            Assert.AreEqual(message.RecvLen, count, "bytes of sock_recv");
            Assert.AreEqual(-1, Pattern.FirstWrong(s_buffer, count, _read[id]), "first wrong byte of sock_recv");
            _read[id] += count;
            left -= count;
        }

        Trace("received " + total.ToString() + " bytes in parts of at most " + largest.ToString());
    }

    /// <summary><c>sock_recv</c> of one datagram, whose content starts anew.</summary>
    public void ReceiveDatagram(int id, int length, int expected)
    {
        _read[id] = 0;
        Receive(id, length, expected);
    }

    /// <summary><c>sock_recv</c> in the form that makes an array, which must be empty and not null.</summary>
    public void ReceiveNothing(int id, int length)
    {
        byte[] data = SocketCore.SockRecv(id, length);
        Trace("sock_recv(" + id.ToString() + ", " + length.ToString() + ") = " + data.Length.ToString() + " bytes");
        Assert.AreEqual(0, data.Length, "bytes of sock_recv");
    }

    /// <summary><c>sock_close</c>, which always gives 1.</summary>
    public void Close(int id)
    {
        int result = SocketCore.SockClose(id);
        Trace("sock_close(" + id.ToString() + ") = " + result.ToString());
        Assert.AreEqual(1, result, "result of sock_close");
    }

    /// <summary><c>sock_destroy</c>, which must give this.</summary>
    public void Destroy(int id, int expected)
    {
        int result = SocketCore.SockDestroy(id);
        Trace("sock_destroy(" + id.ToString() + ") = " + result.ToString());
        Assert.AreEqual(expected, result, "result of sock_destroy");
    }

    /// <summary><c>sock_close</c>, its confirmation and <c>sock_destroy</c>: the id is free.</summary>
    public void CloseAndDestroy(int id)
    {
        Close(id);
        CloseConfirmed(id);
        Destroy(id, 1);
    }

    /// <summary><c>sock_setopt</c>, which must give this.</summary>
    public void SetOption(int id, int level, int name, int value, int expected)
    {
        int result = SocketCore.SockSetOpt(id, level, name, value);
        Trace("sock_setopt(" + id.ToString() + ", " + level.ToString() + ", " + name.ToString() + ", "
            + value.ToString() + ") = " + result.ToString());
        Assert.AreEqual(expected, result, "result of sock_setopt");
    }

    /// <summary><c>sock_getremainbuf</c>. Not recorded: the send pool is a board's own.</summary>
    public static int Room(int id) => SocketCore.SockGetRemainBuf(id);

    private void Restart(int id)
    {
        if (id >= 0)
        {
            _read[id] = 0;
            _sent[id] = 0;
        }
    }
}
