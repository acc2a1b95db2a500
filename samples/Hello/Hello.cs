using System;

namespace NanoSocket.Samples;

/// <summary>The smallest app: no sockets, so no modem code in the image either.</summary>
public static class Hello
{
    public static int Main()
    {
        Console.WriteLine("Hello from C#, compiled ahead of time.");
        return 0;
    }
}
