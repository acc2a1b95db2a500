using System;

namespace NanoSocket.Samples;

/// <summary>
/// Shows which modem and SIM there are, where they are in the network, and everything that happens to the link, until
/// it has been up for a while.
/// </summary>
public static class ModemStatus
{
    private const int ShowTimer = 1;
    private const int GiveUpTimer = 2;
    private const int ShowAfterMs = 3000;
    private const int GiveUpMs = 240_000;

    private static readonly MessageLoop s_loop = new();
    private static bool s_shown;

    public static int Main()
    {
        Modem.StateChanged += state => Console.WriteLine("state: " + NameOf(state));
        Modem.RegistrationChanged += ShowRegistration;
        Modem.SignalChanged += dbm => Console.WriteLine("signal: " + dbm.ToString() + " dBm");
        Modem.SimChanged += ready => Console.WriteLine(ready ? "SIM: ready" : "SIM: gone");
        Modem.TimeSet += () => Console.WriteLine("network time: " + Modem.NetworkTime.ToString() + " s since 1970");
        Modem.AttemptFailed += reason => Console.WriteLine("failed: " + reason);
        Modem.LinkDown += reason => Console.WriteLine("link down: " + reason);
        Modem.LinkUp += OnLinkUp;
        s_loop.Unhandled += OnMessage;
        Rtos.TimerStart(GiveUpTimer, GiveUpMs);
        s_loop.Run();
        return s_shown ? 0 : 1;
    }

    /// <summary>With the multiplexer the modem can still be asked: soon everything is known.</summary>
    private static void OnLinkUp()
    {
        Console.WriteLine("link up: " + Modem.IpAddress + (Modem.IsMultiplexed ? ", multiplexed" : ", plain PPP"));
        Rtos.TimerStart(ShowTimer, ShowAfterMs);
    }

    private static void OnMessage(Message message)
    {
        if (message.Id != Rtos.MsgTimer)
        {
            return;
        }

        if (message.TimerId == ShowTimer)
        {
            ShowModem();
            ShowLink();
            s_shown = true;
        }
        else
        {
            Console.WriteLine("gave up: " + Modem.Problem);
        }

        s_loop.Stop();
    }

    private static void ShowRegistration()
    {
        string where = Modem.IsRoaming ? "roaming" : Modem.IsRegistered ? "at home" : "not registered";
        Console.WriteLine("network: " + where + " " + Modem.Technology);
    }

    private static void ShowModem()
    {
        Console.WriteLine("modem: " + Modem.Model + ", firmware " + Modem.Revision + ", IMEI " + Modem.Imei);
        Console.WriteLine("SIM: IMSI " + Modem.Imsi + ", ICCID " + Modem.Iccid);
        Console.WriteLine("operator: " + Modem.Operator + ", " + Modem.Technology + ", area "
            + Modem.AreaCode.ToString() + ", cell " + Modem.CellId.ToString());
        Console.WriteLine("signal: " + Modem.SignalDbm.ToString() + " dBm, RSRP " + Modem.RsrpDbm.ToString()
            + " dBm, RSRQ " + (Modem.RsrqTenthsDb / 10).ToString() + " dB");
    }

    private static void ShowLink()
    {
        ModemStatistics link = Modem.Statistics;
        Console.WriteLine("link: " + link.Attempts.ToString() + " attempts, " + link.Links.ToString() + " links, "
            + link.Failures.ToString() + " failures, first after " + link.FirstLinkMilliseconds.ToString()
            + " ms, longest outage " + link.LongestOutageMilliseconds.ToString() + " ms");
    }

    private static string NameOf(ModemState state) => state switch
    {
        ModemState.Off => "off",
        ModemState.Starting => "starting",
        ModemState.SimBlocked => "SIM blocked: " + Modem.Problem,
        ModemState.Searching => "looking for the network",
        ModemState.Connecting => "connecting",
        ModemState.Online => "online",
        ModemState.RadioOff => "radio off",
        _ => "recovering: " + Modem.Problem,
    };
}
