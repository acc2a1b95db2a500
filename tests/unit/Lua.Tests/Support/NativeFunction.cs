using System;
using System.Collections.Generic;
using System.Reflection;

namespace NanoSocket.Lua.Tests.Support;

/// <summary>A native function as a script finds it: by its module and name.</summary>
internal sealed class NativeFunction
{
    private static readonly Dictionary<string, NativeFunction> All = FindAll();

    private readonly string _name;
    private readonly string _signature;
    private readonly Method _method;

    private NativeFunction(LuaFunctionAttribute declaration, MethodInfo method)
    {
        _name = declaration.Name;
        _signature = declaration.Signature;
        _method = method.CreateDelegate<Method>();
    }

    private delegate void Method(ref LuaCall call);

    /// <summary>Every native function by <c>module.name</c>.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Calls a native function with its arguments checked as on a device.</summary>
    /// <param name="name">Such as <c>pack.unpack</c>.</param>
    /// <param name="arguments">Numbers, booleans, null for nil, byte[] and string (Latin-1) for strings,
    /// <c>Dictionary&lt;string, object?&gt;</c> for tables, <see cref="LuaType"/> for a value of that type.</param>
    /// <returns>double, bool, null, <see cref="LuaText"/> and <c>Dictionary&lt;string, object?&gt;</c>.</returns>
    /// <exception cref="LuaError">The script gets an error.</exception>
    public static object?[] Call(string name, params object?[] arguments) => All[name].Call(arguments);

    /// <summary>Calls a native function that returns one value.</summary>
    public static object? CallOne(string name, params object?[] arguments) => Xunit.Assert.Single(Call(name, arguments));

    private unsafe object?[] Call(object?[] arguments)
    {
        using TestFrame frame = new(Signature.Check(_signature, _name, arguments));
        LuaCall call = new(frame.Native);
        _method(ref call);
        return frame.ErrorText is { } text
            ? throw new LuaError(frame.Native->WrongArgument == NativeFrame.NoArgument
                ? text
                : $"bad argument #{frame.Native->WrongArgument} to '{_name}' ({text})")
            : frame.Results();
    }

    private static Dictionary<string, NativeFunction> FindAll()
    {
        Dictionary<string, NativeFunction> all = [];
        foreach (Type type in typeof(LuaCall).Assembly.GetTypes())
        {
            foreach (LuaModuleAttribute module in type.GetCustomAttributes<LuaModuleAttribute>())
            {
                const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
                foreach (MethodInfo method in type.GetMethods(any))
                {
                    foreach (LuaFunctionAttribute function in method.GetCustomAttributes<LuaFunctionAttribute>())
                    {
                        all.Add($"{module.Name}.{function.Name}", new NativeFunction(function, method));
                    }
                }
            }
        }

        return all;
    }
}
