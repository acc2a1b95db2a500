using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Lua.Bindings;

/// <content>Constants (spec 2.2, 3). Those of what no board has are there, too: scripts name them to say that they do
/// not want it.</content>
internal static partial class RtosModule
{
    [LuaConstant("INF_TIMEOUT")]
    internal const double InfiniteTimeout = 4294967295;

    [LuaConstant("MSG_TP")]
    internal const int MsgTouchPanel = 1;

    [LuaConstant("WAIT_MSG_TIMEOUT")]
    internal const int WaitMsgTimeout = (int)RtosMessageId.WaitTimeout;

    [LuaConstant("MSG_TIMER")]
    internal const int MsgTimer = (int)RtosMessageId.Timer;

    [LuaConstant("MSG_UART_RXDATA")]
    internal const int MsgUartReceived = (int)RtosMessageId.UartReceived;

    [LuaConstant("MSG_UART_TX_DONE")]
    internal const int MsgUartSent = (int)RtosMessageId.UartSent;

    [LuaConstant("MSG_KEYPAD")]
    internal const int MsgKeypad = 8;

    [LuaConstant("MSG_INT")]
    internal const int MsgInterrupt = 9;

    [LuaConstant("MSG_PMD")]
    internal const int MsgPower = 10;

    [LuaConstant("MSG_AUDIO")]
    internal const int MsgAudio = 11;

    [LuaConstant("MSG_WEAR_STATUS")]
    internal const int MsgWearStatus = 12;

    [LuaConstant("MSG_RECORD")]
    internal const int MsgRecord = 13;

    [LuaConstant("MSG_STREAM_RECORD")]
    internal const int MsgStreamRecord = 14;

    [LuaConstant("MSG_ALARM")]
    internal const int MsgAlarm = 15;

    [LuaConstant("MSG_SIM_INSERT_IND")]
    internal const int MsgSimInserted = 27;

    [LuaConstant("MSG_PDP_ACT_CNF")]
    internal const int MsgPdpActivated = 28;

    [LuaConstant("MSG_PDP_DEACT_CNF")]
    internal const int MsgPdpDeactivateConfirmed = 29;

    [LuaConstant("MSG_PDP_DEACT_IND")]
    internal const int MsgPdpDeactivated = (int)RtosMessageId.PdpDeactivated;

    [LuaConstant("MSG_SOCK_RECV_IND")]
    internal const int MsgSocketReceived = (int)RtosMessageId.SocketReceived;

    [LuaConstant("MSG_SOCK_SEND_CNF")]
    internal const int MsgSocketSent = (int)RtosMessageId.SocketSent;

    [LuaConstant("MSG_SOCK_CLOSE_CNF")]
    internal const int MsgSocketClosed = (int)RtosMessageId.SocketClosed;

    [LuaConstant("MSG_SOCK_CONN_CNF")]
    internal const int MsgSocketConnected = (int)RtosMessageId.SocketConnected;

    [LuaConstant("MSG_SOCK_SEND_IND")]
    internal const int MsgSocketCanSend = 35;

    [LuaConstant("MSG_SOCK_CLOSE_IND")]
    internal const int MsgSocketPeerClosed = (int)RtosMessageId.SocketPeerClosed;

    [LuaConstant("MSG_TTSPLY_STATUS")]
    internal const int MsgSpeechStatus = 37;

    [LuaConstant("MSG_TTSPLY_ERROR")]
    internal const int MsgSpeechError = 38;

    [LuaConstant("MSG_ZBAR")]
    internal const int MsgBarcode = 39;

    [LuaConstant("MSG_WIFI")]
    internal const int MsgWifi = 40;

    [LuaConstant("MSG_BLUETOOTH")]
    internal const int MsgBluetooth = 41;

    [LuaConstant("MSG_HEADSET")]
    internal const int MsgHeadset = 42;

    [LuaConstant("MSG_RTMP")]
    internal const int MsgRtmp = 43;

    /// <summary>Ours: another task has posted something.</summary>
    [LuaConstant("MSG_POST")]
    internal const int MsgPost = (int)RtosMessageId.Post;

    [LuaConstant("POWERON_KEY")]
    internal const int PowerOnKey = (int)StartReason.Key;

    [LuaConstant("POWERON_CHARGER")]
    internal const int PowerOnCharger = 1;

    [LuaConstant("POWERON_ALARM")]
    internal const int PowerOnAlarm = 2;

    [LuaConstant("POWERON_RESTART")]
    internal const int PowerOnRestart = (int)StartReason.Restart;

    [LuaConstant("POWERON_OTHER")]
    internal const int PowerOnOther = (int)StartReason.Other;

    [LuaConstant("POWERON_UNKNOWN")]
    internal const int PowerOnUnknown = (int)StartReason.Unknown;

    [LuaConstant("POWERON_EXCEPTION")]
    internal const int PowerOnException = 6;

    [LuaConstant("POWERON_HOST")]
    internal const int PowerOnHost = 7;

    [LuaConstant("POWERON_WATCHDOG")]
    internal const int PowerOnWatchdog = (int)StartReason.Watchdog;

    [LuaConstant("MOD_KEYPAD")]
    internal const int ModKeypad = 0;

    [LuaConstant("MOD_ALARM")]
    internal const int ModAlarm = 1;

    [LuaConstant("MOD_TP")]
    internal const int ModTouchPanel = 2;
}
