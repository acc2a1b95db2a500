using NanoSocket.Core.Net;

namespace NanoSocket.Core.Sockets;

/// <summary>
/// Somebody beside <c>socketcore</c> who uses a slot of the table, so that both share the ten. Called with the core
/// lock held.
/// </summary>
internal interface ISlotUser
{
    /// <summary>Something happened in the slot's place in the stack.</summary>
    void OnEvents(SlotEvents events);

    /// <summary>The link has come or gone.</summary>
    void OnLinkChanged();

    /// <summary>Fills in what a row of the socket table shows.</summary>
    void Describe(ref SlotSnapshot snapshot);
}
