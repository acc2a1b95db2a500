using NanoSocket.Core.Engine;
using NanoSocket.Core.Sockets;
using NanoSocket.Core.Tls;

namespace NanoSocket.Core.Diagnostics;

/// <summary><c>slots</c>: the socket table, a row for each id that is taken.</summary>
internal sealed class SlotReport : Report
{
    private readonly SocketTable _sockets;

    public SlotReport(SocketTable sockets)
        : base("slots", "the socket table") => _sockets = sockets;

    public override bool Write(int row, CoreLog log)
    {
        if (row == 0)
        {
            WriteTitle(log);
        }
        else if (row <= SocketConstants.SlotCount)
        {
            WriteSlot(row - 1, log);
        }

        return row < SocketConstants.SlotCount;
    }

    private void WriteTitle(CoreLog log)
    {
        int taken = 0;
        for (int id = 0; id < SocketConstants.SlotCount; id++)
        {
            taken += _sockets.Snapshot(id).State == SocketState.Init ? 0 : 1;
        }

        log.Add("slots: ").Add(taken).Add(" of ").Add(SocketConstants.SlotCount).Add(" taken").End();
    }

    private void WriteSlot(int id, CoreLog log)
    {
        SlotSnapshot slot = _sockets.Snapshot(id);
        if (slot.State == SocketState.Init)
        {
            return;
        }

        log.Add("  ").Add(id).Add(" ").Add(NameOf(slot.Kind)).Add(" ").Add(NameOf(slot.State)).Add(" ")
            .AddAddress(slot.Address).Add(":").Add(slot.Port);
        if (slot.LocalPort != 0)
        {
            log.Add(" from port ").Add(slot.LocalPort);
        }

        log.Add(" sent ").Add(slot.BytesSent).Add(" received ").Add(slot.BytesReceived)
            .Add(" unread ").Add(slot.Unread).Add(" unconfirmed ").Add(slot.Unconfirmed)
            .Add(" messages ").Add(slot.PendingMessages).Add(" age ").Add(slot.AgeMs / 1000).Add(" s task ");
        AddTask(log, slot);
        log.End();
        if (slot.IsSecured && slot.Tls.Version != TlsVersion.None)
        {
            WriteTls(slot.Tls, log);
        }

        if (slot.Failure != SocketFailure.None)
        {
            WriteFailure(slot, log);
        }
    }

    private static void WriteTls(in TlsFacts tls, CoreLog log)
    {
        log.Add("    ").Add(TlsSuiteText.Of(tls.Version)).Add(" ").Add(TlsSuiteText.Of(tls.Suite));
        log.Add(tls.Verification switch
        {
            TlsVerification.None => ", NOT VERIFIED",
            TlsVerification.Chain => ", verified, but not the name",
            _ => ", verified",
        });
        bool isVerified = tls.Verification != TlsVerification.None;
        log.Add(isVerified && !tls.DatesChecked ? ", dates unknown" : "").Add(tls.Resumed ? ", resumed" : "").End();
    }

    private static void WriteFailure(in SlotSnapshot slot, CoreLog log)
    {
        log.Add("    ").Add(SocketFailureText.Of(slot.Failure));
        if (slot.IsSecured && slot.Tls.FailureDetail != 0)
        {
            log.Add(slot.Failure == SocketFailure.TlsAlert ? ", alert " : ", detail ").Add(slot.Tls.FailureDetail);
        }

        log.End();
    }

    private static void AddTask(CoreLog log, in SlotSnapshot slot)
    {
        if (slot.Task == null)
        {
            log.Add(slot.State == SocketState.Lent ? "System.Net" : "none");
            return;
        }

        log.AddTask(slot.Task);
    }

    private static string NameOf(SocketState state) => state switch
    {
        SocketState.Init => "free",
        SocketState.Connecting => "connecting",
        SocketState.Connected => "connected",
        SocketState.Lent => "lent",
        _ => "closed",
    };

    private static string NameOf(SocketKind kind) => kind switch
    {
        SocketKind.Tcp => "tcp",
        SocketKind.Udp => "udp",
        SocketKind.Tls => "tls",
        _ => "icmp",
    };
}
