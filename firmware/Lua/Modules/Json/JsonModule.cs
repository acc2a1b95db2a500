using System;

namespace NanoSocket.Lua.Modules.Json;

/// <summary>JSON texts as tables and back. Both directions end with an error for what cannot be told; the vendor's
/// patch script turns it into return values.</summary>
[LuaModule("json")]
internal static class JsonModule
{
    /// <summary>A table, or the single value that the text is.</summary>
    [LuaFunction("decode", "s")]
    internal static void Decode(ref LuaCall call)
    {
        if (Check(ref call))
        {
            Build(ref call);
        }
    }

    /// <summary>A table whose keys are 1, 2, ... is a list, one without keys is an object.</summary>
    [LuaFunction("encode", "a")]
    internal static void Encode(ref LuaCall call)
    {
        JsonWriter measure = new(default);
        if (!measure.TryWriteArgument(ref call))
        {
            call.Error(measure.Failure);
            return;
        }

        Span<byte> text = call.Reserve(measure.Length);
        if (text.Length == measure.Length)
        {
            JsonWriter writer = new(text);
            writer.TryWriteArgument(ref call);
            call.Commit(text.Length);
        }
    }

    private static bool Check(ref LuaCall call)
    {
        JsonReader reader = new(call.Bytes(1));
        JsonToken token;
        do
        {
            token = reader.Next();
            if (token == JsonToken.Number && !call.TryParse(reader.Raw, out _))
            {
                Fail(ref call, "shorter number", reader.Position);
                return false;
            }
        }
        while (token is not (JsonToken.Error or JsonToken.End));

        if (token == JsonToken.Error)
        {
            Fail(ref call, reader.Expected, reader.Position);
        }

        return token == JsonToken.End;
    }

    private static void Fail(ref LuaCall call, string expected, int position)
    {
        Span<byte> text = stackalloc byte[NativeFrame.ErrorCapacity];
        int length = Append(text, 0, "Expected ");
        length = Append(text, length, expected);
        length = Append(text, length, " at character ");
        Span<byte> number = stackalloc byte[NativeOperations.NumberCapacity];
        number = number[..call.Format(position, number)];
        number.CopyTo(text[length..]);
        call.Error(text[..(length + number.Length)]);
    }

    private static int Append(Span<byte> text, int at, string more)
    {
        foreach (char c in more)
        {
            text[at++] = (byte)c;
        }

        return at;
    }

    /// <summary>Makes the values of a text that has been checked.</summary>
    private static void Build(ref LuaCall call)
    {
        ReadOnlySpan<byte> text = call.Bytes(1);

        // Strings with escapes are written here, each at the place that it has in the text.
        Span<byte> scratch = text.Contains((byte)'\\') ? call.Reserve(text.Length) : default;
        ReadOnlySpan<byte> name = default;
        bool isNamed = false;
        JsonReader reader = new(text);
        for (JsonToken token = reader.Next(); token != JsonToken.End; token = reader.Next())
        {
            switch (token)
            {
                case JsonToken.EndArray or JsonToken.EndObject:
                    call.EndTable();
                    break;
                case JsonToken.Name:
                    name = Unescape(in reader, scratch);
                    isNamed = true;
                    continue;
                case JsonToken.BeginArray or JsonToken.BeginObject when isNamed:
                    call.BeginTable(name);
                    break;
                case JsonToken.BeginArray or JsonToken.BeginObject:
                    call.BeginTable();
                    break;
                case JsonToken.String:
                    PutString(ref call, name, isNamed, Unescape(in reader, scratch));
                    break;
                default:
                    Put(ref call, name, isNamed, Value(ref call, in reader, token));
                    break;
            }

            isNamed = false;
        }
    }

    private static ReadOnlySpan<byte> Unescape(scoped in JsonReader reader, Span<byte> scratch)
    {
        ReadOnlySpan<byte> raw = reader.Raw;
        if (!raw.Contains((byte)'\\') || scratch.IsEmpty)
        {
            return raw;
        }

        Span<byte> place = scratch.Slice(reader.RawStart, raw.Length);
        return place[..JsonEscapes.Decode(raw, place)];
    }

    private static LuaValue Value(ref LuaCall call, scoped in JsonReader reader, JsonToken token)
    {
        switch (token)
        {
            case JsonToken.True or JsonToken.False:
                return LuaValue.Of(token == JsonToken.True);
            case JsonToken.Null:
                return LuaValue.Of(LuaType.LightUserData);
            default:
                _ = call.TryParse(reader.Raw, out double number);
                return LuaValue.Of(number);
        }
    }

    private static unsafe void PutString(ref LuaCall call, ReadOnlySpan<byte> name, bool isNamed,
        ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            Put(ref call, name, isNamed, LuaValue.Of(bytes, value.Length));
        }
    }

    private static void Put(ref LuaCall call, ReadOnlySpan<byte> name, bool isNamed, LuaValue value)
    {
        if (isNamed)
        {
            call.Set(name, value);
        }
        else
        {
            call.Add(value);
        }
    }
}
