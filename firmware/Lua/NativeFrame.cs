using System.Runtime.CompilerServices;

namespace NanoSocket.Lua;

/// <summary>What Lua and C# share of one call, <c>nslua_frame</c> of nslua.h. It lies on the stack of the Lua task.
/// </summary>
internal unsafe struct NativeFrame
{
    /// <summary>Room for the text of an error; what is longer is cut.</summary>
    public const int ErrorCapacity = 80;

    /// <summary>The error is no argument's.</summary>
    public const int NoArgument = 0;

    public LuaValue* Arguments;
    public NativeOperations* Operations;
    public void* State;
    public int Count;

    /// <summary>Number of the argument that is wrong, or <see cref="NoArgument"/>.</summary>
    public int WrongArgument;

    /// <summary>Bytes of <see cref="ErrorText"/>; 0: the call went well.</summary>
    public int ErrorLength;

    public ErrorBuffer ErrorText;

    [InlineArray(ErrorCapacity)]
    public struct ErrorBuffer
    {
        private byte _first;
    }
}

/// <summary>What C# may ask of Lua during a call, <c>nslua_operations</c>. None of these raises a Lua error: where
/// there is no memory, the frame gets the error <c>not enough memory</c>, raised after C# has returned.</summary>
internal unsafe struct NativeOperations
{
    /// <summary>Memory for a string result of at most that many bytes; null: there is none.</summary>
    public delegate* unmanaged<NativeFrame*, int, byte*> Reserve;

    /// <summary>Makes the first bytes of what was reserved the next result.</summary>
    public delegate* unmanaged<NativeFrame*, int, void> Commit;

    /// <summary>Adds a value: the next result, or in the table that was begun the field of that name, without a name
    /// (null) the next item of a list.</summary>
    public delegate* unmanaged<NativeFrame*, byte*, int, LuaValue*, void> Put;

    /// <summary>Begins a table: the next result, or a field or item of the table that was begun.</summary>
    public delegate* unmanaged<NativeFrame*, byte*, int, void> BeginTable;

    /// <summary>Ends the table that was begun last.</summary>
    public delegate* unmanaged<NativeFrame*, void> EndTable;

    /// <summary>Reads a field of a table argument, without metamethods.</summary>
    public delegate* unmanaged<NativeFrame*, int, byte*, int, LuaValue*, void> Field;

    /// <summary>Makes an argument a number or a string, as <c>lua_tonumber</c> and <c>lua_tolstring</c> do.</summary>
    /// <returns>0: it cannot be made one.</returns>
    public delegate* unmanaged<NativeFrame*, int, LuaType, byte> Convert;

    /// <summary>Reads a number as Lua reads it. The text is not longer than <see cref="NumberCapacity"/>.</summary>
    /// <returns>0: it is none.</returns>
    public delegate* unmanaged<byte*, int, double*, byte> Parse;

    /// <summary>Writes a number as Lua writes it, <see cref="NumberCapacity"/> bytes at most.</summary>
    /// <returns>Bytes written.</returns>
    public delegate* unmanaged<double, byte*, int> Format;

    /// <summary>Walks a table argument; 0: the value that <see cref="Next"/> or <see cref="Item"/> read last.</summary>
    /// <returns>0: it is no table, or the walk is <see cref="MaxDepth"/> tables deep.</returns>
    public delegate* unmanaged<NativeFrame*, int, byte> Enter;

    /// <summary>Reads the next pair of the table that was entered last, without metamethods. Its strings are valid until
    /// the next one is read.</summary>
    /// <returns>0: there are no more, and a further call begins again.</returns>
    public delegate* unmanaged<NativeFrame*, LuaValue*, LuaValue*, byte> Next;

    /// <summary>Reads an item of a list from the table that was entered last, without metamethods.</summary>
    public delegate* unmanaged<NativeFrame*, int, LuaValue*, void> Item;

    /// <summary>Goes back to the table before.</summary>
    public delegate* unmanaged<NativeFrame*, void> Leave;

    /// <summary>Returns a new object whose methods are the functions of a module: memory in Lua's heap, all zero.</summary>
    /// <returns>Its memory; null: there is none.</returns>
    public delegate* unmanaged<NativeFrame*, byte*, int, int, byte*> NewObject;

    /// <summary>The memory of an object of a module, of at least a size.</summary>
    /// <returns>null: the argument is no such object.</returns>
    public delegate* unmanaged<NativeFrame*, int, byte*, int, int, byte*> Object;

    /// <summary>Bytes of a number's text.</summary>
    public const int NumberCapacity = 32;

    /// <summary>Tables within tables that a walk, or a result, can have.</summary>
    public const int MaxDepth = 32;
}
