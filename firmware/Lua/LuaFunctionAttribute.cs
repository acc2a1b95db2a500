using System;

namespace NanoSocket.Lua;

/// <summary>
/// A function of a module: <c>internal static void Name(ref LuaCall call)</c>. One method may be several functions.
/// </summary>
/// <remarks>
/// The signature has a letter for each argument, which is checked before C# is entered; a wrong one raises Lua's
/// <c>bad argument #n to 'name' (... expected, got ...)</c>.
/// <code>
/// n  number, or a string that reads as one      i  the same, whose fraction does not matter
/// s  string, or a number as its text            S  string and nothing else
/// t  table        f  function                   b  anything, taken as a boolean     a  anything
/// ?  behind a letter: may be absent or nil      *  at the end: any number of further values
/// </code>
/// Further arguments that the signature does not name are dropped, as Lua does.
/// </remarks>
/// <param name="name">The name in the module's table.</param>
/// <param name="signature">The arguments.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class LuaFunctionAttribute(string name, string signature) : Attribute
{
    public string Name { get; } = name;

    public string Signature { get; } = signature;
}
