using System;
using System.Collections.Generic;
using CsCheck;
using NanoSocket.Simulator.Time;
using Xunit;

namespace NanoSocket.Simulator.Tests.Line;

public sealed class TimelineTests
{
    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    [Fact]
    public void Alarms_fire_in_order_of_due_time_and_then_of_setting()
    {
        Timeline timeline = new();
        List<string> fired = [];
        timeline.After(Ms(20), () => fired.Add("b"));
        timeline.After(Ms(10), () => fired.Add("a1"));
        timeline.After(Ms(10), () => fired.Add("a2"));
        timeline.AdvanceTo(Ms(20));
        Assert.Equal(["a1", "a2", "b"], fired);
    }

    [Fact]
    public void A_callback_sees_its_own_due_time()
    {
        Timeline timeline = new();
        TimeSpan seen = default;
        timeline.After(Ms(10), () => seen = timeline.Now);
        timeline.AdvanceTo(Ms(500));
        Assert.Equal(Ms(10), seen);
        Assert.Equal(Ms(500), timeline.Now);
    }

    /// <summary>Random sets and cancels against the obvious model: a dictionary of due times.</summary>
    [Fact]
    public void Alarms_behave_like_a_table_of_due_times()
    {
        Gen<(int Alarm, int Delay, int Step)> step = Gen.Select(Gen.Int[0, 4], Gen.Int[-1, 20], Gen.Int[0, 5]);
        step.List[0, 60].Sample(steps =>
        {
            Timeline timeline = new();
            List<(int, TimeSpan)> fired = [];
            List<(int, TimeSpan)> expected = [];
            Dictionary<int, TimeSpan> model = [];
            Alarm[] alarms = new Alarm[5];
            for (int i = 0; i < alarms.Length; i++)
            {
                int index = i;
                alarms[i] = new Alarm(timeline, () => fired.Add((index, timeline.Now)));
            }
            foreach ((int alarm, int delay, int advance) in steps)
            {
                if (delay < 0)
                {
                    alarms[alarm].Cancel();
                    model.Remove(alarm);
                }
                else
                {
                    alarms[alarm].Set(Ms(delay));
                    model[alarm] = timeline.Now + Ms(delay);
                }
                TimeSpan now = timeline.Now + Ms(advance);
                foreach ((int key, TimeSpan due) in new Dictionary<int, TimeSpan>(model))
                {
                    if (due <= now)
                    {
                        expected.Add((key, due));
                        model.Remove(key);
                    }
                }
                timeline.AdvanceTo(now);
                TimeSpan? next = null;
                foreach (TimeSpan due in model.Values)
                {
                    next = next is null || due < next ? due : next;
                }
                Assert.Equal(next, timeline.NextDeadline);
            }
            fired.Sort();
            expected.Sort();
            Assert.Equal(expected, fired);
        });
    }
}
