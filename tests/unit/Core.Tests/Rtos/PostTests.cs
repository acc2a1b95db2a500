using System;
using System.Linq;
using NanoSocket.Core.Rtos;
using Xunit;

namespace NanoSocket.Core.Tests.Rtos;

/// <summary>What tasks post to each other.</summary>
public sealed class PostTests
{
    private readonly RtosTask _task = new(null);
    private readonly PostBox _box;

    public PostTests()
    {
        _box = new PostBox(_task, 100);
        _task.AcceptPosts(_box);
    }

    [Fact]
    public void Posts_come_in_order_among_other_messages_with_their_contents()
    {
        Assert.True(_box.TryPost(7, [1, 2, 3]));
        _task.Link.Post();
        Assert.True(_box.TryPost(-8, []));
        Assert.Equal((RtosMessageId.Post, 7, 3), Next());
        Assert.Equal(new byte[] { 1, 2, 3 }, Data());
        Assert.Equal(RtosMessageId.PdpDeactivated, Next().Id);
        Assert.Equal((RtosMessageId.Post, -8, 0), Next());
        Assert.Empty(Data());
        Assert.Equal(RtosMessageId.WaitTimeout, Next().Id);
    }

    [Fact]
    public void What_is_not_taken_of_a_post_is_gone_with_the_next_message()
    {
        _box.TryPost(1, [1, 2, 3]);
        _box.TryPost(2, [4, 5]);
        Next();
        byte[] one = new byte[1];
        Assert.Equal(1, _box.TakeData(one));
        Assert.Equal(1, one[0]);
        Next();
        Assert.Equal(new byte[] { 4, 5 }, Data());
        Assert.Empty(Data());
    }

    [Fact]
    public void The_contents_of_a_post_that_was_not_fetched_cannot_be_taken()
    {
        _box.TryPost(1, [1, 2, 3]);
        Assert.Empty(Data());
    }

    [Fact]
    public void What_finds_no_room_is_refused_and_what_waits_stays()
    {
        Assert.True(_box.TryPost(1, new byte[60]));
        Assert.False(_box.TryPost(2, new byte[41]));
        Assert.True(_box.TryPost(3, new byte[40]));
        Assert.Equal((RtosMessageId.Post, 1, 60), Next());
        Assert.False(_box.TryPost(4, new byte[1]));
        Next();
        Assert.True(_box.TryPost(5, new byte[60]));
        Assert.False(_box.TryPost(6, new byte[1]));
    }

    [Fact]
    public void Sixteen_posts_wait_at_most_again_and_again()
    {
        for (int round = 0; round < 5; round++)
        {
            int taken = Enumerable.Range(0, 20).Count(i => _box.TryPost(i, [(byte)i, (byte)round]));
            Assert.Equal(PostBox.Capacity, taken);
            for (int i = 0; i < taken; i++)
            {
                Assert.Equal((RtosMessageId.Post, i, 2), Next());
                Assert.Equal(new byte[] { (byte)i, (byte)round }, Data());
            }

            Assert.Equal(RtosMessageId.WaitTimeout, Next().Id);
        }
    }

    private (RtosMessageId Id, int Kind, int Length) Next()
    {
        _task.TryReceive(out RtosMessage message);
        return (message.Id, message.Source, message.Length);
    }

    private byte[] Data()
    {
        byte[] buffer = new byte[100];
        return buffer[.._box.TakeData(buffer)];
    }
}
