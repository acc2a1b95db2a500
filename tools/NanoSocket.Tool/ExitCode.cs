namespace NanoSocket.Tool;

/// <summary>What the command's exit status means; the codes of <c>run</c> are otherwise the app's own.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command did not do its work.</summary>
    public const int Failure = 1;

    /// <summary>The command line asks for something that does not exist.</summary>
    public const int Usage = 2;

    /// <summary>The time given with <c>--timeout</c> is over; the code of timeout(1).</summary>
    public const int Timeout = 124;

    /// <summary>Ended by Ctrl-C; 128 + SIGINT as in a shell.</summary>
    public const int Interrupted = 130;
}
