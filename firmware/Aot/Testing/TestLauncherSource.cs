using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoSocket.Aot.Testing;

/// <summary>
/// Writes the <c>Main</c> of an app that consists of nanoFramework's test classes. nanoFramework's launcher finds them
/// by reflection, which a device does not have.
/// </summary>
internal static class TestLauncherSource
{
    /// <summary>A test that no launcher could run, or no test where some are wanted.</summary>
    public const string BadTest = "NSA1005";

    private const string Launcher = "nanoFramework.TestFramework.TestLauncher";

    /// <summary>The source of the launcher; null when the program has an entry point or no test classes.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="filter">Only tests whose name contains it, in any case; null: all.</param>
    /// <param name="problems">Takes what is wrong with the tests.</param>
    public static string? Write(CSharpCompilation compilation, string? filter, List<AotDiagnostic> problems)
    {
        if (compilation.GetTypeByMetadataName(Launcher) is null || compilation.GetEntryPoint(default) is not null)
        {
            return null;
        }
        IReadOnlyList<TestClass> found = new TestClassFinder(compilation, problems).Find();
        List<TestClass> selected = found.Select(type => Select(type, filter))
            .Where(type => type.Tests.Count > 0).ToList();
        if (found.Count > 0 && selected.Count == 0 && problems.Count == 0)
        {
            string what = filter is null ? "the test classes contain no test" : $"no test's name contains '{filter}'";
            problems.Add(new AotDiagnostic(AotSeverity.Error, BadTest, what, null, 0, 0));
        }
        return selected.Count > 0 ? Write(selected) : null;
    }

    private static TestClass Select(TestClass type, string? filter) => filter is null
        ? type
        : type with
        {
            Tests = type.Tests.Where(test =>
                test.NameIn(type.Type).Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList(),
        };

    private static string Write(List<TestClass> classes)
    {
        StringBuilder text = new();
        text.Append("internal static class GeneratedTestLauncher\n{\n    private static int Main()\n    {\n");
        text.Append($"        global::{Launcher} launcher = new();\n");
        for (int i = 0; i < classes.Count; i++)
        {
            text.Append($"        Run{i}(launcher);\n");
        }
        text.Append("        return launcher.ExitCode;\n    }\n");
        for (int i = 0; i < classes.Count; i++)
        {
            WriteClass(text, i, classes[i]);
        }
        return text.Append("}\n").ToString();
    }

    private static void WriteClass(StringBuilder text, int index, TestClass type)
    {
        string name = type.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        text.Append($"\n    private static void Run{index}(global::{Launcher} launcher)\n    {{\n");
        if (type.NeedsInstance)
        {
            text.Append($"        {name} tests = new();\n");
        }
        text.Append("        bool ready = true;\n");
        foreach (TestMethod setup in type.Setups)
        {
            text.Append($"        ready = ready && launcher.Prepare({Call(type, setup, name)});\n");
        }
        text.Append("        if (ready)\n        {\n");
        foreach (TestMethod test in type.Tests)
        {
            text.Append($"            launcher.Test({Call(type, test, name)});\n");
        }
        text.Append("        }\n        else\n        {\n");
        foreach (TestMethod test in type.Tests)
        {
            text.Append($"            launcher.Skip(\"{test.NameIn(type.Type)}\");\n");
        }
        text.Append("        }\n");
        foreach (TestMethod cleanup in type.Cleanups)
        {
            text.Append($"        launcher.Prepare({Call(type, cleanup, name)});\n");
        }
        text.Append("    }\n");
    }

    private static string Call(TestClass type, TestMethod method, string className)
    {
        string target = method.Symbol.IsStatic ? className : "tests";
        string arguments = string.Join(", ", method.Arguments.Select(Literal));
        return $"\"{method.NameIn(type.Type)}\", () => {target}.{method.Symbol.Name}({arguments})";
    }

    /// <summary>A value of an attribute as an expression of the same type.</summary>
    private static string Literal(TypedConstant value)
    {
        if (value.IsNull)
        {
            return "null";
        }
        string type = value.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return value.Kind switch
        {
            TypedConstantKind.Array => $"new {type} {{ {string.Join(", ", value.Values.Select(Literal))} }}",
            TypedConstantKind.Type =>
                $"typeof({((ITypeSymbol)value.Value!).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})",
            _ => $"({type})({Number(value.Value!)})",
        };
    }

    private static string Number(object value) => value switch
    {
        double.NaN or float.NaN => "0.0 / 0.0",
        double.PositiveInfinity or float.PositiveInfinity => "1.0 / 0.0",
        double.NegativeInfinity or float.NegativeInfinity => "-1.0 / 0.0",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
    };
}
