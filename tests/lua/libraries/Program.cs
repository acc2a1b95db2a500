using System;
using System.Threading.Tasks;
using NanoSocket.LuaLibraryTests.Servers;

internal static class Program
{
    public static async Task Main()
    {
        await using ServerSet servers = await ServerSet.StartAsync();
        foreach (var port in servers.Ports(true)) { Console.WriteLine($"PORTMAP[{port.From}]={port.To}"); }
        await Task.Delay(-1);
    }
}
