using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NanoSocket.Core.Engine;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Sockets;
using Xunit;

namespace NanoSocket.Core.Tests.Engine;

/// <summary>What is written down in two places is the same in both.</summary>
public sealed class LimitsTests
{
    [Fact]
    public void The_printed_limits_are_those_of_the_sources()
    {
        Dictionary<string, int> limits = File.ReadLines(Path.Combine(Checkout(), "firmware", "Core", "limits"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture));

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["socket-ids"] = SocketConstants.SlotCount,
                ["send-confirmations"] = SocketConstants.MaxConfirmations,
                ["task-timers"] = TimerTable.Capacity,
                ["tasks"] = CoreEngine.TaskLimit,
                ["posts"] = NanoSocket.Core.Rtos.PostBox.Capacity,
                ["indication"] = SocketConstants.MaxIndication,
            },
            limits);
    }

    [Fact]
    public void The_firmware_tells_the_version_that_is_built()
        => Assert.Contains(
            "<Version>" + FirmwareVersion.Number + "</Version>",
            File.ReadAllText(Path.Combine(Checkout(), "Directory.Build.props")));

    private static string Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "NanoSocket.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("not inside the checkout");
    }
}
