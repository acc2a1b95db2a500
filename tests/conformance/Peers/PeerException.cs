using System;

namespace NanoSocket.Conformance.Peers;

/// <summary>What a case asked for cannot be done, or did not happen.</summary>
internal sealed class PeerException(string message) : Exception(message);
