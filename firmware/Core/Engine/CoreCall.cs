namespace NanoSocket.Core.Engine;

/// <summary>What the core lock is held for.</summary>
public enum CoreCall
{
    /// <summary>The core thread's step.</summary>
    Step,
    /// <summary>Moving text to and from the console.</summary>
    Console,
    /// <summary><c>sock_conn</c>.</summary>
    Connect,
    /// <summary><c>sock_send</c>.</summary>
    Send,
    /// <summary><c>sock_recv</c>.</summary>
    Read,
    /// <summary><c>sock_close</c> and <c>sock_destroy</c>.</summary>
    Close,
    /// <summary>A look at the state of a socket, or a change of its options.</summary>
    Inspect,
    /// <summary><c>rtos.receive</c>.</summary>
    Fetch,
    /// <summary>Timers.</summary>
    Timer,
    /// <summary>Serial ports of apps.</summary>
    Uart,
    /// <summary>Modem and link: settings and state.</summary>
    Modem,
    /// <summary>A call on a blocking socket.</summary>
    Endpoint,
    /// <summary>The TLS worker takes and hands over bytes.</summary>
    Tls,
    /// <summary>Posts from task to task.</summary>
    Post,
}
