using System;
using System.Collections.Generic;
using System.Text;
using NanoSocket.Tool.Running;

namespace NanoSocket.Tool.Tests;

/// <summary>Keeps what an app says.</summary>
internal sealed class RecordedOutput : IRunOutput
{
    private readonly List<byte> _app = [];

    public string AppText => Encoding.Latin1.GetString(_app.ToArray());

    public byte[] AppBytes => _app.ToArray();

    public List<string> LogLines { get; } = [];

    void IRunOutput.App(ReadOnlySpan<byte> bytes) => _app.AddRange(bytes);

    void IRunOutput.Log(string line) => LogLines.Add(line);
}
