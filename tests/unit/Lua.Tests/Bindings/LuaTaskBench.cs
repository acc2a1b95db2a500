using System;
using System.Collections.Generic;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Tests.Support;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Bindings;

/// <summary>A core in this process, and calls of native functions from the test's thread, which is the Lua task then.
/// The process's core is one, so tests with it run one after the other.</summary>
[Collection(Name)]
public abstract class LuaTaskBench : IDisposable
{
    public const string Name = "the process's core";

    private readonly CoreRunner _runner = new();

    protected LuaTaskBench() => CoreHost.Install(_runner.Host);

    public void Dispose()
    {
        _runner.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static object?[] Call(string name, params object?[] arguments)
        => NativeFunction.Call(name, arguments);

    /// <summary>The only result, a number.</summary>
    private protected static double Number(string name, params object?[] arguments)
        => Assert.IsType<double>(NativeFunction.CallOne(name, arguments));

    /// <summary>The only result, a string.</summary>
    private protected static string Text(string name, params object?[] arguments)
        => Assert.IsType<LuaText>(NativeFunction.CallOne(name, arguments)).ToString();

    /// <summary>The next message, which is a table.</summary>
    private protected static Dictionary<string, object?> NextTable()
        => Assert.IsType<Dictionary<string, object?>>(NativeFunction.CallOne("rtos.receive", 5000));

    private protected void WaitOnline()
    {
        Call("rtos.poweron", 1);
        while (_runner.Host.GetLinkStatus().State != NanoSocket.Core.Modem.SupervisorState.Online)
        {
            Call("rtos.receive", 5);
        }
    }
}
