using System;

namespace NanoSocket.Lua;

/// <summary>
/// A table of functions and constants that scripts see as a global and in <c>package.loaded</c>. The build makes a
/// constant in flash of it, so it takes no memory until a script writes to it.
/// </summary>
/// <param name="name">The global's name; <c>pio.pin</c> is the table <c>pin</c> in the module <c>pio</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LuaModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
