using System;

namespace NanoSocket.Lua;

/// <summary>A constant of a module: on a <c>const</c> field that holds a number or a string.</summary>
/// <param name="name">The name in the module's table.</param>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
internal sealed class LuaConstantAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
