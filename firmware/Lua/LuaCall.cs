using System;

namespace NanoSocket.Lua;

/// <summary>
/// A call of a native function by a script: its arguments, counted from 1 as in Lua, and its results, in the order in
/// which they are returned.
/// </summary>
/// <remarks>
/// Nothing here raises a Lua error while C# runs. <see cref="Error(string)"/> and
/// <see cref="ArgumentError(int, string)"/> note one, which Lua raises after the method has returned; so does a call for
/// which there is no memory.
/// </remarks>
internal readonly unsafe ref partial struct LuaCall
{
    private readonly NativeFrame* _frame;

    /// <summary>The call of a frame.</summary>
    public LuaCall(NativeFrame* frame) => _frame = frame;

    /// <summary>Number of arguments.</summary>
    public int Count => _frame->Count;

    /// <summary>An argument; nil when there is none at that place.</summary>
    public ref readonly LuaValue this[int argument] =>
        ref (uint)(argument - 1) < (uint)_frame->Count ? ref _frame->Arguments[argument - 1] : ref LuaValue.Nil;

    /// <summary>Type of an argument.</summary>
    public LuaType TypeOf(int argument) => this[argument].Type;

    /// <summary>Whether an argument is absent or nil.</summary>
    public bool IsNil(int argument) => TypeOf(argument) == LuaType.Nil;

    /// <inheritdoc cref="LuaValue.Number"/>
    public double Number(int argument) => this[argument].Number;

    /// <inheritdoc cref="LuaValue.Integer"/>
    public int Integer(int argument) => this[argument].Integer;

    /// <summary>An optional integer.</summary>
    public int Integer(int argument, int otherwise) => IsNil(argument) ? otherwise : Integer(argument);

    /// <inheritdoc cref="LuaValue.UInt32"/>
    public uint UInt32(int argument) => this[argument].UInt32;

    /// <inheritdoc cref="LuaValue.IsTrue"/>
    public bool Boolean(int argument) => this[argument].IsTrue;

    /// <summary>A string's bytes, which belong to Lua and are valid during the call; empty when it is none.</summary>
    public ReadOnlySpan<byte> Bytes(int argument) => this[argument].Bytes;

    /// <summary>Reads a field of a table argument, without metamethods.</summary>
    /// <returns>Whether there is such a field.</returns>
    public bool TryField(int argument, ReadOnlySpan<byte> name, out LuaValue value)
    {
        LuaValue read = default;
        if (TypeOf(argument) == LuaType.Table)
        {
            fixed (byte* bytes = name)
            {
                _frame->Operations->Field(_frame, argument, bytes, name.Length, &read);
            }
        }

        value = read;
        return read.Type != LuaType.Nil;
    }

    /// <summary>Returns a number.</summary>
    public void Return(double value) => Put(default, LuaValue.Of(value));

    /// <summary>Returns a boolean.</summary>
    public void Return(bool value) => Put(default, LuaValue.Of(value));

    /// <summary>Returns nil.</summary>
    public void ReturnNil() => Put(default, default);

    /// <summary>Returns a string with a copy of these bytes.</summary>
    public void Return(ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            Put(default, LuaValue.Of(bytes, value.Length));
        }
    }

    /// <summary>
    /// Room in Lua's heap for a string result that is written in place; <see cref="Commit"/> returns it. Empty: there
    /// is no memory, and the call ends with that error. One at a time.
    /// </summary>
    /// <param name="bytes">The most that the result can have.</param>
    public Span<byte> Reserve(int bytes)
    {
        byte* room = _frame->Operations->Reserve(_frame, bytes);
        return room == null ? default : new Span<byte>(room, bytes);
    }

    /// <summary>Returns the first bytes of what was reserved as a string.</summary>
    public void Commit(int bytes) => _frame->Operations->Commit(_frame, bytes);

    /// <summary>Returns a table that is empty so far.</summary>
    public void BeginTable() => _frame->Operations->BeginTable(_frame, null, 0);

    /// <summary>Begins a table that is a field of the one begun before.</summary>
    public void BeginTable(ReadOnlySpan<byte> name)
    {
        byte nothing = 0;
        fixed (byte* bytes = name)
        {
            _frame->Operations->BeginTable(_frame, bytes == null ? &nothing : bytes, name.Length);
        }
    }

    /// <summary>Sets a field of the table that was begun last.</summary>
    public void Set(ReadOnlySpan<byte> name, double value) => Put(name, LuaValue.Of(value));

    /// <inheritdoc cref="Set(ReadOnlySpan{byte}, double)"/>
    public void Set(ReadOnlySpan<byte> name, bool value) => Put(name, LuaValue.Of(value));

    /// <inheritdoc cref="Set(ReadOnlySpan{byte}, double)"/>
    public void Set(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            Put(name, LuaValue.Of(bytes, value.Length));
        }
    }

    /// <summary>Ends the table that was begun last.</summary>
    public void EndTable() => _frame->Operations->EndTable(_frame);

    /// <summary>Ends the call with an error; the script sees it with its own file and line before it.</summary>
    public void Error(string text)
    {
        Span<byte> bytes = stackalloc byte[NativeFrame.ErrorCapacity];
        int length = 0;
        foreach (char c in text)
        {
            if (length < bytes.Length)
            {
                bytes[length++] = c < 0x80 ? (byte)c : (byte)'?';
            }
        }

        Error(bytes[..length]);
    }

    /// <inheritdoc cref="Error(string)"/>
    public void Error(scoped ReadOnlySpan<byte> text)
    {
        if (_frame->ErrorLength == 0)
        {
            text = text[..Math.Min(text.Length, NativeFrame.ErrorCapacity)];
            text.CopyTo(new Span<byte>(&_frame->ErrorText, NativeFrame.ErrorCapacity));
            _frame->ErrorLength = text.Length;
        }
    }

    /// <summary>Ends the call with Lua's <c>bad argument #n to 'function' (text)</c>.</summary>
    public void ArgumentError(int argument, string text)
    {
        if (_frame->ErrorLength == 0)
        {
            _frame->WrongArgument = argument;
            Error(text);
        }
    }

    /// <summary>An empty name is one as well; only a null is none.</summary>
    private void Put(ReadOnlySpan<byte> name, LuaValue value)
    {
        byte nothing = 0;
        fixed (byte* bytes = name)
        {
            _frame->Operations->Put(_frame, bytes == null ? &nothing : bytes, name.Length, &value);
        }
    }
}
