using System;

namespace NanoSocket.Aot.Diagnostics;

/// <summary>Something in the program that cannot be compiled. Caught at the method that contains it, which knows
/// the place and how the method was reached.</summary>
internal sealed class CompileError(string code, string message) : Exception(message)
{
    /// <summary>A construct this compiler does not support.</summary>
    public const string Unsupported = "NSA1001";

    /// <summary>A reference to something that is not in the given assemblies.</summary>
    public const string Missing = "NSA1002";

    /// <summary>The program has no usable entry point.</summary>
    public const string NoEntryPoint = "NSA1003";

    /// <summary>An attribute or import whose form is wrong.</summary>
    public const string BadInterop = "NSA1004";

    public string Code { get; } = code;

    public static CompileError NotSupported(string what) => new(Unsupported, what + " is not supported");

    public static CompileError NotFound(string what) => new(Missing, what + " was not found");
}
