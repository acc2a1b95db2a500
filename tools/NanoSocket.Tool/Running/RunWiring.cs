using System.IO;

namespace NanoSocket.Tool.Running;

/// <summary>What is on a board's lines during a run.</summary>
/// <param name="Modem">The modem of an image that uses the network.</param>
/// <param name="Typed">What is typed on the console; null: nothing.</param>
internal sealed record RunWiring(ModemSettings Modem, Stream? Typed = null);
