// Exceptions: messages, parameters, inner exceptions, the text of ToString, base exceptions, helpers that throw.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

Exception[] defaults =
[
    new(), new SystemException(), new ApplicationException(), new ArgumentException(), new ArgumentNullException(),
        new ArgumentOutOfRangeException(), new ArithmeticException(),
    new ArrayTypeMismatchException(), new DivideByZeroException(), new EndOfStreamException(), new FormatException(),
        new IndexOutOfRangeException(), new InvalidCastException(),
    new InvalidOperationException(), new IOException(), new KeyNotFoundException(), new NotImplementedException(),
        new NotSupportedException(), new NullReferenceException(),
    new ObjectDisposedException("thing"), new OperationCanceledException(), new OutOfMemoryException(),
        new OverflowException(), new PlatformNotSupportedException(), new RankException(),
    new SemaphoreFullException(), new SynchronizationLockException(), new TimeoutException(),
        new UnauthorizedAccessException(), new ArgumentException("message", "parameter"),
    new ArgumentException(null, "parameter"), new ArgumentNullException("parameter", "message"),
        new ArgumentOutOfRangeException("parameter", 5, "message"),
    new ArgumentOutOfRangeException("parameter"), new TypeInitializationException("Some.Type", null),
        new AggregateException(new Exception("a"), new FormatException("b")), new Own("own", 7),
];
foreach (Exception e in defaults)
{
    Console.WriteLine(e.GetType().Name + " < " + e.GetType().BaseType!.Name + ": " + e.Message
        + (e is ArgumentException { ParamName: { } name } ? " [" + name + "]" : ""));
}

Exception nested = new InvalidOperationException("outer", new ArgumentException("middle",
    new FormatException("inner")));
Console.WriteLine(nested + "\n" + nested.GetBaseException().Message + " " + nested.InnerException!.GetType() + " "
    + (nested.StackTrace is null) + " " + new Exception("").ToString() + "|");
try
{
    Throw(3);
}
catch (Exception e) when (e.InnerException is FormatException)
{
    Console.WriteLine(e.Message + " " + e.InnerException.Message + " " + (e.StackTrace is not null) + " "
        + e.ToString().StartsWith("System.ApplicationException: wrapped"));
}

Check(() => ArgumentNullException.ThrowIfNull((object?)null, "argument"));
Check(() => ArgumentException.ThrowIfNullOrEmpty("", "argument"));
Check(() => ArgumentException.ThrowIfNullOrWhiteSpace("  ", "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfNegative(-1, "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfZero(0, "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(0, "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfGreaterThan(5, 4, "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfLessThan(5.5, 6, "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(5L, 5, "argument"));
Check(() => ArgumentOutOfRangeException.ThrowIfLessThanOrEqual('a', 'b', "argument"));
Check(() => ObjectDisposedException.ThrowIf(true, "text"));
int zero = 0;
Check(() => Console.WriteLine(1 / zero));
Check(() => Console.WriteLine(checked(int.MaxValue + (zero + 1))));
Check(() => Console.WriteLine(int.MinValue / (zero - 1)));
Check(() => Console.WriteLine(((object)"text" as int?).Value));
Check(() => Console.WriteLine((int)(object)"text"));
Check(() => Console.WriteLine(((Version)(object)new int[1]).Major));
Check(() => Console.WriteLine(new[] { 1 }[1 + zero]));
Check(() => Console.WriteLine(((string?)null)!.Length));
Check(() => throw null!);
Check(() => Console.WriteLine(zero switch { 1 => "one", _ when zero > 0 => "many" }));
Check(() => new CancellationToken().ThrowIfCancellationRequested());
using (CancellationTokenSource source = new())
{
    source.Token.Register(() => Console.WriteLine("cancelled"));
    source.Cancel();
    Check(() => source.Token.ThrowIfCancellationRequested());
}

try
{
    try
    {
        throw new FormatException("first");
    }
    finally
    {
        Console.WriteLine("finally");
    }
}
catch (FormatException e)
{
    Console.WriteLine(e.Message);
}

static void Throw(int depth)
{
    if (depth > 0)
    {
        Throw(depth - 1);
    }

    try
    {
        throw new FormatException("deep");
    }
    catch (FormatException e)
    {
        throw new ApplicationException("wrapped", e);
    }
}

static void Check(Action action)
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

sealed class Own(string message, int code) : Exception(message)
{
    public override string Message => base.Message + " code " + code;
}
