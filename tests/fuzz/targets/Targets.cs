using System;

namespace NanoSocket.Fuzz;

/// <summary>What can be fuzzed, by name.</summary>
public static class Targets
{
    /// <summary>All names; each has a folder of that name under <c>corpus</c>.</summary>
    public static string[] Names { get; } = ["at", "cmux", "dns", "ppp", "firmware", "tls", "x509"];

    /// <summary>Runs one input; returns the bytes that the firmware allocated after its start.</summary>
    /// <remarks>On a device a class sets up its constants when it is first used: an input may allocate once.</remarks>
    /// <exception cref="FuzzException">The input broke a promise.</exception>
    public static long Run(string name, ReadOnlySpan<byte> input) => name switch
    {
        "at" => AtTarget.Run(input),
        "cmux" => Play(new CmuxTarget(), input),
        "dns" => DnsTarget.Run(input),
        "ppp" => Play(new PppTarget(), input),
        "firmware" => Play(new FirmwareTarget(), input),
        "tls" => Play(new TlsTarget(), input),
        "x509" => X509Target.Run(input),
        _ => throw new ArgumentException("no target '" + name + "'"),
    };

    /// <summary>Runs one input on a fresh target; returns the bytes that were allocated.</summary>
    /// <exception cref="FuzzException">The input broke a promise.</exception>
    public static long Play(ITarget target, ReadOnlySpan<byte> input)
    {
        Script script = new(input);
        while (script.MoveNext())
        {
            target.Apply(script.Kind, script.Bytes, script.Number);
        }

        return target.Finish();
    }
}
