using System.Runtime.InteropServices;

namespace System.Threading;

/// <summary>
/// A thread of the kernel (kernel.h): preemptive, by priority, in turns among equals. The program ends when Main and
/// all threads that are not background threads have ended.
/// </summary>
public sealed class Thread
{
    private const int PriorityOfLowest = 8; // NS_PRIORITY_APP_LOWEST
    private const int DefaultStackBytes = 4096;
    private const int StartAttempts = 20;

    private static int s_foreground; // running threads that keep the program alive, without the main thread
    private static int s_lastId;

    private readonly Delegate? _start;
    private readonly int _stackBytes;
    private readonly int _id;
    private object? _argument;
    private nint _handle;
    private int _kernelPriority = PriorityOfLowest + (int)ThreadPriority.Normal;
    private int _joiners;
    private bool _started;
    private bool _finished;
    private bool _released;
    private bool _background;

    public Thread(ThreadStart start) : this(start, 0)
    {
    }

    public Thread(ThreadStart start, int maxStackSize) : this((Delegate)start, maxStackSize)
    {
    }

    public Thread(ParameterizedThreadStart start) : this(start, 0)
    {
    }

    public Thread(ParameterizedThreadStart start, int maxStackSize) : this((Delegate)start, maxStackSize)
    {
    }

    /// <summary>A thread at a kernel priority of its own, for the library's services.</summary>
    internal Thread(ThreadStart start, int maxStackSize, int kernelPriority) : this((Delegate)start, maxStackSize)
    {
        _kernelPriority = kernelPriority;
        _background = true;
    }

    private Thread(Delegate start, int maxStackSize)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (maxStackSize < 0)
        {
            ThrowHelper.ThrowNegative(nameof(maxStackSize));
        }

        _start = start;
        _stackBytes = maxStackSize == 0 ? DefaultStackBytes : maxStackSize;
        lock (typeof(Thread))
        {
            _ = CurrentThread; // so that the main thread is number 1
            _id = ++s_lastId;
        }
    }

    /// <summary>Adopts a running thread that was not made through this class.</summary>
    private Thread(nint self)
    {
        _handle = self;
        _started = true;
        _kernelPriority = NativeGetPriority(self);
        _id = ++s_lastId;
    }

    public static Thread CurrentThread
    {
        get
        {
            Thread? current = NativeCurrent();
            if (current is null)
            {
                current = new Thread(NativeSelf());
                NativeSetCurrent(current);
            }

            return current;
        }
    }

    public string? Name { get; set; }

    public int ManagedThreadId => _id;

    public bool IsAlive => _started && !_finished;

    public bool IsThreadPoolThread => false;

    public bool IsBackground
    {
        get => _background;
        set
        {
            lock (typeof(Thread))
            {
                if (_started && _start is not null && !_finished && _background != value)
                {
                    CountForeground(value ? -1 : 1);
                }

                _background = value;
            }
        }
    }

    public ThreadPriority Priority
    {
        get => (ThreadPriority)(_kernelPriority - PriorityOfLowest);
        set
        {
            if (value is < ThreadPriority.Lowest or > ThreadPriority.Highest)
            {
                ThrowHelper.ThrowArgument("Invalid priority: " + ((int)value).ToString() + ".", nameof(value));
            }

            lock (typeof(Thread))
            {
                _kernelPriority = PriorityOfLowest + (int)value;
                if (_started && !_released)
                {
                    NativeSetPriority(_handle, _kernelPriority);
                }
            }
        }
    }

    public ThreadState ThreadState
    {
        get
        {
            if (_finished)
            {
                return ThreadState.Stopped;
            }

            ThreadState state = _started ? ThreadState.Running : ThreadState.Unstarted;
            return _background ? state | ThreadState.Background : state;
        }
    }

    public static void Sleep(int millisecondsTimeout)
    {
        long microseconds = Duration.ToMicroseconds(millisecondsTimeout);
        NativeSleep(microseconds);
    }

    public static void Sleep(TimeSpan timeout) => Sleep(Duration.ToMilliseconds(timeout));

    public static bool Yield()
    {
        NativeYield();
        return true;
    }

    public static void SpinWait(int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            Interlocked.MemoryBarrier();
        }
    }

    public static void MemoryBarrier() => Interlocked.MemoryBarrier();

    public void Start(object? parameter)
    {
        if (_start is ThreadStart)
        {
            ThrowHelper.ThrowInvalidOperation("The thread was created with a ThreadStart delegate that does not accept "
                + "a parameter.");
        }

        _argument = parameter;
        Start();
    }

    public void Start()
    {
        lock (typeof(Thread))
        {
            if (_started)
            {
                throw new ThreadStateException("Thread is running or terminated; it cannot restart.");
            }

            _started = true;
            CountForeground(_background ? 0 : 1);
        }

        // A thread that has just been joined may still hold its slot: it gives it back when it runs again.
        for (int attempt = 0; _handle == 0 && attempt < StartAttempts; attempt++)
        {
            if (attempt != 0)
            {
                NativeSleep(1000);
            }

            _handle = NativeCreate(this, _kernelPriority, _stackBytes);
        }

        if (_handle == 0)
        {
            lock (typeof(Thread))
            {
                _started = false;
                CountForeground(_background ? 0 : -1);
            }

            throw new OutOfMemoryException("No thread or no stack is free. The board's budget sets how many there "
                + "are.");
        }
    }

    public void Join() => Join(Timeout.Infinite);

    public bool Join(TimeSpan timeout) => Join(Duration.ToMilliseconds(timeout));

    public bool Join(int millisecondsTimeout)
    {
        long microseconds = Duration.ToMicroseconds(millisecondsTimeout);
        lock (typeof(Thread))
        {
            if (!_started)
            {
                throw new ThreadStateException("Thread has not been started.");
            }

            if (_released)
            {
                return true;
            }

            _joiners++;
        }

        bool ended = NativeJoin(_handle, microseconds);
        lock (typeof(Thread))
        {
            _joiners--;
            ReleaseIfUnused();
        }

        return ended;
    }

    [System.Runtime.RuntimeExport("ns_thread_main")]
    private static void Main(Thread thread)
    {
        try
        {
            if (thread._start is ThreadStart start)
            {
                start();
            }
            else
            {
                ((ParameterizedThreadStart)thread._start!)(thread._argument);
            }
        }
        finally
        {
            lock (typeof(Thread))
            {
                thread._finished = true;
                CountForeground(thread._background ? 0 : -1);
                thread.ReleaseIfUnused();
            }
        }
    }

    /// <summary>Called on the main thread after Main has returned.</summary>
    [System.Runtime.RuntimeExport("ns_thread_wait_foreground")]
    private static void WaitForForeground()
    {
        lock (typeof(Thread))
        {
            while (s_foreground > 0)
            {
                Monitor.Wait(typeof(Thread));
            }
        }
    }

    private static void CountForeground(int change)
    {
        s_foreground += change;
        if (s_foreground == 0)
        {
            Monitor.PulseAll(typeof(Thread));
        }
    }

    /// <summary>Gives the kernel's slot back once the thread has ended and nobody waits for it any more.</summary>
    private void ReleaseIfUnused()
    {
        if (_finished && _joiners == 0 && !_released && _handle != 0)
        {
            _released = true;
            NativeRelease(_handle);
        }
    }

    [DllImport("nanosocket", EntryPoint = "ns_thread_create")]
    private static extern nint NativeCreate(Thread managed, int priority, int stackBytes);

    [DllImport("nanosocket", EntryPoint = "ns_thread_set_priority")]
    private static extern void NativeSetPriority(nint thread, int priority);

    [DllImport("nanosocket", EntryPoint = "ns_thread_get_priority")]
    private static extern int NativeGetPriority(nint thread);

    [DllImport("nanosocket", EntryPoint = "ns_thread_join")]
    private static extern bool NativeJoin(nint thread, long microseconds);

    [DllImport("nanosocket", EntryPoint = "ns_thread_release")]
    private static extern void NativeRelease(nint thread);

    [DllImport("nanosocket", EntryPoint = "ns_thread_sleep")]
    private static extern void NativeSleep(long microseconds);

    [DllImport("nanosocket", EntryPoint = "ns_thread_yield")]
    private static extern void NativeYield();

    [DllImport("nanosocket", EntryPoint = "ns_thread_current")]
    private static extern Thread? NativeCurrent();

    [DllImport("nanosocket", EntryPoint = "ns_thread_set_current")]
    private static extern void NativeSetCurrent(Thread managed);

    [DllImport("nanosocket", EntryPoint = "ns_thread_self")]
    private static extern nint NativeSelf();
}
