// Waiting: events of both kinds, WaitAny and WaitAll, semaphores, Lock, Monitor with time limits, cancellation,
// background threads.
using System;
using System.Collections.Generic;
using System.Threading;

AutoResetEvent auto = new(false);
ManualResetEvent manual = new(false);
Console.WriteLine(auto.WaitOne(0) + " " + manual.WaitOne(5) + " " + auto.Set() + " " + auto.WaitOne(0) + " "
    + auto.WaitOne(0) + " " + manual.Set() + " " + manual.WaitOne(0) + " " + manual.WaitOne(0)
    + " " + manual.Reset() + " " + manual.WaitOne(0));
Console.WriteLine(WaitHandle.WaitAny([auto, manual], 10) + " " + WaitHandle.WaitAll([auto, manual], 10));
auto.Set();
manual.Set();
Console.WriteLine(WaitHandle.WaitAny([auto, manual], 100) + " " + WaitHandle.WaitAny([auto, manual], 100) + " "
    + WaitHandle.WaitAll([auto, manual], 10));
auto.Set();
Console.WriteLine(WaitHandle.WaitAll([auto, manual], 100) + " " + auto.WaitOne(0));
Thread setter = new(() => { Thread.Sleep(10); auto.Set(); });
manual.Reset();
setter.Start();
Console.WriteLine(WaitHandle.WaitAny([manual, auto]) + " " + setter.Join(1000));

int passed = 0;
AutoResetEvent gate = new(false);
List<Thread> waiting = new();
for (int i = 0; i < 4; i++)
{
    Thread thread = new(() => { gate.WaitOne(); Interlocked.Increment(ref passed); });
    thread.Start();
    waiting.Add(thread);
}

Thread.Sleep(20);
for (int i = 0; i < 4; i++)
{
    gate.Set();
    while (Volatile.Read(ref passed) != i + 1)
    {
        Thread.Sleep(1);
    }
}

waiting.ForEach(thread => thread.Join());
Console.WriteLine(passed);

SemaphoreSlim semaphore = new(2, 3);
int inside = 0;
int most = 0;
List<Thread> workers = new();
for (int i = 0; i < 5; i++)
{
    Thread worker = new(() =>
    {
        for (int n = 0; n < 20; n++)
        {
            semaphore.Wait();
            int now = Interlocked.Increment(ref inside);
            lock (workers)
            {
                most = Math.Max(most, now);
            }

            Thread.Yield();
            Interlocked.Decrement(ref inside);
            semaphore.Release();
        }
    });
    worker.Start();
    workers.Add(worker);
}

foreach (Thread worker in workers)
{
    worker.Join();
}

Console.WriteLine((most <= 2) + " " + semaphore.CurrentCount + " " + semaphore.Wait(0) + semaphore.Wait(0)
    + semaphore.Wait(5) + " " + semaphore.Release(2));
ManualResetEventSlim slim = new();
Thread opener = new(slim.Set);
opener.Start();
slim.Wait();
opener.Join();
slim.Reset();
Console.WriteLine(slim.IsSet + " " + slim.Wait(5));

Lock exclusive = new();
int counter = 0;
List<Thread> counters = new();
for (int i = 0; i < 3; i++)
{
    Thread thread = new(() =>
    {
        for (int n = 0; n < 300; n++)
        {
            lock (exclusive)
            {
                counter++;
            }
        }
    });
    thread.Start();
    counters.Add(thread);
}

counters.ForEach(thread => thread.Join());
using (exclusive.EnterScope())
{
    Console.WriteLine(counter + " " + exclusive.IsHeldByCurrentThread + " " + exclusive.TryEnter());
    exclusive.Exit();
}

Console.WriteLine(exclusive.IsHeldByCurrentThread);
object monitor = new();
lock (monitor)
{
    Console.WriteLine(Monitor.Wait(monitor, 5) + " " + Monitor.IsEntered(monitor) + " " + Monitor.TryEnter(monitor));
    Monitor.Exit(monitor);
}

Console.WriteLine(Monitor.IsEntered(monitor));
Thread stateful = new(state => Console.WriteLine("state " + state)) { Name = "named", IsBackground = true,
    Priority = ThreadPriority.AboveNormal };
Console.WriteLine(stateful.Name + " " + stateful.IsAlive + " " + stateful.ThreadState + " " + stateful.Priority + " "
    + stateful.IsBackground);
stateful.Start("given");
stateful.Join();
Console.WriteLine(stateful.IsAlive + " " + (Thread.CurrentThread.ManagedThreadId != stateful.ManagedThreadId) + " "
    + ReferenceEquals(Thread.CurrentThread, Thread.CurrentThread));
Refuse(stateful.Start);
Refuse(() => new Thread(() => { }).Join());
Refuse(() => new Thread((ThreadStart)null!));
Refuse(() => Monitor.Exit(monitor));
Refuse(() => Monitor.Wait(monitor));
Refuse(() => Monitor.Pulse(monitor));
Refuse(() => Monitor.Enter(null!));
Refuse(() => semaphore.Release(9));
Refuse(() => new SemaphoreSlim(5, 2));
Refuse(() => Thread.Sleep(-2));
Refuse(() => auto.WaitOne(-2));
Refuse(() => WaitHandle.WaitAny([]));

// Three background threads pass a token round, which the main thread stops.
CancellationTokenSource stop = new();
object[] rings = [new(), new(), new()];
int turn = 0;
int rounds = 0;
for (int i = 0; i < 3; i++)
{
    int me = i;
    new Thread(() =>
    {
        while (!stop.Token.IsCancellationRequested)
        {
            lock (rings)
            {
                while (turn != me)
                {
                    Monitor.Wait(rings);
                }

                turn = (turn + 1) % 3;
                rounds++;
                Monitor.PulseAll(rings);
            }
        }
    }) { IsBackground = true }.Start();
}

while (Volatile.Read(ref rounds) < 300)
{
    Thread.Sleep(1);
}

stop.Cancel();
Console.WriteLine("done");

static void Refuse(Action action)
{
    try
    {
        action();
        Console.WriteLine("nothing thrown");
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
