using System.Threading.Tasks;
using NanoSocket.Core.Sockets;

namespace NanoSocket.TlsTests;

/// <summary>A row of a board's socket table.</summary>
/// <param name="Reason">Why the connection failed or ended.</param>
/// <param name="Detail">The number beside the reason.</param>
/// <param name="Version">Version of TLS, as on the wire.</param>
/// <param name="Suite">The cipher suite's number.</param>
/// <param name="Verification">How well the peer is known: 0 not, 1 its chain, 2 its name, too.</param>
/// <param name="IsResumed">An earlier session was taken up.</param>
/// <param name="Alpn">Index of the application protocol; -1: none.</param>
internal sealed record SlotFacts(
    SocketFailure Reason, int Detail, int Version, int Suite, int Verification, bool IsResumed, int Alpn)
{
    /// <summary>TLS 1.2 on the wire.</summary>
    public const int Tls12 = 0x0303;

    /// <summary>TLS 1.3 on the wire.</summary>
    public const int Tls13 = 0x0304;

    /// <summary>Reads a row.</summary>
    public static async Task<SlotFacts> ReadAsync(Device device, int id)
    {
        int[] row = await device.AskAsync($"slot {id}");
        return new SlotFacts((SocketFailure)row[0], row[1], row[2], row[3], row[4], row[5] != 0, row[6]);
    }
}
