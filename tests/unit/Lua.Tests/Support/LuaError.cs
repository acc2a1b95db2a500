using System;

namespace NanoSocket.Lua.Tests.Support;

/// <summary>The Lua error in which a call ended, with the text that the script sees.</summary>
public sealed class LuaError(string message) : Exception(message);
