namespace NanoSocket.Simulation.Tests.Model;

/// <summary>A <c>sock_send</c> whose confirmation was not fetched yet.</summary>
/// <param name="Length">Bytes accepted; 0 when refused.</param>
/// <param name="End">Bytes accepted on the connection so far, these included.</param>
/// <param name="Refused">SEND_CNF has to say 1.</param>
internal readonly record struct ModelSend(int Length, long End, bool Refused);
