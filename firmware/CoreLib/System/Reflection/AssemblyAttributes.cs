namespace System.Reflection;

// What assemblies say about themselves in their AssemblyInfo; accepted, and gone from the image.

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyTitleAttribute(string title) : Attribute
{
    public string Title { get; } = title;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyDescriptionAttribute(string description) : Attribute
{
    public string Description { get; } = description;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyCompanyAttribute(string company) : Attribute
{
    public string Company { get; } = company;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyProductAttribute(string product) : Attribute
{
    public string Product { get; } = product;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyCopyrightAttribute(string copyright) : Attribute
{
    public string Copyright { get; } = copyright;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyTrademarkAttribute(string trademark) : Attribute
{
    public string Trademark { get; } = trademark;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyConfigurationAttribute(string configuration) : Attribute
{
    public string Configuration { get; } = configuration;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyCultureAttribute(string culture) : Attribute
{
    public string Culture { get; } = culture;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyVersionAttribute(string version) : Attribute
{
    public string Version { get; } = version;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyFileVersionAttribute(string version) : Attribute
{
    public string Version { get; } = version;
}

[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyInformationalVersionAttribute(string informationalVersion) : Attribute
{
    public string InformationalVersion { get; } = informationalVersion;
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AssemblyMetadataAttribute(string key, string? value) : Attribute
{
    public string Key { get; } = key;

    public string? Value { get; } = value;
}

/// <summary>The version of a library's native part. Not in .NET; nanoFramework has it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssemblyNativeVersionAttribute(string version) : Attribute
{
    public string Version { get; } = version;
}
