using System;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Tests.Support;

namespace NanoSocket.Fuzz;

/// <summary>
/// AT dialogue and supervisor over a network that always works. An input is what the modem says; the control characters
/// below 8, which it skips anyway, are time and the app.
/// </summary>
public sealed class AtTarget : ITarget
{
    /// <summary>How long the controls from 1 on wait.</summary>
    private static readonly int[] s_waits = [1, 50, 2000, 60_000];

    private const int Controls = 8;
    private const int FirstApp = 5;
    private const int LastDeadlines = 40;

    private readonly EngineRun _run = new(new NullNetwork());
    private readonly CellularSettings _settings = new() { Pin = "1234", EnterPinUncounted = true };

    public AtTarget()
    {
        _run.Engine.PowerOn(true);
        _run.Run();
    }

    /// <inheritdoc/>
    public long NextTimeout => _run.NextTimeout;

    /// <inheritdoc/>
    public ByteSink? Sent
    {
        set => _run.Modem.Sent = value;
    }

    /// <summary>Runs an input; returns the bytes that were allocated.</summary>
    public static long Run(ReadOnlySpan<byte> input)
    {
        AtTarget target = new();
        int start = 0;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i] < Controls)
            {
                target.Apply(RecordKind.Raw, input.Slice(start, i - start), 0);
                target.Apply(input[i]);
                start = i + 1;
            }
        }

        target.Apply(RecordKind.Raw, input.Slice(start), 0);
        return target.Finish();
    }

    /// <summary>The control that waits longest, but at most this long; 0 when none does.</summary>
    public static int WaitControl(long milliseconds, out int waited)
    {
        int control = s_waits.Length;
        while (control > 0 && s_waits[control - 1] > milliseconds)
        {
            control--;
        }

        waited = control > 0 ? s_waits[control - 1] : 0;
        return control;
    }

    /// <inheritdoc/>
    public void Apply(RecordKind kind, ReadOnlySpan<byte> bytes, int number)
    {
        switch (kind)
        {
            case RecordKind.Wait:
                _run.Wait(number);
                break;
            case RecordKind.WaitForDeadline:
                _run.WaitForDeadline();
                break;
            case RecordKind.App:
                Act(number);
                break;
            default:
                _run.Modem.Say(bytes);
                _run.Run();
                break;
        }
    }

    /// <inheritdoc/>
    public long Finish()
    {
        for (int i = 0; i < LastDeadlines; i++)
        {
            _run.WaitForDeadline();
        }

        return _run.Allocated;
    }

    private void Apply(byte control)
    {
        if (control == 0)
        {
            Apply(RecordKind.WaitForDeadline, default, 0);
        }
        else if (control < FirstApp)
        {
            Apply(RecordKind.Wait, default, s_waits[control - 1]);
        }
        else
        {
            Apply(RecordKind.App, default, control - FirstApp);
        }
    }

    private void Act(int number)
    {
        switch (number)
        {
            case 0:
                _run.Modem.IsBlocked = !_run.Modem.IsBlocked;
                break;
            case 1:
                _run.Engine.Supervisor.Settings = _settings;
                break;
            default:
                _run.Modem.Say([0]);
                break;
        }
    }
}
