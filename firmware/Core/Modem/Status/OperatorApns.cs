using System;

namespace NanoSocket.Core.Modem;

/// <summary>
/// The access point of a SIM's operator, for apps that do not name one. A small table on purpose: an operator that is
/// not in it gets the network's default, which is what most SIMs need. Each pair is in the GNOME project's
/// mobile-broadband-provider-info (release 20230416) as a way to the internet; none was tried.
/// </summary>
internal static class OperatorApns
{
    /// <summary>Country and network code, blank, access point; each ends with a semicolon.</summary>
    private const string Table =
        "46000 cmnet;46002 cmnet;46001 3gnet;46011 ctnet;"                   // China
        + "26201 internet.telekom;26202 web.vodafone.de;26207 internet;"     // Germany
        + "23410 mobile.o2.co.uk;23415 internet;23420 three.co.uk;23430 everywhere;" // United Kingdom
        + "20801 orange;20810 sl2sfr;20815 free;20820 mmsbouygtel.com;"      // France
        + "21401 ac.vodafone.es;21403 internet;21407 telefonica.es;"         // Spain
        + "22201 ibox.tim.it;22210 mobile.vodafone.it;22288 internet.wind;"  // Italy
        + "310410 broadband;310260 fast.t-mobile.com;311480 vzwinternet;"    // United States
        + "40445 airtelgprs.com;";                                           // India

    /// <summary>Writes the access point of the subscriber's operator; nothing when it is not known.</summary>
    public static int Find(ReadOnlySpan<byte> imsi, Span<byte> apn)
    {
        int start = 0;
        while (start < Table.Length)
        {
            int blank = Table.IndexOf(' ', start);
            int end = Table.IndexOf(';', blank);
            if (IsPrefix(start, blank, imsi))
            {
                int length = Math.Min(end - blank - 1, apn.Length);
                for (int i = 0; i < length; i++)
                {
                    apn[i] = (byte)Table[blank + 1 + i];
                }

                return length;
            }

            start = end + 1;
        }

        return 0;
    }

    private static bool IsPrefix(int start, int end, ReadOnlySpan<byte> imsi)
    {
        bool same = imsi.Length > end - start;
        for (int i = start; same && i < end; i++)
        {
            same = imsi[i - start] == Table[i];
        }

        return same;
    }
}
