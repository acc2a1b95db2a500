using System;

namespace NanoSocket.Core.Net;

/// <summary>What TLS needs below it; only in images with TLS.</summary>
public sealed unsafe partial class LwipStack : IStagingStack
{
    int IStagingStack.SpareCount => NativeLink.SpareCount();

    bool IStagingStack.IsConnected(int slot) => NativeLink.IsConnected(slot) != 0;

    StackResult IStagingStack.BeginStaging(int slot) => (StackResult)NativeLink.StageBegin(slot);

    int IStagingStack.StageRoom(int slot) => NativeLink.StageRoom(slot);

    int IStagingStack.Stage(int slot, ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            return NativeLink.Stage(slot, bytes, data.Length);
        }
    }

    int IStagingStack.Staged(int slot) => NativeLink.Staged(slot);

    int IStagingStack.CopyStaged(int slot, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return NativeLink.CopyStaged(slot, bytes, buffer.Length);
        }
    }

    void IStagingStack.DropStaged(int slot, int count) => NativeLink.DropStaged(slot, count);

    int IStagingStack.Unacknowledged(int slot) => NativeLink.Unacknowledged(slot);

    bool IStagingStack.Move(int slot, int spare) => (StackResult)NativeLink.Move(slot, spare) == StackResult.Ok;
}
