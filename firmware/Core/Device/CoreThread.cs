using System;
using System.Threading;
using NanoSocket.Core.Engine;

namespace NanoSocket.Core.Device;

/// <summary>
/// The thread that runs the core: above every app thread, on the core's own stack. The log is written outside the
/// core lock.
/// </summary>
internal sealed unsafe class CoreThread
{
    private const int KernelPriority = 20;
    private const int WholeCoreStack = 0;
    private const int LogChannel = 1;

    private readonly CoreHost _host;
    private readonly byte[] _text = new byte[64];

    public CoreThread(CoreHost host) => _host = host;

    /// <summary>Starts the thread; throws when the board's budget has none left.</summary>
    public void Start()
    {
        // Thread.Priority has no value for the core's, so the kernel is asked directly.
        if (NativeCore.ThreadCreate(new Thread(Run) { Name = "core" }, KernelPriority, WholeCoreStack) == IntPtr.Zero)
        {
            throw new InvalidOperationException("no thread or stack left for the core: see the board's budget");
        }
    }

    private void Run()
    {
        while (true)
        {
            int timeoutMs = _host.Step();
            WriteLog();
            NativeCore.ReportHold(_host.LongestHoldUs);
            if (timeoutMs != 0)
            {
                NativeCore.CoreWait(timeoutMs);
            }
        }
    }

    private void WriteLog()
    {
        int count = _host.TakeLog(_text);
        while (count > 0)
        {
            fixed (byte* bytes = _text)
            {
                NativeCore.ConsoleWrite(LogChannel, bytes, (nuint)count);
            }

            count = _host.TakeLog(_text);
        }
    }
}
