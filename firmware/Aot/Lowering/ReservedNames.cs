using System.Collections.Generic;

namespace NanoSocket.Aot.Lowering;

/// <summary>Words C gives a meaning: keywords, and macros of the headers image.c includes or of gcc itself.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Words =
    [
        "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern",
        "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed",
        "sizeof", "static", "struct", "switch", "typedef", "typeof", "union", "unsigned", "void", "volatile", "while",
        "asm", "bool", "true", "false", "offsetof", "linux", "unix", "i386", "errno", "main", "fmod", "fmodf",
        "int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t", "uint32_t", "int64_t", "uint64_t", "intptr_t",
        "uintptr_t", "size_t", "ptrdiff_t", "wchar_t", "memcpy", "memset", "memcmp", "memmove", "arm", "riscv", "sun",
        "NULL", "NAN", "INFINITY", "HUGE_VAL", "DOMAIN", "SING", "OVERFLOW", "UNDERFLOW", "PLOSS", "TLOSS", "EDOM",
        "ERANGE", "M_E", "M_PI",
    ];

    public static bool Contains(string name) => Words.Contains(name);
}
