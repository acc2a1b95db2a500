namespace NanoSocket.Aot.Lowering;

/// <summary>Attributes with a meaning for this compiler.</summary>
internal static class Attributes
{
    public const string Intrinsic = "System.Runtime.CompilerServices.IntrinsicAttribute";

    public const string RuntimeExport = "System.Runtime.RuntimeExportAttribute";

    public const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";

    public const string DllImport = "System.Runtime.InteropServices.DllImportAttribute";
}
