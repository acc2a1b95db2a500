namespace NanoSocket.Core.Modem;

/// <summary>Whose command goes first when several wait for the modem; the lowest value first.</summary>
public enum AtPriority
{
    /// <summary>What brings the link up or back.</summary>
    Recovery,
    /// <summary>Questions about signal, network and identity.</summary>
    Poll,
    /// <summary>Commands of the app.</summary>
    App,
}
