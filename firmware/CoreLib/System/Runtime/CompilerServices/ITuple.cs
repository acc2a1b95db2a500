namespace System.Runtime.CompilerServices;

/// <summary>A tuple of any length; positional patterns on objects ask for it.</summary>
public interface ITuple
{
    int Length { get; }

    object? this[int index] { get; }
}
