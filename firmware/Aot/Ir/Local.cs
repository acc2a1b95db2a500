using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Ir;

/// <summary>A variable of the generated function.</summary>
internal sealed class Local(string name, TypeNode type)
{
    public string Name { get; set; } = name;

    public TypeNode Type { get; } = type;

    /// <summary>Whether something else can change it behind the function's back.</summary>
    public bool IsAddressTaken { get; init; }

    /// <summary>Whether it never holds null: <c>this</c>, fresh objects.</summary>
    public bool IsNonNull { get; init; }

    public bool IsParameter { get; init; }

    /// <summary>Assigned once, where it is declared.</summary>
    public bool IsTemporary { get; init; }

    public override string ToString() => Name;
}
