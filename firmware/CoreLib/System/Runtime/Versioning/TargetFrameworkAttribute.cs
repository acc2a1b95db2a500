namespace System.Runtime.Versioning;

/// <summary>The framework an assembly was compiled for.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TargetFrameworkAttribute(string frameworkName) : Attribute
{
    public string FrameworkName { get; } = frameworkName;

    public string? FrameworkDisplayName { get; set; }
}
