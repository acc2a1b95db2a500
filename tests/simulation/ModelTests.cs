using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Core.Modem;
using NanoSocket.Link.Tests.Support;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Options;
using Xunit;

namespace NanoSocket.Simulation.Tests;

/// <summary>Every simulated modem family, from power-on to verified data.</summary>
public sealed class ModelTests
{
    public static IEnumerable<TheoryDataRow<string>> Models() =>
        ModemModels.All.Select(model => new TheoryDataRow<string>(model.Name));

    [Theory]
    [MemberData(nameof(Models))]
    public void Data_goes_out_and_comes_back(string model) => Isolated.Run(
        static name => Transfer(new ModemOptions { Model = ModemModels.Find(name) }), model);

    [Theory]
    [InlineData(RadioTechnology.Gsm)]
    [InlineData(RadioTechnology.Utran)]
    [InlineData(RadioTechnology.NbIot)]
    [InlineData(RadioTechnology.Nr)]
    public void Data_goes_out_and_comes_back_over_every_technology(RadioTechnology technology) => Isolated.Run(
        static technology => Transfer(new ModemOptions { Technology = technology }), technology);

    private static void Transfer(ModemOptions options)
    {
        Device device = EndToEndTests.Start(options);
        device.RunUntil(() => device.Engine.Supervisor.IsOnline, null, 90_000);
        EchoClient client = new(device, 16 * 1024);
        device.RunUntil(client.Poll, client.Handle, 120_000);
        Assert.Equal(0, client.LinkLosses);
        Assert.Contains("session started, N1 ", device.Log, StringComparison.Ordinal);
        Assert.Equal(ModemFault.None, device.Engine.Supervisor.LastFault);
    }
}
