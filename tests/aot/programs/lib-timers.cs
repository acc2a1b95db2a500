// Timers: one shot, periodic, changed, stopped; Stopwatch and tick counts move on; a foreground thread outlives Main.
using System;
using System.Diagnostics;
using System.Threading;

Stopwatch watch = Stopwatch.StartNew();
long start = Environment.TickCount64;
int once = 0;
ManualResetEvent fired = new(false);
using (Timer timer = new(state => { once++; ((ManualResetEvent)state!).Set(); }, fired, 20, Timeout.Infinite))
{
    Console.WriteLine(fired.WaitOne(2000) + " " + (watch.ElapsedMilliseconds >= 15) + " " + once);
    fired.Reset();
    Console.WriteLine(timer.Change(5, Timeout.Infinite) + " " + fired.WaitOne(2000) + " " + once);
    Console.WriteLine(timer.Change(Timeout.Infinite, Timeout.Infinite) + " " + fired.Reset() + " " + fired.WaitOne(30));
}

int ticks = 0;
AutoResetEvent third = new(false);
Timer periodic = new(_ => { if (Interlocked.Increment(ref ticks) % 3 == 0) { third.Set(); } }, null, 1, 2);
Console.WriteLine(third.WaitOne(2000) + " " + third.WaitOne(2000));
periodic.Change(Timeout.Infinite, Timeout.Infinite);
Thread.Sleep(20);
int stopped = Volatile.Read(ref ticks);
Thread.Sleep(20);
Console.WriteLine((stopped == Volatile.Read(ref ticks)) + " " + (stopped >= 6));
periodic.Dispose();

string order = "";
object gate = new();
Timer[] several = new Timer[3];
for (int i = 0; i < 3; i++)
{
    int number = i;
    several[i] = new Timer(_ => { lock (gate) { order += number; Monitor.Pulse(gate); } }, null, 120 - i * 40, -1);
}

lock (gate)
{
    while (order.Length < 3)
    {
        Monitor.Wait(gate, 2000);
    }
}

Console.WriteLine(order);
CancellationTokenSource source = new();
source.CancelAfter(5);
while (!source.IsCancellationRequested)
{
    Thread.Sleep(1);
}

long before = Stopwatch.GetTimestamp();
Thread.Sleep(15);
watch.Stop();
long held = watch.ElapsedTicks;
Console.WriteLine((Stopwatch.GetElapsedTime(before).TotalMilliseconds >= 10) + " "
    + (Environment.TickCount64 - start >= 30) + " " + (held == watch.ElapsedTicks) + " " + watch.IsRunning + " "
    + Stopwatch.IsHighResolution);
watch.Restart();
Console.WriteLine(watch.IsRunning + " " + SpinWait.SpinUntil(() => watch.ElapsedMilliseconds > 2, 1000) + " "
    + SpinWait.SpinUntil(() => false, 3));
try
{
    periodic = new Timer(_ => { }, null, -2, 0);
}
catch (ArgumentOutOfRangeException e)
{
    Console.WriteLine(e.ParamName);
}

new Thread(() =>
{
    Thread.Sleep(30);
    Console.WriteLine("after Main");
}).Start();
Console.WriteLine("end of Main");
