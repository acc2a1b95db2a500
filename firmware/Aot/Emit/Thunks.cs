using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NanoSocket.Aot.Analysis;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Small functions between callers and methods whose first argument differs.</summary>
internal sealed class Thunks(Image image)
{
    private readonly HashSet<string> written = [];

    public string Use(MethodNode method, Entry entry)
    {
        string target = image.UseFunction(method);
        string name = target + entry switch
        {
            Entry.Unboxing => "_unboxing",
            Entry.FromC => "_from_c",
            _ => "_static",
        };
        if (!written.Add(name))
        {
            return name;
        }
        if (entry == Entry.FromC)
        {
            WriteFromC(name, target, method);
        }
        else
        {
            WriteForwarder(name, target, method, entry);
        }
        return name;
    }

    /// <summary>A function for C, which knows no exceptions: one that would reach it ends the run.</summary>
    private void WriteFromC(string name, string target, MethodNode method)
    {
        string[] names = [.. method.Parameters.Select((_, i) => Argument(i))];
        string symbol = NativeExport.UnmanagedSymbolOf(method) ?? name;
        bool isVoid = method.ReturnType.Kind == StackKind.Void;
        string result = isVoid ? "" : CTypes.Declare(image.TypeName(method.ReturnType), "result") + " = ";
        string check = image.Throws.CanThrow(method) ? "    if (NS_THREW()) { ns_die_unhandled(); }\n" : "";
        image.AddThunk(
            name,
            $"{image.Signature(method, name)} __asm__(\"{symbol}\");\n",
            $"{image.Signature(method, name, names)}\n{{\n    {result}{target}({string.Join(", ", names)});\n"
            + check + (isVoid ? "" : "    return result;\n") + "}\n");
    }

    /// <summary>The code of a multicast delegate: its target is the delegate, whose list it runs. The last result
    /// counts, the first exception ends it.</summary>
    private string UseMulticast(TypeNode type)
    {
        string name = image.Names.Of(type) + "_multicast";
        if (written.Add(name))
        {
            WriteMulticast(name, image.World.MethodsNamed(type, "Invoke").First());
        }
        return name;
    }

    /// <summary>The method that gives the class library a delegate type's multicast code.</summary>
    public string UseMulticastCode(TypeNode type)
    {
        string name = image.Names.Of(type) + "_multicast_code";
        if (written.Add(name))
        {
            string body = $"    return (uintptr_t){UseMulticast(type)};\n";
            image.AddThunk(
                name,
                $"static uintptr_t {name}(ns_ref);\n",
                $"static uintptr_t {name}(ns_ref self NS_UNUSED)\n{{\n{body}}}\n");
        }
        return name;
    }

    private void WriteForwarder(string name, string target, MethodNode method, Entry entry)
    {
        string parameters = Parameters(method, named: true, entry == Entry.Unboxing ? "box" : "target NS_UNUSED");
        IEnumerable<string> forwarded = method.Parameters.Select((_, i) => Argument(i));
        string arguments = string.Join(
            ", ", entry == Entry.Unboxing ? forwarded.Prepend("NS_BOXED(box)") : forwarded);
        string call = $"{target}({arguments})";
        bool isVoid = method.ReturnType.Kind == StackKind.Void;
        image.AddThunk(
            name,
            $"static {Returning(method, $"{name}({Parameters(method, named: false, "")})")};\n",
            $"static {Returning(method, $"{name}({parameters})")}\n{{\n    {(isVoid ? "" : "return ")}{call};\n}}\n");
    }

    private void WriteMulticast(string name, MethodNode invoke)
    {
        bool isVoid = invoke.ReturnType.Kind == StackKind.Void;
        string type = image.TypeName(invoke.ReturnType);
        string pointer = CTypes.Declare(type, $"(*)({Parameters(invoke, named: false, "")})");
        string arguments = string.Join(
            ", ", invoke.Parameters.Select((_, i) => Argument(i)).Prepend("part->target"));
        string result = isVoid ? "" : $"    {CTypes.Declare(type, "result")} = {{0}};\n";
        image.AddThunk(
            name,
            $"static {Returning(invoke, $"{name}({Parameters(invoke, named: false, "")})")};\n",
            $"static {Returning(invoke, $"{name}({Parameters(invoke, named: true, "target")})")}\n{{\n"
            + "    ns_ref list = ((ns_delegate *)target)->list;\n"
            + result
            + "    for (int32_t i = 0; i < NS_LENGTH(list) && ns_pending == NULL; i++) {\n"
            + "        ns_delegate *part = ((ns_delegate **)NS_ELEMENTS(list))[i];\n"
            + $"        {(isVoid ? "" : "result = ")}(({pointer})part->code)({arguments});\n"
            + "    }\n"
            + (isVoid ? "" : "    return result;\n")
            + "}\n");
    }

    private string Returning(MethodNode method, string declarator) =>
        CTypes.Declare(image.TypeName(method.ReturnType), declarator);

    private string Parameters(MethodNode method, bool named, string first)
    {
        IEnumerable<string> rest = method.Parameters.Select((type, i) =>
            named ? CTypes.Declare(image.TypeName(type), Argument(i)) : image.TypeName(type));
        return string.Join(", ", rest.Prepend(named ? "ns_ref " + first : "ns_ref"));
    }

    private static string Argument(int index) => string.Create(CultureInfo.InvariantCulture, $"a{index}");
}
