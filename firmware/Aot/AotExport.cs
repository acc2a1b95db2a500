namespace NanoSocket.Aot;

/// <summary>A static method that the C code of a native library calls by name. An image has it when it imports anything
/// from that library. C is to look for an exception when the method has returned.</summary>
/// <param name="Type">Full name of the class.</param>
/// <param name="Method">Name of the method; of overloads it is the one whose only parameter is a <c>ref</c>.</param>
/// <param name="Symbol">Its name in C.</param>
/// <param name="Library">The library, as in <c>[DllImport]</c>.</param>
public sealed record AotExport(string Type, string Method, string Symbol, string Library);
