namespace System;

/// <summary>The result of a method that returns nothing; only metadata names it.</summary>
public struct Void
{
}
