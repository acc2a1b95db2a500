using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Simulator.Faults;
using NanoSocket.Simulator.Line;
using NanoSocket.Simulator.Logging;
using NanoSocket.Simulator.Modem;
using NanoSocket.Simulator.Mux;
using NanoSocket.Simulator.Net;

namespace NanoSocket.Simulator.At;

/// <summary>
/// One AT terminal of the modem: command mode, data mode and the way between them. It writes to a line of its own
/// (the serial port, or one channel of a multiplexer).
/// </summary>
internal sealed class AtChannel
{
    private const int MaximumHeldReports = 32;

    private readonly CellularModem modem;
    private readonly IOutputLine line;
    private readonly CommandLineReader reader = new();
    private readonly EscapeDetector escape;
    private readonly Queue<string> heldReports = new();
    private PacketContext? dialled;
    private Action? afterResult;
    private DataSession? session;
    private bool dataMode;

    public AtChannel(CellularModem modem, IOutputLine line)
    {
        this.modem = modem;
        this.line = line;
        escape = new EscapeDetector(modem.Timeline, bytes => session?.Receive(bytes), EnterOnlineCommandMode);
        modem.Attach(this);
    }

    /// <summary>The call takes no bytes from the host now (true), or takes them again.</summary>
    public event Action<bool>? InputFull;

    /// <summary><see cref="HasCarrier"/> changed.</summary>
    public event Action? CarrierChanged;

    public ChannelSettings Settings { get; private set; } = new();

    /// <summary>The call that is up, or null.</summary>
    public DataSession? Session => session;

    /// <summary>Circuit 109, DCD: with <c>AT&amp;C0</c> always on (V.250 clause 6.2.8).</summary>
    public bool HasCarrier => session is not null || Settings.CarrierFollowsCall == 0;

    /// <summary>What starts a multiplexer on the line of this terminal; null on a line that is one's channel.</summary>
    public IMultiplexing? Multiplexing { get; init; }

    /// <summary>In front of its lines in the log, where there are several terminals.</summary>
    public string Label { get; init; } = "";

    /// <summary>Unsolicited results do not come here.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The line carries something else: nothing is said or heard.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>Takes bytes from the host and returns how many: those behind a command that starts a multiplexer are
    /// left.</summary>
    public int Receive(ReadOnlySpan<byte> bytes)
    {
        int taken = 0;
        // One chunk may hold a dial command and the first frame behind it.
        while (taken < bytes.Length && !dataMode && !IsSuspended)
        {
            ReceiveCommandByte(bytes[taken++]);
        }
        if (dataMode)
        {
            ReceiveData(bytes[taken..]);
            taken = bytes.Length;
        }
        return taken;
    }

    /// <summary>A report of the modem's own accord. In data mode it waits; the oldest are dropped.</summary>
    public void Unsolicited(string text)
    {
        if (IsSilent || IsSuspended || modem.Faults.Withholds(text))
        {
            return;
        }
        if (!dataMode)
        {
            WriteLine(text);
            return;
        }
        if (heldReports.Count == MaximumHeldReports)
        {
            heldReports.Dequeue();
        }
        heldReports.Enqueue(text);
    }

    /// <summary>Runs an action once the result of the current command line is written.</summary>
    public void AfterResult(Action action) => afterResult += action;

    /// <summary>Names the context of the call that <see cref="AtResult.Connect"/> then starts.</summary>
    public void PrepareCall(PacketContext context) => dialled = context;

    /// <summary><c>ATO</c>: back to data mode.</summary>
    public AtResult ResumeCall() => session is null ? AtResult.NoCarrier : AtResult.Connect;

    /// <summary><c>ATH</c>: ends a call from command mode.</summary>
    public AtResult HangUp()
    {
        EndSession("hung up");
        return AtResult.Ok;
    }

    /// <summary>The network or a fault ends the call: back to command mode with NO CARRIER.</summary>
    public void DropCall(string reason)
    {
        if (session is not null)
        {
            EndSession(reason);
            ReturnToCommandMode();
        }
    }

    /// <summary>Ends the call that runs over a context.</summary>
    public void DropCall(PacketContext context, string reason)
    {
        if (dialled == context)
        {
            DropCall(reason);
        }
    }

    public void RestoreFactorySettings() => Settings = new ChannelSettings();

    /// <summary>The host switched its DTR off (V.250 clause 6.2.9).</summary>
    public void OnTerminalNotReady()
    {
        if (Settings.TerminalReadyUse == 1 && dataMode)
        {
            EnterOnlineCommandMode();
        }
        else if (Settings.TerminalReadyUse == 2)
        {
            DropCall("DTR dropped");
        }
    }

    /// <summary>The line is gone for good, and a call with it.</summary>
    public void Close(string reason)
    {
        EndSession(reason);
        modem.Detach(this);
    }

    /// <summary>Power-off: no call, factory settings, nothing begun.</summary>
    public void Restart()
    {
        EndSession("power off");
        dataMode = false;
        heldReports.Clear();
        reader.Restart();
        line.Clear();
        RestoreFactorySettings();
    }

    private void ReceiveData(ReadOnlySpan<byte> bytes)
    {
        if (modem.Options.Model.Escapes)
        {
            escape.Receive(bytes);
        }
        else
        {
            session?.Receive(bytes);
        }
    }

    private void ReceiveCommandByte(byte value)
    {
        if (Settings.Echo == 1 && reader.WantsEcho(value))
        {
            line.Write([value]);
        }
        switch (reader.Feed(value, Settings))
        {
            case CommandLineReader.Outcome.Line:
                modem.Log.Write(
                    LogTopic.At, Label + "< AT" + SimulatorLog.Escape(Encoding.Latin1.GetBytes(reader.Body)));
                Judge(reader.Body);
                break;
            case CommandLineReader.Outcome.TooLong:
                modem.Log.Write(
                    LogTopic.At, $"{Label}< (command line over {CommandLineReader.MaximumLength} characters)");
                WriteResult(AtResult.Error);
                break;
        }
    }

    private void Judge(string body)
    {
        CommandFate fate = modem.Faults.JudgeCommand(body);
        if (fate.IsRefused)
        {
            WriteResult(AtResult.Error);
        }
        else if (fate.Delay == TimeSpan.Zero)
        {
            ExecuteLine(body);
        }
        else
        {
            modem.Timeline.After(fate.Delay, () => ExecuteLine(body));
        }
    }

    private void ExecuteLine(string body)
    {
        if (!modem.IsOn)
        {
            return; // Switched off while it took its time.
        }
        AtCommandParser parser = new(body);
        AtContext context = new(modem, this);
        AtResult result = AtResult.Ok;
        while (result.Code == ResultCode.Ok && parser.TryNext(out AtCommand command))
        {
            result = modem.Commands.Execute(context, command);
            WriteInformation(context.Lines);
            context.Lines.Clear();
        }
        WriteResult(parser.Failed ? AtResult.Error : result);
        if (result.Code == ResultCode.Connect)
        {
            EnterDataMode();
        }
        Action? action = afterResult;
        afterResult = null;
        action?.Invoke();
    }

    private void EnterDataMode()
    {
        dataMode = true;
        escape.GuardTime = TimeSpan.FromMilliseconds(20 * Settings.Registers[12]);
        escape.Restart();
        if (session is not null)
        {
            return;
        }
        DataSessionOptions options = new(
            dialled!.Address, modem.Options.Auth, modem.Options.Seed, modem.Options.UplinkRate);
        session = new DataSession(modem.Timeline, options, modem.Services, modem.Faults, modem.Log, WriteData, line);
        session.Ended += OnSessionEnded;
        session.CarrierLost += DropCall;
        session.UplinkFull += full => InputFull?.Invoke(full);
        CarrierChanged?.Invoke();
        session.Start();
    }

    private void OnSessionEnded(string reason)
    {
        modem.Log.Write(LogTopic.Ppp, "call ended: " + reason);
        ForgetSession();
        ReturnToCommandMode();
    }

    private void EndSession(string reason)
    {
        if (session is DataSession active)
        {
            modem.Log.Write(LogTopic.Ppp, "call ended: " + reason);
            ForgetSession();
            active.Abort();
        }
    }

    private void ForgetSession()
    {
        session = null;
        if (dialled is not null)
        {
            // The next dial gets a new address, as it does from most operators.
            PacketContexts.Deactivate(dialled);
        }
        InputFull?.Invoke(false);
        CarrierChanged?.Invoke();
    }

    private void ReturnToCommandMode()
    {
        dataMode = false;
        reader.Reset();
        WriteResult(AtResult.NoCarrier);
        FlushReports();
    }

    private void EnterOnlineCommandMode()
    {
        dataMode = false;
        modem.Log.Write(LogTopic.At, Label + "< +++");
        WriteResult(AtResult.Ok);
        FlushReports();
    }

    private void FlushReports()
    {
        while (heldReports.TryDequeue(out string? report))
        {
            WriteLine(report);
        }
    }

    private void WriteData(ReadOnlySpan<byte> bytes)
    {
        // A call that is escaped has nowhere to put its bytes; TCP sends them again after ATO.
        if (dataMode)
        {
            line.Write(bytes);
        }
    }

    private void WriteInformation(List<string> lines)
    {
        foreach (string text in lines)
        {
            Interrupt();
            WriteLine(text);
        }
    }

    /// <summary>What a fault puts inside an answer.</summary>
    private void Interrupt()
    {
        foreach (string report in modem.Faults.Interruptions())
        {
            WriteLine(report);
        }
    }

    private void WriteResult(AtResult result)
    {
        if (Settings.Quiet == 1)
        {
            return;
        }
        Interrupt();
        bool extended = result.Code == ResultCode.CmeError && Settings.ExtendedErrors > 0;
        string text = result.Code switch
        {
            ResultCode.CmeError when Settings.ExtendedErrors == 1 => $"+CME ERROR: {(int)result.Cause}",
            ResultCode.CmeError when Settings.ExtendedErrors == 2 => $"+CME ERROR: {CmeErrorText.Of(result.Cause)}",
            ResultCode.Ok => "OK",
            ResultCode.Connect => modem.Options.Model.Connect,
            ResultCode.NoCarrier => "NO CARRIER",
            _ => "ERROR",
        };
        if (Settings.Verbose == 1 || extended)
        {
            WriteLine(text);
        }
        else
        {
            int code = result.Code == ResultCode.CmeError ? (int)ResultCode.Error : (int)result.Code;
            modem.Log.Write(LogTopic.At, $"{Label}> {code} ({text})");
            line.Write([(byte)('0' + code), Settings.LineEnd]);
        }
    }

    /// <summary>V.250 clause 5.7.1: line end and line feed on both sides, with V0 only behind.</summary>
    private void WriteLine(string text)
    {
        modem.Log.Write(LogTopic.At, Label + "> " + text);
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        ReadOnlySpan<byte> end = [Settings.LineEnd, Settings.LineFeed];
        if (Settings.Verbose == 1)
        {
            line.Write(end);
        }
        line.Write(bytes);
        line.Write(end);
    }
}
