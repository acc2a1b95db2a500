using System;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Faults;

/// <summary>Takes the carrier away in the middle of a transfer.</summary>
internal sealed class DropCarrierFault : ICallFault
{
    private readonly FaultContext context;
    private readonly long byteLimit;
    private readonly TimeSpan? timeLimit;
    private readonly Alarm alarm;
    private int timesLeft;
    private long bytes;
    private Action<string>? drop;

    public DropCarrierFault(FaultContext context)
    {
        this.context = context;
        FaultParameters parameters = context.Parameters;
        timesLeft = (int)parameters["times"];
        timeLimit = parameters.Given.Contains("after") ? parameters.Milliseconds("after") : null;
        byteLimit = timeLimit is null || parameters.Given.Contains("at") ? (long)parameters["at"] : long.MaxValue;
        alarm = new Alarm(context.Timeline, Strike);
    }

    public void OnCallStarted(Action<string> dropCall)
    {
        drop = dropCall;
        bytes = 0;
    }

    public void OnTransfer(int count)
    {
        if (drop is null || timesLeft == 0)
        {
            return;
        }
        if (bytes == 0 && timeLimit is TimeSpan limit)
        {
            alarm.Set(limit);
        }
        bytes += count;
        if (bytes >= byteLimit)
        {
            // Not from inside the packet's own processing: the call is taken apart when that is over.
            alarm.Set(TimeSpan.Zero);
        }
    }

    public void OnCallEnded()
    {
        drop = null;
        alarm.Cancel();
    }

    private void Strike()
    {
        if (drop is Action<string> dropCall)
        {
            timesLeft--;
            drop = null;
            context.Log.Write(LogTopic.Fault, $"drop-carrier after {bytes} bytes");
            dropCall("carrier lost");
        }
    }
}
