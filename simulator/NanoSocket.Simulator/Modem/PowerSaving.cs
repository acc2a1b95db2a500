namespace NanoSocket.Simulator.Modem;

/// <summary>
/// Power saving mode and extended discontinuous reception as the host asked for them. The network grants what is asked;
/// this modem does not really sleep (a fault does).
/// </summary>
internal sealed class PowerSaving
{
    /// <summary>+CPSMS mode (3GPP TS 27.007 clause 7.38).</summary>
    public bool IsOn { get; set; }

    /// <summary>T3412: eight bits (3GPP TS 24.008 clause 10.5.7.4a).</summary>
    public string PeriodicUpdate { get; set; } = "00100001";

    /// <summary>T3324: eight bits (clause 10.5.7.4).</summary>
    public string ActiveTime { get; set; } = "00000101";

    /// <summary>+CEDRXS: 0 off; otherwise 4 for LTE, 5 for NB-IoT (3GPP TS 27.007 clause 7.40).</summary>
    public int PagingTechnology { get; set; }

    /// <summary>Paging cycle: four bits (3GPP TS 24.008 clause 10.5.5.32).</summary>
    public string PagingCycle { get; set; } = "0101";
}
