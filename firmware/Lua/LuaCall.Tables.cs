using System;

namespace NanoSocket.Lua;

/// <content>Values of any number and depth: arguments of a type that depends on others, walks over tables, lists and
/// nested tables as results, objects.</content>
internal readonly unsafe ref partial struct LuaCall
{
    /// <summary>An argument that the signature does not name as a number, with Lua's conversion. It notes the error
    /// otherwise.</summary>
    public bool TryNumber(int argument, out double number)
    {
        bool isNumber = Convert(argument, LuaType.Number);
        number = Number(argument);
        return isNumber;
    }

    /// <inheritdoc cref="TryNumber"/>
    public bool TryUInt32(int argument, out uint number)
    {
        bool isNumber = Convert(argument, LuaType.Number);
        number = UInt32(argument);
        return isNumber;
    }

    /// <summary>An argument that the signature does not name as a string, a number as its text. It notes the error
    /// otherwise.</summary>
    public bool TryBytes(int argument, out ReadOnlySpan<byte> bytes)
    {
        bool isString = Convert(argument, LuaType.String);
        bytes = Bytes(argument);
        return isString;
    }

    /// <summary>Reads a number from text as Lua does.</summary>
    /// <returns>Whether it is one, and not longer than a number need be.</returns>
    public bool TryParse(scoped ReadOnlySpan<byte> text, out double number)
    {
        double read = 0;
        bool isNumber = false;
        if (text.Length <= NativeOperations.NumberCapacity)
        {
            fixed (byte* bytes = text)
            {
                isNumber = _frame->Operations->Parse(bytes, text.Length, &read) != 0;
            }
        }

        number = read;
        return isNumber;
    }

    /// <summary>Writes a number as Lua does.</summary>
    /// <param name="number">Any.</param>
    /// <param name="text">Has <see cref="NativeOperations.NumberCapacity"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public int Format(double number, scoped Span<byte> text)
    {
        fixed (byte* bytes = text)
        {
            return _frame->Operations->Format(number, bytes);
        }
    }

    /// <summary>Walks a table argument; every walk ends with <see cref="Leave"/>.</summary>
    /// <returns>Whether it is a table, and not too deep.</returns>
    public bool TryEnter(int argument) => _frame->Operations->Enter(_frame, argument) != 0;

    /// <summary>Walks the table that was read last.</summary>
    /// <returns>Whether it is a table, and not too deep.</returns>
    public bool TryEnter() => TryEnter(0);

    /// <summary>Reads the next pair of the table that is walked, without metamethods. Strings are valid until the next
    /// pair or item is read.</summary>
    public bool TryNext(out LuaValue key, out LuaValue value)
    {
        LuaValue readKey = default, readValue = default;
        bool isThere = _frame->Operations->Next(_frame, &readKey, &readValue) != 0;
        key = readKey;
        value = readValue;
        return isThere;
    }

    /// <summary>Reads an item of the list that is walked; nil when there is none.</summary>
    public LuaValue ReadItem(int index)
    {
        LuaValue value = default;
        _frame->Operations->Item(_frame, index, &value);
        return value;
    }

    /// <summary>Goes back to the table in which the one that is walked lies.</summary>
    public void Leave() => _frame->Operations->Leave(_frame);

    /// <summary>Sets a field of the table that was begun last to any value that C# can make.</summary>
    public void Set(ReadOnlySpan<byte> name, LuaValue value) => Put(name, value);

    /// <summary>Adds an item to the list that was begun last.</summary>
    public void Add(LuaValue value) => _frame->Operations->Put(_frame, null, 0, &value);

    /// <summary>Returns a new object whose methods are the functions of a module.</summary>
    /// <param name="module">Name of a <see cref="LuaModuleAttribute"/>.</param>
    /// <returns>Its memory, all zero; null when there is none, and the call ends with that error.</returns>
    public T* ReturnObject<T>(ReadOnlySpan<byte> module)
        where T : unmanaged
    {
        fixed (byte* name = module)
        {
            return (T*)_frame->Operations->NewObject(_frame, name, module.Length, sizeof(T));
        }
    }

    /// <summary>The memory of an object argument; null when it is none of that module, and the error is noted.</summary>
    public T* Object<T>(int argument, ReadOnlySpan<byte> module)
        where T : unmanaged
    {
        fixed (byte* name = module)
        {
            byte* memory = argument > Count ? null
                : _frame->Operations->Object(_frame, argument, name, module.Length, sizeof(T));
            if (memory == null)
            {
                ArgumentError(argument, "object of this module expected");
            }

            return (T*)memory;
        }
    }

    private bool Convert(int argument, LuaType wanted)
    {
        if (TypeOf(argument) == wanted
            || (argument <= Count && _frame->Operations->Convert(_frame, argument, wanted) != 0))
        {
            return true;
        }

        ArgumentError(argument, wanted == LuaType.Number ? "number expected" : "string expected");
        return false;
    }
}
