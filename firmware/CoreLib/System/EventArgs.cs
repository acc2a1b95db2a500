namespace System;

/// <summary>Base of the data that events carry.</summary>
public class EventArgs
{
    public static readonly EventArgs Empty = new();

    public EventArgs()
    {
    }
}
