using NanoSocket.Aot;

namespace NanoSocket.Tool.Building;

/// <summary>Names this version of the tool and of the compiler: what they made stays valid until they change.</summary>
internal static class ToolIdentity
{
    public static string Value { get; } =
        $"{typeof(ToolIdentity).Module.ModuleVersionId:N} {typeof(AotCompiler).Module.ModuleVersionId:N}";
}
