using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NanoSocket.Lua.Tests.Support;

/// <summary>A call's frame in plain memory: what nslua_call.c is on a device, with .NET objects for Lua's values.</summary>
internal sealed unsafe partial class TestFrame : IDisposable
{
    private static readonly NativeOperations* Operations = MakeOperations();

    private readonly List<nint> _memory = [];
    private readonly List<object?> _results = [];
    private readonly Stack<Dictionary<string, object?>> _tables = [];
    private readonly object?[] _arguments;
    private readonly GCHandle _self;
    private byte[]? _reserved;
    private GCHandle _pinned;

    public TestFrame(object?[] arguments)
    {
        _arguments = arguments;
        _self = GCHandle.Alloc(this);
        Native = (NativeFrame*)Allocate(sizeof(NativeFrame));
        Native->Arguments = (LuaValue*)Allocate(sizeof(LuaValue) * (arguments.Length + 1));
        Native->Count = arguments.Length;
        Native->Operations = Operations;
        Native->State = (void*)GCHandle.ToIntPtr(_self);
        for (int i = 0; i < arguments.Length; i++)
        {
            Native->Arguments[i] = ToValue(arguments[i]);
        }
    }

    public NativeFrame* Native { get; }

    /// <summary>The error that the method noted, or null.</summary>
    public string? ErrorText => Native->ErrorLength == 0
        ? null
        : Encoding.Latin1.GetString(new ReadOnlySpan<byte>(&Native->ErrorText, Native->ErrorLength));

    public object?[] Results()
    {
        Xunit.Assert.Empty(_tables);
        Xunit.Assert.Empty(_walks);
        return [.. _results];
    }

    public static LuaType TypeOf(object? value) => value switch
    {
        null => LuaType.Nil,
        bool => LuaType.Boolean,
        LuaType type => type,
        string or byte[] => LuaType.String,
        Dictionary<string, object?> or Dictionary<double, object?> or List<object?> => LuaType.Table,
        TestObject => LuaType.UserData,
        _ => LuaType.Number,
    };

    public void Dispose()
    {
        foreach (nint block in _memory)
        {
            NativeMemory.Free((void*)block);
        }

        Release();
        _self.Free();
    }

    private void* Allocate(int bytes)
    {
        void* block = NativeMemory.AllocZeroed((nuint)bytes);
        _memory.Add((nint)block);
        return block;
    }

    private LuaValue ToValue(object? value) => TypeOf(value) switch
    {
        LuaType.Boolean => LuaValue.Of((bool)value!),
        LuaType.Number => LuaValue.Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        LuaType.String => CopyOf(value as byte[] ?? Encoding.Latin1.GetBytes((string)value!)),
        LuaType type => LuaValue.Of(type),
    };

    private LuaValue CopyOf(byte[] bytes)
    {
        byte* copy = (byte*)Allocate(bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        return LuaValue.Of(copy, bytes.Length);
    }

    private static object? ToObject(LuaValue* value) => value->Type switch
    {
        LuaType.Nil => null,
        LuaType.Boolean => value->IsTrue,
        LuaType.Number => value->Number,
        LuaType.String => (LuaText)value->Bytes.ToArray(),
        LuaType.LightUserData => LuaType.LightUserData,
        LuaType type => throw new InvalidOperationException($"C# cannot return a {type}"),
    };

    private void Add(byte* name, int length, object? value)
    {
        if (_tables.Count == 0)
        {
            _results.Add(value);
        }
        else
        {
            Dictionary<string, object?> table = _tables.Peek();
            table[name == null ? $"[{table.Count + 1}]" : Encoding.Latin1.GetString(name, length)] = value;
        }
    }

    private void Release()
    {
        if (_reserved is not null)
        {
            _pinned.Free();
            _reserved = null;
        }
    }

    private static TestFrame Of(NativeFrame* frame) => (TestFrame)GCHandle.FromIntPtr((nint)frame->State).Target!;

    [UnmanagedCallersOnly]
    private static byte* Reserve(NativeFrame* native, int bytes)
    {
        TestFrame frame = Of(native);
        frame.Release();
        frame._reserved = new byte[bytes + 1];
        frame._pinned = GCHandle.Alloc(frame._reserved, GCHandleType.Pinned);
        return (byte*)frame._pinned.AddrOfPinnedObject();
    }

    [UnmanagedCallersOnly]
    private static void Commit(NativeFrame* native, int bytes)
    {
        TestFrame frame = Of(native);
        frame._results.Add((LuaText)frame._reserved.AsSpan(0, bytes).ToArray());
        frame.Release();
    }

    [UnmanagedCallersOnly]
    private static void Put(NativeFrame* native, byte* name, int length, LuaValue* value) =>
        Of(native).Add(name, length, ToObject(value));

    [UnmanagedCallersOnly]
    private static void BeginTable(NativeFrame* native, byte* name, int length)
    {
        Dictionary<string, object?> table = [];
        Of(native).Add(name, length, table);
        Of(native)._tables.Push(table);
    }

    [UnmanagedCallersOnly]
    private static void EndTable(NativeFrame* native) => Of(native)._tables.Pop();

    [UnmanagedCallersOnly]
    private static void Field(NativeFrame* native, int argument, byte* name, int length, LuaValue* value)
    {
        TestFrame frame = Of(native);
        if (frame._arguments[argument - 1] is Dictionary<string, object?> table
            && table.TryGetValue(Encoding.Latin1.GetString(name, length), out object? field))
        {
            *value = frame.ToValue(field);
        }
    }

    private static NativeOperations* MakeOperations()
    {
        NativeOperations* operations = (NativeOperations*)RuntimeHelpers.AllocateTypeAssociatedMemory(
            typeof(TestFrame), sizeof(NativeOperations));
        operations->Reserve = &Reserve;
        operations->Commit = &Commit;
        operations->Put = &Put;
        operations->BeginTable = &BeginTable;
        operations->EndTable = &EndTable;
        operations->Field = &Field;
        AddTableOperations(operations);
        return operations;
    }
}
