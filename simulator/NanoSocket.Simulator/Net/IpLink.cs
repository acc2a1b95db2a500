using System;

namespace NanoSocket.Simulator.Net;

/// <summary>The way from the gateway to the host.</summary>
/// <param name="Mtu">Largest packet.</param>
/// <param name="HasRoom">False while enough is queued; TCP waits, everything else is sent regardless.</param>
/// <param name="QueueDelay">How long a packet that is sent now waits for the line.</param>
/// <param name="Send">Queues a packet.</param>
internal sealed record IpLink(Func<int> Mtu, Func<bool> HasRoom, Func<TimeSpan> QueueDelay, PacketSink Send);
