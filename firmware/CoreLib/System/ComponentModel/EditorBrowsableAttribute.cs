namespace System.ComponentModel;

/// <summary>Whether editors offer a member; nothing at run time.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class EditorBrowsableAttribute : Attribute
{
    public EditorBrowsableAttribute(EditorBrowsableState state) => State = state;

    public EditorBrowsableState State { get; }
}

public enum EditorBrowsableState
{
    Always = 0,
    Never = 1,
    Advanced = 2,
}
