using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace NanoSocket.Cli.Tests;

/// <summary>A script and C# in one image, over one core.</summary>
public sealed class LuaAndCSharpTests
{
    [Fact]
    public async Task They_tell_each_other_by_posts_and_C_sharp_reaches_the_server()
    {
        CliResult run = await Cli.RunAsync(
            "run", Path.Combine(Cli.Root, "samples/LuaAndCSharp"), "--board", "posix", "--echo", "--timeout", "60");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal("""
            C#: script says reading 1
            Lua: server says connected
            C#: script says reading 2
            Lua: server says reading 2
            C#: script says reading 3
            Lua: server says reading 3
            C#: script is done

            """, run.Output);
    }
}
