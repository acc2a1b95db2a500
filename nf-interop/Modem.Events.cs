using System;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;

namespace NanoSocket;

/// <summary>
/// Events, raised by the first <see cref="MessageLoop"/> that dispatches after a handler was attached, in its thread.
/// Who fetches messages itself asks for them with <see cref="EnableMessages"/>.
/// </summary>
public static partial class Modem
{
    private static MessageLoop? s_raiser;

    /// <summary><see cref="State"/> has changed.</summary>
    public static event Action<ModemState>? StateChanged;

    /// <summary>Registration, technology or cell may have changed.</summary>
    public static event Action? RegistrationChanged;

    /// <summary>The signal has changed: its strength in dBm, 0 = unknown.</summary>
    public static event Action<int>? SignalChanged;

    /// <summary>The link has an address.</summary>
    public static event Action? LinkUp;

    /// <summary>The link is gone, and why.</summary>
    public static event Action<string>? LinkDown;

    /// <summary>An attempt failed, and why.</summary>
    public static event Action<string>? AttemptFailed;

    /// <summary>The SIM is ready (true) or gone (false).</summary>
    public static event Action<bool>? SimChanged;

    /// <summary>The network has set the clock: <see cref="NetworkTime"/>.</summary>
    public static event Action? TimeSet;

    /// <summary>
    /// The calling thread gets <see cref="Rtos.MsgModem"/> messages from now on, or no more. They are off at first,
    /// since LuatOS-Air does not have them.
    /// </summary>
    public static void EnableMessages(bool enable) => CoreHost.Current.ListenToModem(enable);

    /// <summary>Whether somebody wants events, and this loop is the one that raises them.</summary>
    internal static bool IsRaisedBy(MessageLoop loop)
    {
        bool wanted = StateChanged != null || RegistrationChanged != null || SignalChanged != null || LinkUp != null
            || LinkDown != null || AttemptFailed != null || SimChanged != null || TimeSet != null;
        if (wanted)
        {
            s_raiser ??= loop;
        }

        return wanted && s_raiser == loop;
    }

    internal static void Raise(Message message)
    {
        switch (message.ModemEvent)
        {
            case Message.ModemState:
                StateChanged?.Invoke((ModemState)message.ModemValue);
                break;
            case Message.ModemRegistration:
                RegistrationChanged?.Invoke();
                break;
            case Message.ModemSignal:
                SignalChanged?.Invoke(message.ModemValue);
                break;
            case Message.ModemLinkUp:
                LinkUp?.Invoke();
                break;
            case Message.ModemLinkDown:
                LinkDown?.Invoke(ModemFaultText.Of((ModemFault)message.ModemValue));
                break;
            case Message.ModemFailed:
                AttemptFailed?.Invoke(ModemFaultText.Of((ModemFault)message.ModemValue));
                break;
            case Message.ModemSim:
                SimChanged?.Invoke(message.ModemValue != 0);
                break;
            default:
                TimeSet?.Invoke();
                break;
        }
    }
}
