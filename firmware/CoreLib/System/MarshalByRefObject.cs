namespace System;

/// <summary>Base of some classes in shared source. There is one domain, so it adds nothing.</summary>
public abstract class MarshalByRefObject
{
    protected MarshalByRefObject()
    {
    }
}

/// <summary>Accepted and ignored: there is no COM.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class STAThreadAttribute : Attribute
{
}

/// <summary>Accepted and ignored: there is no COM.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MTAThreadAttribute : Attribute
{
}
