using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NanoSocket.Lua.Tests.Support;

/// <content>Walks over tables, conversions and objects. A list as a result is a dictionary with the keys "[1]", "[2]",
/// ...</content>
internal sealed unsafe partial class TestFrame
{
    private readonly Stack<Walk> _walks = [];
    private object? _lastRead;

    private sealed class Walk(object table)
    {
        private readonly List<(object Key, object? Value)> _pairs = table switch
        {
            Dictionary<string, object?> fields => [.. fields.Select(field => ((object)field.Key, field.Value))],
            Dictionary<double, object?> items => [.. items.Select(item => ((object)item.Key, item.Value))],
            List<object?> list => [.. list.Select((item, i) => ((object)(double)(i + 1), item))],
            _ => throw new ArgumentException("no table", nameof(table)),
        };

        private int _read;

        public bool TryNext(out object? key, out object? value)
        {
            (key, value) = _read < _pairs.Count ? _pairs[_read] : (null, null);
            bool isThere = _read < _pairs.Count;
            _read = isThere ? _read + 1 : 0;
            return isThere;
        }

        public object? Item(int index) => _pairs.FirstOrDefault(pair => pair.Key is double key && key == index).Value;
    }

    [UnmanagedCallersOnly]
    private static byte ConvertArgument(NativeFrame* native, int argument, LuaType wanted)
    {
        TestFrame frame = Of(native);
        object? value = frame._arguments[argument - 1];
        object? converted = wanted == LuaType.Number ? Signature.ToNumber(value) : Signature.ToText(value);
        if (converted is not null)
        {
            native->Arguments[argument - 1] = frame.ToValue(converted);
        }

        return converted is not null ? (byte)1 : (byte)0;
    }

    [UnmanagedCallersOnly]
    private static byte Parse(byte* text, int length, double* number)
    {
        object? read = Signature.ToNumber(Encoding.Latin1.GetString(text, length));
        *number = read as double? ?? 0;
        return read is null ? (byte)0 : (byte)1;
    }

    [UnmanagedCallersOnly]
    private static int Format(double number, byte* text) =>
        Encoding.Latin1.GetBytes(Signature.ToText(number), new Span<byte>(text, NativeOperations.NumberCapacity));

    [UnmanagedCallersOnly]
    private static byte Enter(NativeFrame* native, int argument)
    {
        TestFrame frame = Of(native);
        object? table = argument == 0 ? frame._lastRead : frame._arguments[argument - 1];
        if (TypeOf(table) != LuaType.Table || table is LuaType || frame._walks.Count == NativeOperations.MaxDepth)
        {
            return 0;
        }

        frame._walks.Push(new Walk(table!));
        return 1;
    }

    [UnmanagedCallersOnly]
    private static byte Next(NativeFrame* native, LuaValue* key, LuaValue* value)
    {
        TestFrame frame = Of(native);
        bool isThere = frame._walks.Peek().TryNext(out object? readKey, out frame._lastRead);
        *key = frame.ToValue(readKey);
        *value = frame.ToValue(frame._lastRead);
        return isThere ? (byte)1 : (byte)0;
    }

    [UnmanagedCallersOnly]
    private static void Item(NativeFrame* native, int index, LuaValue* value)
    {
        TestFrame frame = Of(native);
        frame._lastRead = frame._walks.Peek().Item(index);
        *value = frame.ToValue(frame._lastRead);
    }

    [UnmanagedCallersOnly]
    private static void Leave(NativeFrame* native) => Of(native)._walks.Pop();

    [UnmanagedCallersOnly]
    private static byte* NewObject(NativeFrame* native, byte* module, int length, int size)
    {
        TestObject made = new(Encoding.Latin1.GetString(module, length), size);
        Of(native)._results.Add(made);
        return (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(made.Memory));
    }

    [UnmanagedCallersOnly]
    private static byte* Object(NativeFrame* native, int argument, byte* module, int length, int size) =>
        Of(native)._arguments[argument - 1] is TestObject item
            && item.Module == Encoding.Latin1.GetString(module, length) && item.Memory.Length >= size
            ? (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(item.Memory))
            : null;

    private static void AddTableOperations(NativeOperations* operations)
    {
        operations->Convert = &ConvertArgument;
        operations->Parse = &Parse;
        operations->Format = &Format;
        operations->Enter = &Enter;
        operations->Next = &Next;
        operations->Item = &Item;
        operations->Leave = &Leave;
        operations->NewObject = &NewObject;
        operations->Object = &Object;
    }
}
