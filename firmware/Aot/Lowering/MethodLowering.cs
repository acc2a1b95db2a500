using System.Collections.Generic;
using System.Linq;
using ICSharpCode.Decompiler.IL;
using ICSharpCode.Decompiler.TypeSystem;
using NanoSocket.Aot.Diagnostics;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Lowering;

/// <summary>Turns one method's ILAst into statements whose order of evaluation is explicit: an expression has no
/// side effects, and whatever must happen in order is a statement of its own.</summary>
internal sealed partial class MethodLowering
{
    private readonly LoweringContext context;
    private readonly World world;
    private readonly MethodNode method;
    private readonly ILFunction function;
    private readonly LineTable lines;
    private readonly List<Statement> code = [];
    private readonly Dictionary<ILVariable, Local> variables = [];
    private readonly List<Local> parameters = [];
    private readonly List<Local> locals = [];
    private readonly Dictionary<Block, Label> labels = [];
    private readonly NameScope names = new();
    private SourcePlace place;
    private int labelCount;
    private int temporaryCount;

    private MethodLowering(LoweringContext context, MethodNode method, ILFunction function, LineTable lines)
    {
        this.context = context;
        world = context.World;
        this.method = method;
        this.function = function;
        this.lines = lines;
        place = lines.Start;
    }

    /// <summary>Lowers a method that has a body. Reports what it cannot compile and returns null then.</summary>
    public static Function? Lower(LoweringContext context, MethodNode method)
    {
        (ILFunction function, LineTable lines) = context.Bodies.Read(method);
        MethodLowering lowering = new(context, method, function, lines);
        try
        {
            return lowering.Run();
        }
        catch (CompileError error)
        {
            context.Diagnostics.Error(error, lowering.place, method);
            return null;
        }
    }

    private Function Run()
    {
        DeclareParameters();
        foreach (ILVariable variable in function.Variables)
        {
            if (variable.Kind != VariableKind.Parameter)
            {
                place = FirstUse(variable);
                Declare(variable);
            }
        }
        place = lines.Start;
        LowerContainer((BlockContainer)function.Body, null);
        EmitReturnLabel();
        return new Function(method, parameters, locals, code, lines.Start);
    }

    /// <summary>Where a type that cannot be compiled is complained about.</summary>
    private SourcePlace FirstUse(ILVariable variable)
    {
        ILInstruction? store = variable.StoreInstructions.OfType<ILInstruction>()
            .FirstOrDefault(s => s.StartILOffset >= 0);
        return store is null ? lines.Start : lines.At(store.StartILOffset);
    }

    private void DeclareParameters()
    {
        if (!method.IsStatic)
        {
            AddParameter(-1, "this", ThisType(), isNonNull: true);
        }
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            AddParameter(i, method.Definition.Parameters[i].Name, method.Parameters[i], isNonNull: false);
        }
    }

    private TypeNode ThisType() => method.Owner.IsValueType ? world.ByRefTo(method.Owner) : method.Owner;

    private void AddParameter(int index, string name, TypeNode type, bool isNonNull)
    {
        ILVariable? variable = function.Variables.FirstOrDefault(
            v => v.Kind == VariableKind.Parameter && v.Index == index);
        bool reassigned = variable is not null && (variable.StoreCount > 1 || variable.AddressCount > 0);
        Local local = new(names.Unique(index < 0 ? "self" : name), type)
        {
            IsParameter = true,
            IsAddressTaken = variable is { AddressCount: > 0 },
            IsNonNull = isNonNull && !reassigned,
        };
        parameters.Add(local);
        if (variable is not null)
        {
            variables.Add(variable, local);
        }
    }

    private void Declare(ILVariable variable)
    {
        if (variable.LoadCount == 0 && variable.AddressCount == 0)
        {
            return;
        }
        Local local = new(names.Unique(variable.Name ?? "v"), VariableType(variable))
        {
            IsAddressTaken = variable.AddressCount > 0,
        };
        variables.Add(variable, local);
        locals.Add(local);
    }

    /// <summary>Slots of the evaluation stack have the width of their kind, never that of a small type, and an
    /// object's type only when a single place fills them.</summary>
    private TypeNode VariableType(ILVariable variable)
    {
        TypeNode type = world.Resolve(variable.Type, method.Scope);
        if (variable.Kind is not (VariableKind.StackSlot or VariableKind.ExceptionStackSlot))
        {
            return type;
        }
        StackKind kind = variable.Type is ITypeParameter ? type.Kind : KindOf(variable.StackType) ?? type.Kind;
        return kind switch
        {
            StackKind.I4 => world.Known.Int32,
            StackKind.I8 => world.Known1(KnownTypeCode.Int64),
            StackKind.I => world.Known.IntPtr,
            StackKind.F4 => world.Known1(KnownTypeCode.Single),
            StackKind.F8 => world.Known1(KnownTypeCode.Double),
            StackKind.Ref => type.Category == TypeCategory.ByRef ? type : world.ByRefTo(world.Known.Byte),
            StackKind.Obj when type.Kind != StackKind.Obj || variable.StoreCount > 1 => world.Known.Object,
            _ => type,
        };
    }

    private static StackKind? KindOf(StackType type) => type switch
    {
        StackType.I4 => StackKind.I4,
        StackType.I8 => StackKind.I8,
        StackType.I => StackKind.I,
        StackType.F4 => StackKind.F4,
        StackType.F8 => StackKind.F8,
        StackType.Ref => StackKind.Ref,
        StackType.Obj => StackKind.Obj,
        StackType.Void => StackKind.Void,
        _ => null,
    };

    private void LowerContainer(BlockContainer container, Region? regionInside)
    {
        containerRegions[container] = regionInside;
        // In IL's order, where a loop's test stands behind its body: one jump less each time round than ILSpy's order.
        foreach (Block block in container.Blocks.OrderBy(b => b == container.EntryPoint ? -1 : b.StartILOffset))
        {
            if (block.Kind != BlockKind.ControlFlow || block.FinalInstruction.OpCode != OpCode.Nop)
            {
                throw Unhandled(block);
            }
            Emit(new Mark(LabelOf(block)));
            foreach (ILInstruction instruction in block.Instructions)
            {
                Locate(instruction);
                LowerStatement(instruction);
            }
        }
    }

    private void Locate(ILInstruction instruction)
    {
        if (!instruction.ILRangeIsEmpty)
        {
            place = lines.At(instruction.StartILOffset);
        }
    }

    private void LowerStatement(ILInstruction instruction)
    {
        switch (instruction)
        {
            case Nop:
                break;
            case StLoc store:
                LowerStLoc(store);
                break;
            case StObj store:
                LowerStObj(store);
                break;
            case ICSharpCode.Decompiler.IL.Branch branch:
                Jump(containerRegions[branch.TargetContainer], LabelOf(branch.TargetBlock));
                break;
            case Leave leave:
                LowerLeave(leave);
                break;
            case IfInstruction condition:
                LowerIf(condition);
                break;
            case SwitchInstruction dispatch:
                LowerSwitch(dispatch);
                break;
            case TryCatch guarded:
                LowerTryCatch(guarded);
                break;
            case TryFinally guarded:
                LowerTryFinally(guarded);
                break;
            case TryFault guarded:
                LowerTryFault(guarded);
                break;
            case ICSharpCode.Decompiler.IL.Throw thrown:
                EmitThrowing(new Ir.Throw(Lower(thrown.Argument), again: false));
                break;
            case Rethrow:
                EmitThrowing(new Ir.Throw(new LocalValue(caught.Peek()), again: true));
                break;
            case Initblk fill:
                LowerInitblk(fill);
                break;
            case Cpblk copy:
                LowerCpblk(copy);
                break;
            case CallInstruction or CallIndirect:
                LowerCallStatement(instruction);
                break;
            default:
                Lower(instruction);
                break;
        }
    }

    private void LowerStLoc(StLoc store)
    {
        Expression value = Lower(store.Value);
        if (variables.TryGetValue(store.Variable, out Local? local))
        {
            Emit(new Assign(local, value));
        }
    }

    private void LowerIf(IfInstruction instruction)
    {
        if (instruction.FalseInst.OpCode != OpCode.Nop)
        {
            throw Unhandled(instruction);
        }
        Expression condition = Condition(instruction.Condition, out bool whenTrue);
        if (instruction.TrueInst is ICSharpCode.Decompiler.IL.Branch branch
            && !CrossesFinally(containerRegions[branch.TargetContainer]))
        {
            Emit(new Ir.Branch(condition, LabelOf(branch.TargetBlock), whenTrue));
            return;
        }
        Label skip = NewLabel();
        Emit(new Ir.Branch(condition, skip, !whenTrue));
        LowerStatement(instruction.TrueInst);
        Emit(new Mark(skip));
    }

    /// <summary>Looks through <c>x == 0</c> around a condition.</summary>
    private Expression Condition(ILInstruction instruction, out bool whenTrue)
    {
        whenTrue = true;
        while (instruction.MatchLogicNot(out ILInstruction? negated))
        {
            whenTrue = !whenTrue;
            instruction = negated;
        }
        return Lower(instruction);
    }

    private void LowerSwitch(SwitchInstruction instruction)
    {
        if (instruction.IsLifted)
        {
            throw Unhandled(instruction);
        }
        Expression value = Lower(instruction.Value);
        SwitchSection otherwise = instruction.GetDefaultSection();
        List<(long, Label)> cases = [];
        List<(Label, ILInstruction)> bodies = [];
        foreach (SwitchSection section in instruction.Sections)
        {
            Label target = TargetOf(section.Body, bodies);
            if (section != otherwise)
            {
                cases.AddRange(section.Labels.Values.Select(v => (v, target)));
            }
        }
        Label fallback = TargetOf(otherwise.Body, bodies);
        Emit(new Switch(value, cases, fallback));
        foreach ((Label label, ILInstruction body) in bodies)
        {
            Emit(new Mark(label));
            LowerStatement(body);
        }
    }

    private Label TargetOf(ILInstruction body, List<(Label, ILInstruction)> bodies)
    {
        if (body is ICSharpCode.Decompiler.IL.Branch branch
            && !CrossesFinally(containerRegions[branch.TargetContainer]))
        {
            return LabelOf(branch.TargetBlock);
        }
        foreach ((Label known, ILInstruction instruction) in bodies)
        {
            if (instruction == body)
            {
                return known;
            }
        }
        Label label = NewLabel();
        bodies.Add((label, body));
        return label;
    }

    private Label LabelOf(Block block)
    {
        if (!labels.TryGetValue(block, out Label? label))
        {
            label = NewLabel();
            labels.Add(block, label);
        }
        return label;
    }

    private Label NewLabel() => new(++labelCount);

    private void Emit(Statement statement)
    {
        statement.Place = place;
        code.Add(statement);
        ForgetInitialized(statement);
    }

    /// <summary>Behind a label nothing is known but what the whole function has behind it.</summary>
    private void ForgetInitialized(Statement statement)
    {
        if (statement is Ir.Branch or Switch or Goto)
        {
            EndEntry();
        }
        else if (statement is Mark && code.Count > 1)
        {
            initialized.Clear();
            initialized.UnionWith(initializedFirst);
        }
    }

    /// <summary>From here on code may be passed by.</summary>
    private void EndEntry()
    {
        if (!hasBranched)
        {
            initializedFirst.UnionWith(initialized);
            hasBranched = true;
        }
    }

    private void EmitThrowing(ThrowingStatement statement)
    {
        statement.Handler = region?.HandlerForUse();
        Emit(statement);
    }

    private Local NewTemporary(TypeNode type, bool isAddressTaken = false, bool isNonNull = false) =>
        new(names.Unique($"t{++temporaryCount}"), type)
        {
            IsTemporary = true,
            IsAddressTaken = isAddressTaken,
            IsNonNull = isNonNull,
        };

    /// <summary>A variable that several places assign.</summary>
    private Local NewVariable(string name, TypeNode type)
    {
        Local local = new(names.Unique(name), type);
        locals.Add(local);
        return local;
    }

    private static CompileError Unhandled(ILInstruction instruction) =>
        instruction is LdElema { Indices.Count: > 1 }
            ? MultiDimensionalArray()
            : CompileError.NotSupported($"The IL construct '{instruction.OpCode}'");

    private static CompileError MultiDimensionalArray() =>
        CompileError.NotSupported("A multi-dimensional array (use an array of arrays)");
}
