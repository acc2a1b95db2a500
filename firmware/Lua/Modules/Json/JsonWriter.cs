using System;
using System.Runtime.CompilerServices;

namespace NanoSocket.Lua.Modules.Json;

/// <summary>
/// Writes a Lua value as JSON. With an empty target it only measures, and finds what cannot be written; a script cannot
/// change its tables between that and writing.
/// </summary>
internal ref struct JsonWriter(Span<byte> target)
{
    /// <summary>Holes that a list may have for each item, once it is longer than <see cref="ShortList"/>.</summary>
    private const int HolesPerItem = 1;
    private const int ShortList = 10;
    private const int MostBytes = LuaLimits.MaxResult;

    private readonly Span<byte> _target = target;
    private Levels _levels;
    private int _depth;

    /// <summary>Why it could not be written.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Bytes written, or measured.</summary>
    public int Length { get; private set; }

    /// <summary>Writes the first argument of a call.</summary>
    public bool TryWriteArgument(ref LuaCall call)
    {
        bool isWritten = call.TypeOf(1) == LuaType.Table
            ? Begin(ref call, call.TryEnter(1))
            : TryWriteScalar(ref call, in call[1]);
        while (isWritten && _depth > 0)
        {
            isWritten = Step(ref call);
        }

        for (; _depth > 0; _depth--)
        {
            call.Leave();
        }

        return isWritten && (Length < MostBytes || Fail("Cannot serialise, text too long"));
    }

    /// <summary>Writes one value of the table that the walk is in, or its end.</summary>
    private bool Step(ref LuaCall call)
    {
        ref Level level = ref _levels[_depth - 1];
        LuaValue value;
        if (level.Items > 0)
        {
            if (level.Written == level.Items)
            {
                End(ref call, "]"u8);
                return true;
            }

            value = call.ReadItem(level.Written + 1);
            Write(level.Written++ > 0 ? ","u8 : default);
        }
        else if (call.TryNext(out LuaValue key, out value))
        {
            Write(level.Written++ > 0 ? ","u8 : default);
            if (!TryWriteName(ref call, in key))
            {
                return false;
            }
        }
        else
        {
            End(ref call, "}"u8);
            return true;
        }

        return value.Type == LuaType.Table ? Begin(ref call, call.TryEnter()) : TryWriteScalar(ref call, in value);
    }

    private bool Begin(ref LuaCall call, bool isEntered)
    {
        if (!isEntered)
        {
            return Fail("Cannot serialise, tables too deep or circular");
        }

        int items = CountItems(ref call, out bool isSparse);
        _levels[_depth++] = new Level { Items = items };
        Write(items > 0 ? "["u8 : "{"u8);
        return !isSparse || Fail("Cannot serialise table: excessively sparse array");
    }

    private void End(ref LuaCall call, ReadOnlySpan<byte> bracket)
    {
        Write(bracket);
        call.Leave();
        _depth--;
    }

    private bool TryWriteScalar(ref LuaCall call, in LuaValue value)
    {
        switch (value.Type)
        {
            case LuaType.Nil or LuaType.LightUserData:
                Write("null"u8);
                return true;
            case LuaType.Boolean:
                Write(value.IsTrue ? "true"u8 : "false"u8);
                return true;
            case LuaType.Number:
                return TryWriteNumber(ref call, value.Number);
            case LuaType.String:
                WriteString(value.Bytes);
                return true;
            default:
                return Fail("Cannot serialise this type of value");
        }
    }

    private bool Fail(string why)
    {
        Failure = why;
        return false;
    }

    /// <summary>The highest key of a table whose keys are all positive whole numbers; 0: it is no list.</summary>
    private static int CountItems(ref LuaCall call, out bool isSparse)
    {
        double highest = 0;
        int count = 0;
        bool isList = true;
        while (call.TryNext(out LuaValue key, out _))
        {
            isList = isList && key.Type == LuaType.Number && key.Number >= 1 && key.Number <= int.MaxValue
                && key.Number == key.Integer;
            highest = isList ? Math.Max(highest, key.Number) : 0;
            count++;
        }

        isSparse = isList && highest > ShortList && highest > (1.0 + HolesPerItem) * count;
        return isList ? (int)highest : 0;
    }

    private bool TryWriteName(ref LuaCall call, in LuaValue key)
    {
        if (key.Type == LuaType.String)
        {
            WriteString(key.Bytes);
            Write(":"u8);
            return true;
        }

        Write("\""u8);
        bool isName = key.Type == LuaType.Number ? TryWriteNumber(ref call, key.Number)
            : Fail("Cannot serialise table key: must be a number or string");
        Write("\":"u8);
        return isName;
    }

    private bool TryWriteNumber(ref LuaCall call, double number)
    {
        if (!double.IsFinite(number))
        {
            return Fail("Cannot serialise number: must not be NaN or Inf");
        }

        Span<byte> text = stackalloc byte[NativeOperations.NumberCapacity];
        Write(text[..call.Format(number, text)]);
        return true;
    }

    private void WriteString(scoped ReadOnlySpan<byte> value)
    {
        Write("\""u8);
        foreach (byte b in value)
        {
            if (_target.IsEmpty)
            {
                Count(JsonEscapes.EncodedLength(b));
            }
            else
            {
                Length += JsonEscapes.Encode(b, _target[Length..]);
            }
        }

        Write("\""u8);
    }

    private void Write(scoped ReadOnlySpan<byte> text)
    {
        if (_target.IsEmpty)
        {
            Count(text.Length);
        }
        else
        {
            text.CopyTo(_target[Length..]);
            Length += text.Length;
        }
    }

    private void Count(int bytes) => Length = Math.Min(Length + bytes, MostBytes);

    private struct Level
    {
        /// <summary>Of a list; 0: it is an object.</summary>
        public int Items;

        public int Written;
    }

    [InlineArray(NativeOperations.MaxDepth)]
    private struct Levels
    {
        private Level _first;
    }
}
