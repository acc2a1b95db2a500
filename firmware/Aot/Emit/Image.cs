using System;
using System.Collections.Generic;
using System.Linq;
using NanoSocket.Aot.Analysis;
using NanoSocket.Aot.Ir;
using NanoSocket.Aot.Model;

namespace NanoSocket.Aot.Emit;

/// <summary>What image.c contains, found by need: writing one thing asks for others by name, and they are written
/// until nothing new is asked for.</summary>
internal sealed class Image
{
    private readonly Queue<MethodNode> functions = new();
    private readonly Queue<TypeNode> descriptors = new();
    private readonly HashSet<object> requested = [];
    private readonly Dictionary<string, string> prototypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bodies = new(StringComparer.Ordinal);
    private readonly List<TypeNode> described = [];
    private readonly Dictionary<string, string> thunkBodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> data = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldNode> statics = new(StringComparer.Ordinal);
    private readonly Dictionary<FieldNode, string> staticNames = [];
    private readonly Thunks thunks;

    public Image(CompiledProgram program, World world, Dispatch dispatch)
    {
        Program = program;
        World = world;
        Virtuals = new VirtualMethods(program, dispatch);
        Throws = new ThrowAnalysis(program, Virtuals);
        Names = new NameTable(world);
        Layouts = new Layouts(world);
        Structs = new StructWriter(this);
        Literals = new Literals(this);
        thunks = new Thunks(this);
    }

    public CompiledProgram Program { get; }

    public World World { get; }

    public VirtualMethods Virtuals { get; }

    public ThrowAnalysis Throws { get; }

    public NameTable Names { get; }

    public Layouts Layouts { get; }

    public StructWriter Structs { get; }

    public Literals Literals { get; }

    public IReadOnlyDictionary<string, string> Prototypes => prototypes;

    public IReadOnlyDictionary<string, string> Bodies => bodies;

    /// <summary>The types that have a descriptor.</summary>
    public IReadOnlyCollection<TypeNode> Descriptors => described;

    /// <summary>Whether the image contains the class library's code that prints enums.</summary>
    public bool PrintsEnums => requested.OfType<MethodNode>().Any(m => m.Owner.IsNamed("System.EnumNames"));

    /// <summary>Whether any type in the image has a row in the selector table.</summary>
    public bool UsesSelectors => described.Any(t => Virtuals.Selectors.RowOf(t) is not null);

    public IReadOnlyDictionary<string, string> ThunkBodies => thunkBodies;

    public IReadOnlyDictionary<string, string> Data => data;

    public IEnumerable<KeyValuePair<string, FieldNode>> Statics =>
        statics.OrderBy(s => s.Key, StringComparer.Ordinal);

    public List<NativeImport> Imports { get; } = [];

    /// <summary>Writes everything the roots need.</summary>
    public void Write()
    {
        UseFunction(Program.Main);
        foreach (MethodNode export in Program.Exports.Keys)
        {
            UseFunction(export);
        }
        foreach (MethodNode method in Program.CalledByC)
        {
            thunks.Use(method, Entry.FromC);
        }
        foreach (TypeNode type in ImageInfo.TypesOf(World))
        {
            UseType(type);
        }
        while (functions.Count + descriptors.Count > 0)
        {
            while (functions.TryDequeue(out MethodNode? method))
            {
                WriteFunction(method);
            }
            while (descriptors.TryDequeue(out TypeNode? type))
            {
                described.Add(type);
                new DescriptorWriter(this, type).Request();
                RequestSelectors(type);
            }
        }
    }

    /// <summary>The descriptors' text, once all of them are known.</summary>
    public IReadOnlyDictionary<string, string> WriteDescriptors() =>
        described.ToDictionary(UseType, type => new DescriptorWriter(this, type).Write());

    /// <summary>The C name of a method, which will be written.</summary>
    public string UseFunction(MethodNode method)
    {
        if (requested.Add(method))
        {
            functions.Enqueue(method);
        }
        return Program.Imports.ContainsKey(method) ? "import_" + Names.Of(method) : Names.Of(method);
    }

    /// <summary>The C name of a type descriptor, which will be written.</summary>
    public string UseType(TypeNode type)
    {
        if (requested.Add(type))
        {
            descriptors.Enqueue(type);
            string name = $"{Names.Of(type)}_type";
            prototypes.Add(name, $"static const ns_type {name};\n");
        }
        return $"{Names.Of(type)}_type";
    }

    /// <summary>The C function through which <paramref name="method"/> is entered in the given way.</summary>
    public string UseEntry(MethodNode method, Entry entry) =>
        entry == Entry.Direct ? UseFunction(method) : thunks.Use(method, entry);

    public string UseMulticastCode(TypeNode delegateType) => thunks.UseMulticastCode(delegateType);

    /// <summary>The C variable of a static field.</summary>
    public string UseStatic(FieldNode field)
    {
        if (!staticNames.TryGetValue(field, out string? name))
        {
            name = $"{Names.Of(field.Owner)}_{Layouts.StemOf(field)}";
            while (!statics.TryAdd(name, field))
            {
                name += "_";
            }
            Structs.Require(field.Type);
            staticNames.Add(field, name);
        }
        return field.Type.ContainsReferences ? "ns_statics." + name : name;
    }

    /// <summary>The state of a type's static constructor.</summary>
    public string UseInitState(TypeNode type)
    {
        string name = $"{Names.Of(type)}_init";
        data.TryAdd(name, $"static ns_class_init_state {name};\n");
        return name;
    }

    public void AddData(string name, string definition) => data.TryAdd(name, definition);

    public void AddFunction(string name, string prototype, string body)
    {
        prototypes.Add(name, prototype);
        bodies.Add(name, body);
    }

    /// <summary>Adds a function that stands for no line of the program.</summary>
    public void AddThunk(string name, string prototype, string body)
    {
        prototypes.Add(name, prototype);
        thunkBodies.Add(name, body);
    }

    /// <summary>A function's C declaration, without storage class and semicolon.</summary>
    public string Signature(MethodNode method, string name, IReadOnlyList<string>? parameterNames = null)
    {
        List<TypeNode> types = ParameterTypes(method);
        IEnumerable<string> parameters = types.Select((type, i) =>
            parameterNames is null ? TypeName(type) : CTypes.Declare(TypeName(type), parameterNames[i]));
        string list = types.Count == 0 ? "void" : string.Join(", ", parameters);
        return CTypes.Declare(TypeName(method.ReturnType), $"{name}({list})");
    }

    public List<TypeNode> ParameterTypes(MethodNode method) =>
        method.IsStatic
            ? [.. method.Parameters]
            : [method.Owner.IsValueType ? World.ByRefTo(method.Owner) : method.Owner, .. method.Parameters];

    /// <summary>The C type of a variable of that type; its struct is defined if it has one.</summary>
    public string TypeName(TypeNode type)
    {
        switch (type.Category)
        {
            case TypeCategory.Void:
                return "void";
            case TypeCategory.Primitive or TypeCategory.Enum:
                return CTypes.Of(type.Primitive);
            case TypeCategory.Struct:
                return Structs.Require(type);
            default:
                return CTypes.Of(type.Kind);
        }
    }

    public bool IsDescribed(TypeNode type) => described.Contains(type);

    private void RequestSelectors(TypeNode type)
    {
        foreach ((TypeNode Type, MethodNode Body)? entry in Virtuals.Selectors.Entries)
        {
            if (entry is { } cell && cell.Type == type)
            {
                DescriptorWriter.Pointer(this, cell.Body);
            }
        }
    }

    private void WriteFunction(MethodNode method)
    {
        if (Program.Imports.TryGetValue(method, out NativeImport? import))
        {
            string name = "import_" + Names.Of(method);
            prototypes.Add(name, $"{Signature(method, name)} __asm__(\"{import.Symbol}\");\n");
            Imports.Add(import);
            return;
        }
        if (Program.Functions.TryGetValue(method, out Function? function))
        {
            new FunctionWriter(this, function).Write();
        }
    }
}
