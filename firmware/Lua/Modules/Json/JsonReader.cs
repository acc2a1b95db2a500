using System;

namespace NanoSocket.Lua.Modules.Json;

/// <summary>
/// Reads JSON (RFC 8259) token by token, strictly, without memory of its own but a bit for each level. The text may be
/// anything.
/// </summary>
internal ref struct JsonReader(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;
    private int _start;
    private int _rawEnd;
    private uint _objects;
    private State _state;

    private enum State
    {
        Value,
        ValueOrEnd,
        NameOrEnd,
        Name,
        CommaOrEnd,
        Done,
    }

    /// <summary>Arrays and objects that are open.</summary>
    public int Depth { get; private set; }

    /// <summary>What an <see cref="JsonToken.Error"/> is about.</summary>
    public string Expected { get; private set; } = "";

    /// <summary>Where the token begins, counted from 1.</summary>
    public readonly int Position => _start + 1;

    /// <summary>A number's text, or what stands between the quotes of a string or name, escapes and all.</summary>
    public readonly ReadOnlySpan<byte> Raw => _text[RawStart.._rawEnd];

    /// <summary>Where <see cref="Raw"/> begins in the text, from 0.</summary>
    public int RawStart { get; private set; }

    private readonly bool IsInObject => Depth > 0 && ((_objects >> (Depth - 1)) & 1) != 0;

    /// <summary>Reads the next token. After an error or the end there is no further.</summary>
    public JsonToken Next()
    {
        SkipBlanks();
        _start = _at;
        if (_at == _text.Length)
        {
            return _state == State.Done ? JsonToken.End : Fail(WhatIsExpected());
        }

        byte c = _text[_at];
        switch (_state)
        {
            case State.Done:
                return Fail("the end");
            case State.CommaOrEnd when c == ',':
                _at++;
                _state = IsInObject ? State.Name : State.Value;
                return Next();
            case State.CommaOrEnd or State.NameOrEnd when IsInObject && c == '}':
            case State.CommaOrEnd or State.ValueOrEnd when !IsInObject && c == ']':
                return Close();
            case State.CommaOrEnd:
                return Fail(WhatIsExpected());
            case State.Name or State.NameOrEnd:
                return ReadName(c);
            default:
                return ReadValue(c);
        }
    }

    private readonly string WhatIsExpected() => _state switch
    {
        State.CommaOrEnd => IsInObject ? "comma or object end" : "comma or array end",
        State.NameOrEnd => "object key string or object end",
        State.Name => "object key string",
        State.ValueOrEnd => "value or array end",
        _ => "value",
    };

    private JsonToken Fail(string expected)
    {
        Expected = expected;
        return JsonToken.Error;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }

    private JsonToken ReadName(byte c)
    {
        if (c != '"')
        {
            return Fail(WhatIsExpected());
        }

        if (ReadString(JsonToken.Name) == JsonToken.Error)
        {
            return JsonToken.Error;
        }

        SkipBlanks();
        if (_at == _text.Length || _text[_at] != ':')
        {
            _start = _at;
            return Fail("colon");
        }

        _at++;
        _state = State.Value;
        return JsonToken.Name;
    }

    private JsonToken ReadValue(byte c)
    {
        switch (c)
        {
            case (byte)'{':
                return Open(isObject: true);
            case (byte)'[':
                return Open(isObject: false);
            case (byte)'"':
                _state = AfterValue();
                return ReadString(JsonToken.String);
            case (byte)'t':
                return ReadWord("true"u8, JsonToken.True);
            case (byte)'f':
                return ReadWord("false"u8, JsonToken.False);
            case (byte)'n':
                return ReadWord("null"u8, JsonToken.Null);
            default:
                return c == '-' || IsDigit(c) ? ReadNumber() : Fail(WhatIsExpected());
        }
    }

    private readonly State AfterValue() => Depth == 0 ? State.Done : State.CommaOrEnd;

    private JsonToken Open(bool isObject)
    {
        if (Depth == NativeOperations.MaxDepth)
        {
            return Fail("fewer nested tables");
        }

        _at++;
        uint bit = 1u << Depth++;
        _objects = isObject ? _objects | bit : _objects & ~bit;
        _state = isObject ? State.NameOrEnd : State.ValueOrEnd;
        return isObject ? JsonToken.BeginObject : JsonToken.BeginArray;
    }

    private JsonToken Close()
    {
        JsonToken token = IsInObject ? JsonToken.EndObject : JsonToken.EndArray;
        _at++;
        Depth--;
        _state = AfterValue();
        return token;
    }

    private JsonToken ReadWord(ReadOnlySpan<byte> word, JsonToken token)
    {
        if (!_text[_at..].StartsWith(word))
        {
            return Fail(WhatIsExpected());
        }

        _at += word.Length;
        _state = AfterValue();
        return token;
    }

    private JsonToken ReadNumber()
    {
        int end = _at + (_text[_at] == '-' ? 1 : 0);
        int digits = SkipDigits(ref end);
        bool isGood = digits > 0 && (digits == 1 || _text[end - digits] != '0');
        if (isGood && end < _text.Length && _text[end] == '.')
        {
            end++;
            isGood = SkipDigits(ref end) > 0;
        }

        if (isGood && end < _text.Length && _text[end] is (byte)'e' or (byte)'E')
        {
            end++;
            end += end < _text.Length && _text[end] is (byte)'+' or (byte)'-' ? 1 : 0;
            isGood = SkipDigits(ref end) > 0;
        }

        if (!isGood)
        {
            return Fail("number");
        }

        (RawStart, _rawEnd, _at) = (_at, end, end);
        _state = AfterValue();
        return JsonToken.Number;
    }

    private readonly int SkipDigits(ref int at)
    {
        int start = at;
        while (at < _text.Length && IsDigit(_text[at]))
        {
            at++;
        }

        return at - start;
    }

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private JsonToken ReadString(JsonToken token)
    {
        int end = _at + 1;
        while (end < _text.Length && _text[end] != '"')
        {
            int length = _text[end] == '\\' ? JsonEscapes.Length(_text[end..]) : _text[end] < ' ' ? 0 : 1;
            if (length == 0)
            {
                _start = end;
                return Fail(_text[end] == '\\' ? "escape" : "no control character");
            }

            end += length;
        }

        if (end >= _text.Length)
        {
            return Fail("closed string");
        }

        (RawStart, _rawEnd, _at) = (_at + 1, end, end + 1);
        return token;
    }
}
