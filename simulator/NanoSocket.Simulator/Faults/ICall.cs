namespace NanoSocket.Simulator.Faults;

/// <summary>What faults can do to a data call.</summary>
internal interface ICall
{
    /// <summary>Takes its carrier away.</summary>
    /// <param name="reason">For the log.</param>
    void Drop(string reason);

    /// <summary>The network's end closes PPP in order (LCP Terminate-Request).</summary>
    void Terminate();

    /// <summary>The network's end of PPP neither hears nor speaks.</summary>
    void Mute(bool mute);

    /// <summary>The network forgets all TCP connections; their servers see a reset.</summary>
    /// <param name="silently">What the host sends on them later gets no answer; otherwise a reset.</param>
    void ForgetConnections(bool silently);
}
