namespace System;

/// <summary>Base of all attributes. The device keeps none of them at run time.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = true, AllowMultiple = false)]
public abstract class Attribute
{
    protected Attribute()
    {
    }
}
