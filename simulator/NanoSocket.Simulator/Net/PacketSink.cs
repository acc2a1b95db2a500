using System;

namespace NanoSocket.Simulator.Net;

/// <summary>Takes one IPv4 packet; what it needs of it it copies before it returns.</summary>
public delegate void PacketSink(ReadOnlySpan<byte> packet);
