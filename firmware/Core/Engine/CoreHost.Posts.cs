using System;
using NanoSocket.Core.Rtos;

namespace NanoSocket.Core.Engine;

/// <summary>What tasks tell each other, and how they share the sockets.</summary>
public sealed partial class CoreHost
{
    /// <summary>The calling thread accepts posts of others from now on. Allocates. Calling it again makes the box anew:
    /// what waits there is gone.</summary>
    /// <param name="bytes">Room for the contents of all posts that wait.</param>
    public void AcceptPosts(int bytes)
    {
        RtosTask task = CurrentTask;
        PostBox box = new(task, bytes);
        using (_coreLock.Enter(CoreCall.Post))
        {
            task.AcceptPosts(box);
        }
    }

    /// <summary>Posts something to a thread.</summary>
    /// <param name="thread">The thread's name.</param>
    /// <param name="kind">Any number; the receiver is told.</param>
    /// <param name="data">What the receiver is told besides; may be empty.</param>
    /// <returns>False when no thread of this name accepts posts, or there is no room where it does.</returns>
    public bool Post(ReadOnlySpan<char> thread, int kind, ReadOnlySpan<byte> data)
    {
        using (_coreLock.Enter(CoreCall.Post))
        {
            return _tasks.FindPosts(thread)?.TryPost(kind, data) ?? false;
        }
    }

    /// <summary>Takes bytes of the post that the calling thread fetched last; returns their number.</summary>
    public int TakePost(Span<byte> buffer)
    {
        using (_coreLock.Enter(CoreCall.Post))
        {
            return _tasks.Current().Task.Posts?.TakeData(buffer) ?? 0;
        }
    }

    /// <summary>Keeps sockets for the calling thread, so that the others leave it as many; 0: none.</summary>
    /// <returns>False, and nothing changes, when there are not as many, or others have reserved too many.</returns>
    public bool ReserveSockets(int count)
    {
        using (_coreLock.Enter(CoreCall.Connect))
        {
            return _engine.Sockets.TryReserve(_tasks.Current().Task, count);
        }
    }

    private RtosTask CurrentTask
    {
        get
        {
            using (_coreLock.Enter(CoreCall.Post))
            {
                return _tasks.Current().Task;
            }
        }
    }
}
