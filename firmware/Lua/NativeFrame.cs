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

    /// <summary>Adds a value: the next result, or a field of the table that was begun.</summary>
    public delegate* unmanaged<NativeFrame*, byte*, int, LuaValue*, void> Put;

    /// <summary>Begins a table: the next result, or a field of the table that was begun.</summary>
    public delegate* unmanaged<NativeFrame*, byte*, int, void> BeginTable;

    /// <summary>Ends the table that was begun last.</summary>
    public delegate* unmanaged<NativeFrame*, void> EndTable;

    /// <summary>Reads a field of a table argument, without metamethods.</summary>
    public delegate* unmanaged<NativeFrame*, int, byte*, int, LuaValue*, void> Field;
}
