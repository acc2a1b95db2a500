using System;

namespace NanoSocket.Core.Storage;

/// <summary>What separates the names of a path.</summary>
internal static class PathBytes
{
    /// <summary>Where the next name begins, past slashes and "."; negative: there is none.</summary>
    public static int IndexOfNameStart(this ReadOnlySpan<byte> path)
    {
        int at = 0;
        while (at < path.Length)
        {
            bool isDot = path[at] == '.' && (at + 1 == path.Length || path[at + 1] == '/');
            if (path[at] != '/' && !isDot)
            {
                return at;
            }

            at++;
        }

        return -1;
    }
}
