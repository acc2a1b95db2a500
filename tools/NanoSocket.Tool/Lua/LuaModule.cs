using System.Collections.Generic;

namespace NanoSocket.Tool.Lua;

/// <summary>A native module as its attributes in C# declare it.</summary>
/// <param name="Name">The global; <c>pio.pin</c> is a table in a table.</param>
/// <param name="Functions">In the order of the source.</param>
/// <param name="Constants">Numbers (double) and strings by name.</param>
internal sealed record LuaModule(
    string Name, IReadOnlyList<LuaFunction> Functions, IReadOnlyList<KeyValuePair<string, object>> Constants);

/// <summary>A native function.</summary>
/// <param name="Name">In the module's table.</param>
/// <param name="Signature">Its arguments, see <c>LuaFunctionAttribute</c>.</param>
/// <param name="Type">Full name of the class.</param>
/// <param name="Method">The method's name.</param>
internal sealed record LuaFunction(string Name, string Signature, string Type, string Method)
{
    /// <summary>The method's name in C.</summary>
    public string Symbol => $"nslua_do_{Type[(Type.LastIndexOf('.') + 1)..]}_{Method}";
}
