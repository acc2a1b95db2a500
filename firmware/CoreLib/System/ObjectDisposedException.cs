using System.Diagnostics.CodeAnalysis;

namespace System;

/// <summary>A disposed object was used.</summary>
public class ObjectDisposedException : InvalidOperationException
{
    private const string DefaultMessage = "Cannot access a disposed object.";

    public ObjectDisposedException(string? objectName) : this(objectName, DefaultMessage)
    {
    }

    public ObjectDisposedException(string? message, Exception? innerException) : base(message, innerException) =>
        ObjectName = "";

    public ObjectDisposedException(string? objectName, string? message) : base(Compose(objectName, message)) =>
        ObjectName = objectName ?? "";

    public string ObjectName { get; }

    public static void ThrowIf([DoesNotReturnIf(true)] bool condition, object instance)
    {
        if (condition)
        {
            throw new ObjectDisposedException(instance.GetType().FullName);
        }
    }

    private static string? Compose(string? objectName, string? message) =>
        objectName is null || objectName.Length == 0
            ? message : string.Concat(message, "\nObject name: '", objectName, "'.");
}
