using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;

namespace NanoSocket.Core.Diagnostics;

/// <summary><c>link</c>: modem, link, and how the core keeps up with them.</summary>
internal sealed class LinkReport : Report
{
    private readonly CoreEngine _engine;
    private readonly CoreLock _lock;

    public LinkReport(CoreEngine engine, CoreLock coreLock)
        : base("link", "modem, link, lost frames, the longest hold of the core lock")
    {
        _engine = engine;
        _lock = coreLock;
    }

    public override bool Write(int row, CoreLog log)
    {
        switch (row)
        {
            case 0:
                WriteState(log);
                return true;
            case 1:
                WriteAddresses(log);
                return true;
            case 2:
                WriteTraffic(log);
                return true;
            case 3:
                WriteMux(log);
                return true;
            default:
                WriteLock(log);
                return false;
        }
    }

    private void WriteState(CoreLog log)
    {
        Supervisor supervisor = _engine.Supervisor;
        log.Add("link: ").Add(ModemWords.Of(supervisor.Phase)).Add(", up ").Add(supervisor.LinkCount).Add(" times");
        if (!supervisor.Network.Operator.IsEmpty)
        {
            log.Add("; operator ").Add(supervisor.Network.Operator.Bytes).Add(", signal ")
                .Add(supervisor.Network.SignalDbm).Add(" dBm");
        }

        log.End();
        if (supervisor.LastFault != ModemFault.None)
        {
            log.Add("  last problem: ").Add(ModemFaultText.Of(supervisor.LastFault)).End();
        }
    }

    private void WriteAddresses(CoreLog log)
    {
        INetworkStack stack = _engine.Stack;
        log.Add("  address ").AddAddress(_engine.LocalAddress).Add(", name servers ").AddAddress(stack.DnsServer(0))
            .Add(" and ").AddAddress(stack.DnsServer(1)).End();
    }

    private void WriteTraffic(CoreLog log)
    {
        _engine.Stack.GetStatistics(out LinkStatistics count);
        log.Add("  bytes in ").Add(count.BytesIn).Add(" out ").Add(count.BytesOut).Add(", packets in ")
            .Add(count.PacketsIn).Add(" out ").Add(count.PacketsOut).Add(", bad frames ").Add(count.FrameErrors)
            .Add(", dropped for lack of memory ").Add(count.MemoryErrors).Add(", sent again ")
            .Add(count.Retransmissions).End();
        log.Add("  dropped: packets ").Add(count.PacketErrors).Add(", datagrams ").Add(count.DatagramsDropped)
            .Add(", segments ").Add(count.SegmentsRefused).Add(", connections ").Add(count.ConnectionsRefused)
            .Add(", ICMP ").Add(count.MessagesRefused).Add(", name answers ").Add(count.AnswersRefused).End();
    }

    private void WriteMux(CoreLog log)
    {
        MuxSession mux = _engine.Line.Mux;
        log.Add("  multiplexer ").Add(NameOf(mux.State)).Add(", N1 ").Add(mux.FrameSize(MuxSession.DataChannel))
            .Add(", frames ").Add(mux.Decoder.Frames).Add(", bad check ").Add(mux.Decoder.CheckErrors)
            .Add(", bad form ").Add(mux.Decoder.FramingErrors).Add(", bytes outside ").Add(mux.Decoder.NoiseBytes)
            .Add(", unexpected ").Add(mux.UnexpectedFrames).Add(", requests repeated ").Add(mux.Repetitions)
            .Add(", dropped ").Add(mux.DroppedMessages).End();
    }

    private void WriteLock(CoreLog log)
        => log.Add("  core lock held for ").Add(_lock.LongestUs).Add(" us at most (").Add(NameOf(_lock.LongestCall))
            .Add("); log lines dropped ").Add(log.DroppedLines).End();

    private static string NameOf(MuxState state) => state switch
    {
        MuxState.Closed => "not in use",
        MuxState.Opening => "opening",
        MuxState.Open => "open",
        MuxState.Closing => "closing",
        _ => "failed",
    };

    private static string NameOf(CoreCall call) => call switch
    {
        CoreCall.Step => "the core's step",
        CoreCall.Console => "the console",
        CoreCall.Connect => "sock_conn",
        CoreCall.Send => "sock_send",
        CoreCall.Read => "sock_recv",
        CoreCall.Close => "sock_close or sock_destroy",
        CoreCall.Inspect => "a look at a socket",
        CoreCall.Fetch => "rtos.receive",
        CoreCall.Timer => "a timer",
        CoreCall.Uart => "a UART",
        CoreCall.Endpoint => "a blocking socket",
        CoreCall.Tls => "TLS",
        _ => "modem settings",
    };
}
