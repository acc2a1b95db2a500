// Threads: start and join, shared counters under lock and Interlocked, producer and consumer with Monitor, events, exceptions inside a thread, priorities with a busy thread.
using System;
using System.Collections.Generic;
using System.Threading;

static class Program
{
    static int s_plain, s_atomic; static readonly object s_gate = new(); static volatile bool s_stop;
    sealed class Channel { readonly Queue<int> _items = new(); readonly int _capacity; public Channel(int capacity) { _capacity = capacity; }
        public void Put(int value) { lock (_items) { while (_items.Count == _capacity) Monitor.Wait(_items); _items.Enqueue(value); Monitor.PulseAll(_items); } }
        public int Take() { lock (_items) { while (_items.Count == 0) Monitor.Wait(_items); int value = _items.Dequeue(); Monitor.PulseAll(_items); return value; } } }

    static int Main()
    {
        var workers = new Thread[4];
        for (int i = 0; i < workers.Length; i++) { workers[i] = new Thread(() => { for (int n = 0; n < 500; n++) { lock (s_gate) s_plain++; Interlocked.Add(ref s_atomic, 2); if (n % 100 == 0) Thread.Yield(); } }); workers[i].Start(); }
        foreach (Thread worker in workers) worker.Join();
        Console.WriteLine(s_plain + " " + s_atomic);
        var channel = new Channel(3); long sum = 0;
        var producer = new Thread(() => { for (int i = 1; i <= 300; i++) channel.Put(i); channel.Put(-1); });
        var consumer = new Thread(() => { for (int value; (value = channel.Take()) >= 0;) sum = sum * 3 % 1000003 + value; });
        consumer.Start(); producer.Start(); producer.Join(); consumer.Join();
        Console.WriteLine(sum);
        var ready = new AutoResetEvent(false); var gate = new ManualResetEvent(false); string order = "";
        var waiter = new Thread(() => { ready.Set(); gate.WaitOne(); order += "w"; ready.Set(); }); waiter.Start();
        ready.WaitOne(); order += "m"; gate.Set(); ready.WaitOne(); order += "e"; waiter.Join();
        Console.WriteLine(order + " " + ready.WaitOne(10) + " " + gate.WaitOne(0));
        int spins = 0; var busy = new Thread(() => { while (!s_stop) spins++; }) { Priority = ThreadPriority.Lowest, IsBackground = true }; busy.Start();
        for (int i = 0; i < 5; i++) Thread.Sleep(2);
        s_stop = true; Console.WriteLine(busy.Join(2000) + " " + (spins > 0));
        string caught = ""; var failing = new Thread(() => { try { throw new InvalidOperationException("inside"); } catch (Exception e) { caught = e.Message; } }); failing.Start(); failing.Join();
        Console.WriteLine(caught + " " + failing.IsAlive);
        try { Monitor.Exit(new object()); } catch (SynchronizationLockException) { Console.WriteLine("not owner"); }
        bool taken = false; Monitor.TryEnter(s_gate, 0, ref taken); bool other = true; var contender = new Thread(() => other = Monitor.TryEnter(s_gate, 5)); contender.Start(); contender.Join(); Monitor.Exit(s_gate);
        Console.WriteLine(taken + " " + other);
        int exchanged = 5; Console.WriteLine(Interlocked.Exchange(ref exchanged, 9) + " " + Interlocked.CompareExchange(ref exchanged, 1, 9) + " " + exchanged + " " + Interlocked.Increment(ref exchanged));
        int ticks = 0; var done = new ManualResetEvent(false); using (var timer = new Timer(_ => { if (++ticks == 3) done.Set(); }, null, 1, 1)) done.WaitOne(2000);
        Console.WriteLine(ticks >= 3);
        int started = 0; var many = new List<Thread>(); for (int round = 0; round < 20; round++) { var t = new Thread(state => Interlocked.Add(ref started, (int)state!)); t.Start(round); t.Join(); }
        Console.WriteLine(started);
        return 7;
    }
}
