using System;
using System.Collections.Generic;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using Xunit;

namespace NanoSocket.Core.Tests.Modem;

/// <summary>Who speaks when several want to, prompts, and what a modem says that nobody knows.</summary>
public sealed class AtQueueTests : IAtListener
{
    private readonly AtChannel _channel;
    private readonly AtQueue _queue;
    private readonly List<string> _said = [];

    public AtQueueTests()
    {
        _channel = new AtChannel(this);
        _queue = new AtQueue(_channel);
    }

    void IAtListener.OnLine(ReadOnlySpan<byte> line)
    {
    }

    [Fact]
    public void The_most_important_command_goes_first_and_each_waits_for_the_one_before()
    {
        User app = Add(AtPriority.App, "APP");
        User poll = Add(AtPriority.Poll, "POLL");
        User recovery = Add(AtPriority.Recovery, "RECOVERY");
        _queue.Step(0, AtPriority.App);
        _queue.Step(0, AtPriority.App);
        Assert.Equal(["RECOVERY"], _said);
        Answer("\r\nOK\r\n");
        _queue.Step(0, AtPriority.App);
        Answer("\r\nERROR\r\n");
        _queue.Step(0, AtPriority.App);
        Assert.Equal(["RECOVERY", "POLL", "APP"], _said);
        Answer("\r\nOK\r\n");
        Assert.Equal((AtResult.Ok, AtResult.Error, AtResult.Ok), (recovery.Result, poll.Result, app.Result));
    }

    [Fact]
    public void Less_important_users_are_silent_when_the_state_says_so()
    {
        Add(AtPriority.Poll, "POLL");
        _queue.Step(0, AtPriority.Recovery);
        Assert.Empty(_said);
        Assert.Equal(long.MaxValue, _queue.NextDeadline(AtPriority.Recovery));
        Assert.Equal(0, _queue.NextDeadline(AtPriority.Poll));
    }

    [Fact]
    public void A_command_without_an_answer_ends_by_time_and_the_next_one_follows()
    {
        User recovery = Add(AtPriority.Recovery, "RECOVERY");
        Add(AtPriority.Poll, "POLL");
        _queue.Step(0, AtPriority.App);
        Assert.Equal(1000, _queue.NextDeadline(AtPriority.App));
        _queue.Step(1000, AtPriority.App);
        Assert.Equal(AtResult.Timeout, recovery.Result);
        Assert.Equal(["RECOVERY", "POLL"], _said);
    }

    [Fact]
    public void After_a_prompt_nobody_but_its_user_speaks()
    {
        User app = Add(AtPriority.App, "AT+CMGS=1");
        app.AwaitsPrompt = true;
        _queue.Step(0, AtPriority.App);
        User recovery = Add(AtPriority.Recovery, "RECOVERY");
        Answer("\r\n> ");
        Assert.Equal(AtResult.Prompt, app.Result);
        _queue.Step(0, AtPriority.App);
        Assert.Equal(["AT+CMGS=1"], _said);
        app.Text = "hello";
        _queue.Step(0, AtPriority.App);
        Answer("\r\nOK\r\n");
        _queue.Step(0, AtPriority.App);
        Assert.Equal(["AT+CMGS=1", "hello", "RECOVERY"], _said);
        Assert.Equal(AtResult.None, recovery.Result);
    }

    [Fact]
    public void Two_bytes_that_look_like_a_prompt_are_none_when_nobody_waits_for_one()
    {
        User poll = Add(AtPriority.Poll, "POLL");
        _queue.Step(0, AtPriority.App);
        Answer("\r\n> ");
        Assert.Equal(AtResult.None, poll.Result);
        Answer("\r\nOK\r\n");
        Assert.Equal(AtResult.Ok, poll.Result);
    }

    [Fact]
    public void A_command_that_is_aborted_tells_its_user()
    {
        User poll = Add(AtPriority.Poll, "POLL");
        _queue.Step(0, AtPriority.App);
        _queue.Abort();
        Assert.Equal(AtResult.Aborted, poll.Result);
        Assert.False(_channel.IsBusy);
    }

    [Fact]
    public void Unknown_lines_are_counted_and_at_most_one_in_ten_seconds_is_logged()
    {
        CoreLog log = new(2000);
        UnknownLines unknown = new(log);
        for (int i = 0; i < 1000; i++)
        {
            unknown.Note("+WHAT: 1"u8, i * 30);
        }

        byte[] text = new byte[2000];
        int lines = text.AsSpan(0, log.Take(text)).Count((byte)'\n');
        Assert.Equal((1000u, 3), (unknown.Count, lines));
    }

    private User Add(AtPriority priority, string command)
    {
        User user = new(command, _said);
        _queue.Add(priority, user);
        return user;
    }

    private void Answer(string text)
    {
        foreach (char c in text)
        {
            if (_channel.Input((byte)c))
            {
                _queue.CommandDone();
            }
        }
    }

    private sealed class User(string command, List<string> said) : IAtUser
    {
        private bool _spoken;

        public bool AwaitsPrompt { get; set; }

        public string? Text { get; set; }

        public AtResult Result { get; private set; }

        public long TurnAt => _spoken && Text == null ? long.MaxValue : 0;

        public void TakeTurn(AtChannel channel)
        {
            string words = Text ?? command;
            said.Add(words);
            channel.Command.Begin(words);
            if (Text != null)
            {
                channel.SendRaw(0, 1000);
            }
            else
            {
                channel.Send(0, 1000, AwaitsPrompt);
            }

            _spoken = true;
            Text = null;
        }

        public void TurnEnded(AtResult result) => Result = result;
    }
}
