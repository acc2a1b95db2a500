namespace System.Runtime.CompilerServices;

/// <summary>Marks an override whose return type is more special than its base's.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PreserveBaseOverridesAttribute : Attribute
{
}
