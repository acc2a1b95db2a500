using System;
using System.Linq;
using System.Threading.Tasks;

namespace NanoSocket.TlsTests;

/// <summary>What a board has in use of memory that connections take: TLS's heap, and the network stack's.</summary>
internal sealed class Usage
{
    /// <summary>A close delivers what was accepted for at most 30 s, and a connection waits 2 minutes at most in lwIP's
    /// TIME_WAIT, which is not counted.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(35);

    private static readonly string[] s_names = ["TLS heap", "receive pool", "connections"];

    private readonly int[] _numbers;

    private Usage(int[] numbers) => _numbers = numbers;

    /// <summary>Reads it.</summary>
    public static async Task<Usage> ReadAsync(Device device) => new(await device.AskAsync("memory"));

    /// <summary>Waits until the board has the same in use again.</summary>
    /// <returns>Null when it has, else what is still in use.</returns>
    public async Task<string?> DifferenceAsync(Device device)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        Usage now = await ReadAsync(device);
        while (!now._numbers.SequenceEqual(_numbers) && DateTime.UtcNow < end)
        {
            await Task.Delay(20);
            now = await ReadAsync(device);
        }
        return now._numbers.SequenceEqual(_numbers)
            ? null
            : "not freed: " + string.Join(
                ", ", s_names.Select((name, i) => $"{name} {_numbers[i]} -> {now._numbers[i]}"));
    }
}
