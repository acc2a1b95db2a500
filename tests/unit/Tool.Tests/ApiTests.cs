using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Api;
using Xunit;

namespace NanoSocket.Tool.Tests;

/// <summary>How much of nanoFramework's API there is, and that it does not become less.</summary>
public sealed class ApiTests
{
    /// <summary>The compiler has no finalizers.</summary>
    private static readonly string[] s_finalizers =
        ["M:System.Net.Security.SslStream.Finalize", "M:System.Net.Sockets.Socket.Finalize"];

    [Fact]
    public async Task System_Net_is_there_but_for_finalizers()
    {
        ApiSurface surface = await ApiSurface.OfFirmwareAsync(_ => { });
        ApiList list = ApiList.Read("System.Net");

        IReadOnlyList<string> missing = surface.Missing(list);

        Assert.Equal(s_finalizers, missing);
        Assert.Equal(548, list.Members.Count);
    }

    [Theory]
    [InlineData("mscorlib", 1108)]
    [InlineData("System.IO.Streams", 115)]
    [InlineData("System.Threading", 24)]
    [InlineData("nanoFramework.System.Collections", 149)]
    [InlineData("nanoFramework.System.Text", 53)]
    [InlineData("nanoFramework.TestFramework", 118)]
    public async Task Coverage_does_not_fall(string assembly, int present)
    {
        ApiSurface surface = await ApiSurface.OfFirmwareAsync(_ => { });
        ApiList list = ApiList.Read(assembly);

        Assert.InRange(list.Members.Count - surface.Missing(list).Count, present, list.Members.Count);
    }

    [Theory]
    [InlineData("samples/TcpClient/TcpClient.cs")]
    [InlineData("samples/TcpServer/TcpServer.cs")]
    [InlineData("samples/UdpClient/UdpClient.cs")]
    [InlineData("samples/TlsClient/TlsClient.cs")]
    [InlineData("samples/TlsMutual/TlsMutual.cs")]
    public async Task Samples_of_System_Net_use_nothing_that_nanoFramework_lacks(string sample)
    {
        ApiSurface surface = await ApiSurface.OfFirmwareAsync(_ => { });
        HashSet<string> allowed = [.. ApiList.Names().SelectMany(name => ApiList.Read(name).Members)];

        Assert.Empty(surface.UsesBeyond([Repository.Current.Resolve(sample)], allowed));
    }

    [Fact]
    public async Task A_program_that_uses_more_is_told_what()
    {
        ApiSurface surface = await ApiSurface.OfFirmwareAsync(_ => { });
        HashSet<string> allowed = [.. ApiList.Names().SelectMany(name => ApiList.Read(name).Members)];

        Assert.Contains("T:NanoSocket.SocketCore",
            surface.UsesBeyond([Repository.Current.Resolve("samples/ManySockets/ManySockets.cs")], allowed));
    }

    [Fact]
    public async Task A_member_of_a_base_class_counts_and_one_that_nobody_declares_does_not()
    {
        ApiSurface surface = await ApiSurface.OfFirmwareAsync(_ => { });
        string[] members =
        [
            "M:System.Net.Sockets.NetworkStream.CopyTo(System.IO.Stream)",
            "M:System.Net.Sockets.Socket.Teleport(System.Int32)",
            "M:System.IO.Stream.#ctor(System.Int32)",
        ];

        Assert.Equal(members.Skip(1), surface.Missing(new ApiList("made up", members)));
    }

    [Fact]
    public void An_unknown_assembly_is_named_with_those_there_are() =>
        Assert.Contains("System.Net", Assert.Throws<ToolException>(() => ApiList.Read("../System")).Message);
}
