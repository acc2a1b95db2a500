namespace System;

/// <summary>The state of an asynchronous operation. The C# compiler names it in every delegate's BeginInvoke.</summary>
public interface IAsyncResult
{
    object? AsyncState { get; }

    bool CompletedSynchronously { get; }

    bool IsCompleted { get; }
}
