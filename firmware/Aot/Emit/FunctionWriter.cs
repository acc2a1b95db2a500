using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>Writes one function.</summary>
internal sealed class FunctionWriter
{
    private readonly Image image;
    private readonly Function function;
    private readonly ExpressionWriter expressions;
    private readonly List<Statement> body;
    private readonly HashSet<Local> live;
    private readonly StringBuilder text = new();
    private int position;
    private bool unwinds;
    private SourcePlace written;
    private bool isAtPlace; // the next row of C follows its #line directly

    public FunctionWriter(Image image, Function function)
    {
        this.image = image;
        this.function = function;
        expressions = new ExpressionWriter(image);
        body = ControlFlow.Simplify(function.Body, image.Throws.CanThrow, image.Throws.NeverReturns);
        live = Liveness.Read(body);
    }

    public void Write()
    {
        MethodNode method = function.Method;
        string name = image.UseFunction(method);
        string parameters = Declaration(name, named: true);
        WriteLocals();
        for (position = 0; position < body.Count; position++)
        {
            WriteStatement(body[position]);
        }
        if (unwinds)
        {
            text.Append("unwind:\n    NS_UNWIND();\n").Append("    return").Append(Zero()).Append(";\n");
        }
        string start = Line(function.Place, force: true);
        string prototype = Declaration(name, named: false) + ExportLabel(method) + ";\n";
        image.AddFunction(name, prototype, $"{start}{parameters}\n{{\n{text}}}\n");
    }

    private string Declaration(string name, bool named)
    {
        MethodNode method = function.Method;
        List<string> names = [.. function.Parameters.Select(
            p => live.Contains(p) ? p.Name : p.Name + " NS_UNUSED")];
        string storage = image.Program.Exports.ContainsKey(method) ? "" : "static ";
        string cold = image.Throws.NeverReturns(method) && !named ? "NS_COLD " : "";
        return storage + cold + image.Signature(method, name, named ? names : null);
    }

    private string ExportLabel(MethodNode method) =>
        image.Program.Exports.TryGetValue(method, out string? symbol) ? $" __asm__(\"{symbol}\")" : "";

    private void WriteLocals()
    {
        foreach (Local local in function.Locals.Where(live.Contains))
        {
            string initial = local.Type.Kind switch
            {
                StackKind.Struct => "{0}",
                StackKind.Obj or StackKind.Ref => "NULL",
                _ => "0",
            };
            text.Append("    ").Append(CTypes.Declare(image.TypeName(local.Type), local.Name))
                .Append(" = ").Append(initial).Append(";\n");
        }
    }

    private string Zero() => function.Method.ReturnType.Kind switch
    {
        StackKind.Void => "",
        StackKind.Struct => $" ({image.TypeName(function.Method.ReturnType)}){{0}}",
        StackKind.Obj or StackKind.Ref => " NULL",
        _ => " 0",
    };

    private void WriteStatement(Statement statement)
    {
        if (statement is Assign idle && !live.Contains(idle.Target))
        {
            return;
        }
        if (statement is not Mark)
        {
            text.Append(Line(statement.Place, force: false));
        }
        switch (statement)
        {
            case Mark s:
                text.Append(Name(s.Label)).Append(":;\n");
                break;
            case Assign s:
                Put(Assignment(s.Target) + expressions.Coerce(s.Value, s.Target.Type.Kind));
                break;
            case Store s:
                WriteStore(s);
                break;
            case Goto s:
                Put($"goto {Name(s.Target)}");
                break;
            case Branch s:
                WriteBranch(s);
                break;
            case Switch s:
                WriteSwitch(s);
                break;
            case Return s:
                if (image.Throws.CanThrow(function.Method))
                {
                    Put("NS_RETURNS()");
                }
                Put(s.Value is null ? "return"
                    : $"return {expressions.Coerce(s.Value, function.Method.ReturnType.Kind)}");
                break;
            case TakePending s:
                if (s.Target is not null && live.Contains(s.Target))
                {
                    Put($"{s.Target.Name} = ns_pending");
                }
                Put("ns_pending = NULL");
                break;
            case ThrowingStatement s:
                new ThrowingWriter(image, expressions, this).Write(s);
                break;
        }
    }

    private void WriteStore(Store s)
    {
        string value = expressions.Coerce(s.Value, s.Stored.Kind);
        string place = s switch
        {
            { IsVolatile: true } => expressions.VolatilePlace(s.Address, s.Stored),
            { IsUnaligned: true } => expressions.Unaligned(image.TypeName(s.Stored), s.Address),
            _ => expressions.Place(s.Address, s.Stored),
        };
        Put($"{place} = {value}");
    }

    private void WriteBranch(Branch s)
    {
        Put($"if ({expressions.WriteCondition(s.Condition, s.WhenTrue)}) goto {Name(s.Target)}");
    }

    private void WriteSwitch(Switch s)
    {
        text.Append(CultureInfo.InvariantCulture, $"    switch ({expressions.Write(s.Value)}) {{\n");
        foreach (IGrouping<Label, (long Value, Label Target)> group in s.Cases.GroupBy(c => c.Target))
        {
            foreach ((long value, _) in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"    case {value}:\n");
            }
            text.Append("        goto ").Append(Name(group.Key)).Append(";\n");
        }
        if (s.Otherwise is not null)
        {
            text.Append("    default:\n        goto ").Append(Name(s.Otherwise)).Append(";\n");
        }
        text.Append("    }\n");
    }

    /// <summary>Writes one row of C. The C compiler counts rows up from a #line: a further row of the same C# line
    /// needs one of its own, or traces and breakpoints are off by the rows between.</summary>
    public void Put(string statement)
    {
        if (!isAtPlace && written.File is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"#line {written.Line}\n");
        }
        isAtPlace = false;
        string end = statement.EndsWith("; }", StringComparison.Ordinal) ? "\n" : ";\n";
        text.Append("    ").Append(statement).Append(end);
    }

    /// <summary>The left side of an assignment; a temporary is declared by it.</summary>
    public string Assignment(Local target) =>
        target.IsTemporary
            ? $"{CTypes.Declare(image.TypeName(target.Type), target.Name)} = "
            : $"{target.Name} = ";

    /// <summary>Whether the statement being written can run more than once.</summary>
    public bool IsInLoop => ControlFlow.IsInLoop(body, position);

    public bool IsLive(Local local) => live.Contains(local);

    /// <summary>The jump to where an exception goes on.</summary>
    public string GotoHandler(ThrowingStatement statement)
    {
        unwinds |= statement.Handler is null;
        return statement.Handler is null ? "goto unwind" : $"goto {Name(statement.Handler)}";
    }

    private static string Name(Label label) => string.Create(CultureInfo.InvariantCulture, $"L{label.Number}");

    private string Line(SourcePlace place, bool force)
    {
        if (place.File is null || (!force && place.File == written.File && place.Line == written.Line))
        {
            return "";
        }
        if (!force)
        {
            written = place;
            isAtPlace = true;
        }
        return string.Create(CultureInfo.InvariantCulture, $"#line {place.Line} {Literals.Utf8(place.File)}\n");
    }
}
