using System.IO;
using System.Linq;
using NanoSocket.Tool.Boards;
using NanoSocket.Tool.Building;
using Xunit;

namespace NanoSocket.Tool.Tests;

/// <summary>What is true of the checkout as a whole.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.Current.Resolve("NanoSocket.sln")).Replace('\\', '/');

        Assert.All(
            SourceTree.Files(Repository.Current.Root, ".csproj").Select(Repository.Current.Display),
            project => Assert.Contains($"\"{project}\"", solution));
    }

    [Fact]
    public void Every_board_tells_in_a_README_what_it_is() =>
        Assert.All(BoardCatalog.Names(), name =>
            Assert.True(File.Exists(Repository.Current.Resolve($"boards/{name}/README.md")), name));

    [Fact]
    public void A_board_is_at_most_ten_files() =>
        Assert.All(BoardCatalog.Names(), name =>
            Assert.InRange(Directory.GetFiles(Repository.Current.Resolve($"boards/{name}")).Length, 1, 10));
}
