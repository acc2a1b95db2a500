namespace NanoSocket.Lua.Modules.Json;

/// <summary>What <see cref="JsonReader"/> finds next.</summary>
internal enum JsonToken
{
    /// <summary>The text is wrong; the reader says where and what was expected.</summary>
    Error,

    /// <summary>The value is complete and nothing follows.</summary>
    End,
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,

    /// <summary>The name of the value that comes next.</summary>
    Name,
    String,
    Number,
    True,
    False,
    Null,
}
