namespace NanoSocket.Lua;

/// <summary>Types of Lua values, with the numbers of lua.h.</summary>
public enum LuaType
{
    Nil,
    Boolean,
    LightUserData,
    Number,
    String,
    Table,
    Function,
    UserData,
    Thread,
}
