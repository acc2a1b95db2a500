using System;
using NanoSocket.Simulator.At;
using NanoSocket.Simulator.Options;

namespace NanoSocket.Simulator.Mux;

/// <summary>The values of <c>AT+CMUX</c> (3GPP TS 27.007 clause 5.7), with the defaults of TS 27.010 clause
/// 5.7.</summary>
/// <param name="Subset">0: data goes in UIH frames, 1: in UI frames.</param>
/// <param name="PortSpeed">Code of the line speed. Like most modems, the simulated one takes it and stays at its speed:
/// <c>AT+IPR</c> is for that.</param>
/// <param name="N1">Longest information field, in bytes.</param>
/// <param name="T1">Acknowledgement time in units of 10 ms.</param>
/// <param name="N2">Most repetitions.</param>
/// <param name="T2">Time to wait for an answer on the control channel, in units of 10 ms.</param>
/// <param name="T3">Time to wait for wake-up, in seconds.</param>
internal sealed record MuxParameters(int Subset, int PortSpeed, int N1, int T1, int N2, int T2, int T3)
{
    private const int MaximumPortSpeed = 8;

    public TimeSpan AnswerTime => TimeSpan.FromMilliseconds(10 * T2);

    public MuxFrameType DataFrame => Subset == 1 ? MuxFrameType.Ui : MuxFrameType.Uih;

    public static MuxParameters Default(MuxQuirks quirks) => new(0, 5, quirks.DefaultN1, 10, 3, 30, 10);

    /// <summary>The answer to <c>AT+CMUX=?</c> behind the name.</summary>
    public static string Ranges(MuxQuirks quirks) =>
        $"(0),(0,1),(1-{MaximumPortSpeed}),(1-{quirks.MaximumN1}),(1-255),(0-100),(2-255),(1-255)";

    /// <summary>Reads the values behind the mode; values left out have their defaults.</summary>
    public static bool TryRead(AtArguments arguments, MuxQuirks quirks, out MuxParameters parameters)
    {
        MuxParameters initial = Default(quirks);
        bool valid = arguments.Count <= 9
            & arguments.TryNumber(1, 0, 1, initial.Subset, out int subset)
            & arguments.TryNumber(2, 1, MaximumPortSpeed, initial.PortSpeed, out int speed)
            & arguments.TryNumber(3, 1, quirks.MaximumN1, initial.N1, out int n1)
            & arguments.TryNumber(4, 1, 255, initial.T1, out int t1)
            & arguments.TryNumber(5, 0, 100, initial.N2, out int n2)
            & arguments.TryNumber(6, 2, 255, initial.T2, out int t2)
            & arguments.TryNumber(7, 1, 255, initial.T3, out int t3)
            & arguments.TryNumber(8, 1, 7, 2, out _); // The window, for the error-recovery mode only.
        parameters = new MuxParameters(subset, speed, n1, t1, n2, t2, t3);
        return valid;
    }

    public override string ToString() => $"{Subset},{PortSpeed},{N1},{T1},{N2},{T2},{T3}";
}
