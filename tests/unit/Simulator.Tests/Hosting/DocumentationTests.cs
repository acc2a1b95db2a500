using System;
using System.IO;
using NanoSocket.Simulator.Models;
using NanoSocket.Simulator.Scripting;
using Xunit;

namespace NanoSocket.Simulator.Tests.Hosting;

/// <summary>The simulator's README says what there is.</summary>
public sealed class DocumentationTests
{
    private static readonly string Readme = ReadReadme();

    [Fact]
    public void All_models_and_actions_are_documented()
    {
        Assert.All(ModemModels.All, model => Assert.Contains($"| `{model.Name}` |", Readme, StringComparison.Ordinal));
        Assert.All(ScriptActions.Help, action => Assert.Contains(
            $"| `{action.Usage.Replace("|", "\\|", StringComparison.Ordinal)}` |", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documented_script_is_understood()
    {
        int start = Readme.IndexOf("# A drive through a tunnel", StringComparison.Ordinal);
        ModemScript.Parse(Readme[start..Readme.IndexOf("```", start, StringComparison.Ordinal)]);
    }

    private static string ReadReadme()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NanoSocket.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return File.ReadAllText(Path.Combine(folder!, "simulator", "README.md"));
    }
}
