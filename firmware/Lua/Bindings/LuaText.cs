using System;

namespace NanoSocket.Lua.Bindings;

/// <summary>Texts of C# as Lua strings.</summary>
internal static class LuaText
{
    /// <summary>Returns an ASCII text.</summary>
    public static void Return(ref LuaCall call, string text)
    {
        if (text.Length == 0)
        {
            call.Return(""u8);
            return;
        }

        Span<byte> room = call.Reserve(text.Length);
        if (!room.IsEmpty)
        {
            for (int i = 0; i < text.Length; i++)
            {
                room[i] = (byte)text[i];
            }

            call.Commit(text.Length);
        }
    }
}
