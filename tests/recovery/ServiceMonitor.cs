using System;
using System.Diagnostics;
using System.Threading;
using NanoSocket.Tool.Running;
using NanoSocket.Tool.Testing;

namespace NanoSocket.RecoveryTests;

/// <summary>Watches the echoes of an app, and the fault that strikes meanwhile.</summary>
internal sealed class ServiceMonitor : IRunOutput
{
    /// <summary>The service is back when echoes came for so long, none of them later than a pause.</summary>
    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly string _fault;
    private readonly CancellationTokenSource _recovered;
    private readonly CollectedOutput _all = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private bool _struck;
    private TimeSpan _lastEcho;
    private TimeSpan _steadySince;

    /// <param name="fault">The fault's name.</param>
    /// <param name="recovered">Gets cancelled when the fault has struck and the service is back.</param>
    public ServiceMonitor(string fault, CancellationTokenSource recovered)
    {
        _fault = fault;
        _recovered = recovered;
    }

    /// <summary>The longest time without an echo, from the fault's beginning on.</summary>
    public TimeSpan LongestSilence { get; private set; }

    /// <summary>Something else came back than was sent.</summary>
    public bool HasWrongEcho => _all.AppText.Contains("wrong", StringComparison.Ordinal);

    /// <summary>What the app and the board said.</summary>
    public string Text => $"{_all.AppText}\n--- log\n{_all.LogText}";

    public void App(ReadOnlySpan<byte> bytes)
    {
        _all.App(bytes);
        if (bytes.IndexOf("echo"u8) < 0)
        {
            return;
        }
        lock (_lock)
        {
            TakeEcho(_clock.Elapsed);
        }
    }

    public void Log(string line)
    {
        _all.Log(line);
        lock (_lock)
        {
            if (line.EndsWith($"fault    {_fault}", StringComparison.Ordinal) && !_struck)
            {
                _struck = true;
                _lastEcho = _clock.Elapsed;
            }
            if (line.Contains("fault    ", StringComparison.Ordinal))
            {
                _steadySince = _clock.Elapsed;
            }
        }
    }

    private void TakeEcho(TimeSpan now)
    {
        TimeSpan silence = now - _lastEcho;
        _lastEcho = now;
        if (silence > s_pause)
        {
            _steadySince = now;
        }
        if (!_struck)
        {
            return;
        }
        LongestSilence = silence > LongestSilence ? silence : LongestSilence;
        if (now - _steadySince > s_steady)
        {
            _recovered.Cancel();
        }
    }
}
