using System;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Lua;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class ScriptLibraryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Gives_what_a_project_requires_and_what_that_requires()
    {
        string main = Write("main.lua", """
            require "ntp"
            local x = require('no_such_module')
            """);

        Assert.Equal(["certificates", "httpdns", "link", "log", "ntp", "socket", "sys"], Names(main));
    }

    [Fact]
    public void Leaves_out_what_the_project_has_itself()
    {
        string main = Write("main.lua", "require(\"sys\")");
        string log = Write("log.lua", "return {}");

        Assert.Equal(["sys"], Names(main, log));
    }

    [Fact]
    public void Gives_nothing_to_a_project_that_requires_nothing() =>
        Assert.Empty(Names(Write("main.lua", "print('required')")));

    private static string?[] Names(params string[] scripts) =>
        ScriptLibrary.FilesFor(scripts).Select(Path.GetFileNameWithoutExtension).ToArray();

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
