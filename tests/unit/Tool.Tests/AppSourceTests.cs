using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NanoSocket.Tool.Apps;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class AppSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanosocket-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_an_app_named_after_it()
    {
        AppSource app = await Resolve(Write("my-app.cs"));

        Assert.Equal("my_app", app.Name);
        Assert.Single(app.Files);
        Assert.Contains("System", app.GlobalUsings);
    }

    [Fact]
    public async Task A_folder_is_an_app_with_all_files_below_it_but_no_build_output()
    {
        Write("Main.cs");
        Write("parts/Part.cs");
        Write("parts/native.c");
        Write("obj/Generated.cs");
        Write("bin/Other.cs");

        AppSource app = await Resolve(_folder);

        Assert.Equal(["Main.cs", "Part.cs"], app.Files.Select(file => Path.GetFileName(file)));
        Assert.Equal(["native.c"], app.NativeFiles.Select(file => Path.GetFileName(file)));
    }

    [Theory]
    [InlineData("missing.cs", "no such file or folder")]
    [InlineData("note.txt", "an app is a .cs file, a folder of .cs files, a .csproj")]
    [InlineData(".", "has no .cs files")]
    public async Task What_is_no_app_is_one_message(string path, string message)
    {
        Write("note.txt");

        ToolException error =
            await Assert.ThrowsAsync<ToolException>(() => Resolve(Path.Combine(_folder, path)));

        Assert.Contains(message, error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
    }

    [Fact]
    public void A_project_gives_what_it_compiles_and_defines()
    {
        const string answer = """
            { "Properties": { "DefineConstants": "TRACE;DEBUG;NET;EXTRA" },
              "Items": { "Compile": [ { "FullPath": "/a/B.cs" }, { "FullPath": "/a/A.cs" } ], "ProjectReference": [] } }
            """;

        AppSource app = ProjectReader.Interpret(Path.Combine(_folder, "My.App.csproj"), answer);

        Assert.Equal(["/a/A.cs", "/a/B.cs"], app.Files);
        Assert.Equal(["TRACE", "DEBUG", "NET", "EXTRA"], app.Defines);
        Assert.Equal("My_App", app.Name);
    }

    [Fact]
    public void A_project_that_needs_another_is_refused()
    {
        const string answer = """
            { "Properties": { "DefineConstants": "" },
              "Items": { "Compile": [ { "FullPath": "/a/A.cs" } ],
                         "ProjectReference": [ { "FullPath": "/b/B.csproj" } ] } }
            """;

        ToolException error = Assert.Throws<ToolException>(() => ProjectReader.Interpret("/a/A.csproj", answer));

        Assert.Contains("/b/B.csproj", error.Message);
    }

    private static Task<AppSource> Resolve(string path) =>
        AppSource.ResolveAsync(path, TestContext.Current.CancellationToken);

    private string Write(string name)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
