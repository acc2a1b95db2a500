using System;
using System.Linq;
using CsCheck;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Interop;

// Namespaces of these tests have the same names.
using Modem = NanoSocket.Modem;
using Rtos = NanoSocket.Rtos;

/// <summary>
/// Every argument of every call of the managed API: numbers from the edges and from anywhere, texts of any length and
/// content, arrays that are null or too short. The same model judges the calls on the boards (tests/sockets).
/// </summary>
[Collection(CoreCollection.Name)]
public sealed class ArgumentTests : IDisposable
{
    private static readonly int[] s_edges =
        [int.MinValue, int.MaxValue, 65_535, 65_536, 255, 256, 11_200, 11_201, 4095];

    private static readonly string?[] s_addresses =
        ["", "1.2.3.4", "256.1.1.1", "name.example", "no name", ".", "a..b"];

    private static readonly Gen<int> s_numbers = Gen.Frequency(
        (4, Gen.Int[-2, 12]), (2, Gen.Int[-70_000, 70_000]), (1, Gen.Int),
        (1, Gen.OneOf([.. s_edges.Select(Gen.Const)])));

    private static readonly Gen<string?> s_texts = Gen.Frequency(
        (1, Gen.Const((string?)null)), (3, Gen.String.Select(text => (string?)text)),
        (3, Gen.OneOf([.. s_addresses.Select(Gen.Const)])),
        (2, Gen.Int[60, 130].Select(length => (string?)new string('a', length))));

    private static readonly Gen<byte[]?> s_arrays = Gen.Frequency(
        (1, Gen.Const((byte[]?)null)), (3, Gen.Int[0, 64].Select(length => (byte[]?)new byte[length])),
        (2, Gen.Int[0, 20_000].Select(length => (byte[]?)new byte[length])));

    private static readonly Gen<(int Call, int A, int B, int C, int D, string? Text, byte[]? Data)[]> s_runs =
        Gen.Select(
            Gen.Int[0, ArgumentModel.CallCount - 1], s_numbers, s_numbers, s_numbers, s_numbers, s_texts, s_arrays)
            .Array[1, 120];

    private readonly CoreRunner _runner = new();

    public ArgumentTests()
    {
        CoreHost.Install(_runner.Host);
        while (Modem.State != ModemState.Online)
        {
            Rtos.Receive(10);
        }
    }

    public void Dispose() => _runner.Dispose();

    [Fact]
    public void Whatever_the_arguments_are_calls_answer_what_the_specification_says() => Seeds.Check(
        nameof(Whatever_the_arguments_are_calls_answer_what_the_specification_says), s_runs, Run, 400);

    private static void Run((int Call, int A, int B, int C, int D, string? Text, byte[]? Data)[] run)
    {
        ArgumentModel model = new(longestReceiveMs: 3);
        foreach ((int call, int a, int b, int c, int d, string? text, byte[]? data) in run)
        {
            model.Do(call, a, b, c, d, text, data);
        }

        model.CleanUp();
    }
}
