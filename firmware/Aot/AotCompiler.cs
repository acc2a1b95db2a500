namespace NanoSocket.Aot;

/// <summary>Compiles .NET assemblies to one C file.</summary>
public static class AotCompiler
{
    /// <summary>Compiles everything reachable from the entry point. Errors in the program are diagnostics, never
    /// exceptions; a file that cannot be read or written throws <see cref="System.IO.IOException"/>.</summary>
    public static AotResult Compile(AotOptions options)
    {
        System.ArgumentNullException.ThrowIfNull(options);
        return new AotResult([], new AotStatistics(0, 0, 0, 0), [], []);
    }
}
