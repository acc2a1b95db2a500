namespace System.Diagnostics.CodeAnalysis;

/// <summary>A constructor that sets every required member.</summary>
[AttributeUsage(AttributeTargets.Constructor, AllowMultiple = false, Inherited = false)]
public sealed class SetsRequiredMembersAttribute : Attribute
{
}

/// <summary>Lets a by-reference value leave the method that it is passed to.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class UnscopedRefAttribute : Attribute
{
}

/// <summary>Keeps an analyzer's finding quiet at one place.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false, AllowMultiple = true)]
public sealed class SuppressMessageAttribute : Attribute
{
    public SuppressMessageAttribute(string category, string checkId)
    {
        Category = category;
        CheckId = checkId;
    }

    public string Category { get; }

    public string CheckId { get; }

    public string? Justification { get; set; }

    public string? MessageId { get; set; }

    public string? Scope { get; set; }

    public string? Target { get; set; }
}

/// <summary>Marks code that tests do not have to reach.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Constructor | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event,
    Inherited = false)]
public sealed class ExcludeFromCodeCoverageAttribute : Attribute
{
    public string? Justification { get; set; }
}

/// <summary>Marks an API that may still change.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
public sealed class ExperimentalAttribute : Attribute
{
    public ExperimentalAttribute(string diagnosticId) => DiagnosticId = diagnosticId;

    public string DiagnosticId { get; }

    public string? UrlFormat { get; set; }
}

/// <summary>Names the language of the text in a string.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property, Inherited = false)]
public sealed class StringSyntaxAttribute : Attribute
{
    public const string CompositeFormat = nameof(CompositeFormat);
    public const string DateTimeFormat = nameof(DateTimeFormat);
    public const string GuidFormat = nameof(GuidFormat);
    public const string NumericFormat = nameof(NumericFormat);
    public const string TimeSpanFormat = nameof(TimeSpanFormat);

    public StringSyntaxAttribute(string syntax) => Syntax = syntax;

    public string Syntax { get; }
}
