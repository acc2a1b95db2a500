using System;
using System.IO;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NanoSocket.Link.Tests.Support;

/// <summary>
/// Runs a test with a network stack of its own. lwIP's state is static, and .NET binds a DllImport once for an
/// assembly: so each run gets its own copy of the test, core and native libraries in a load context of its own.
/// </summary>
internal sealed class Isolated : AssemblyLoadContext
{
    private const string NetworkLibrary = "nslink";

    private readonly string nativeName;
    private readonly string nativeFile;
    private readonly string folder = Directory.CreateTempSubdirectory("nslink-").FullName;
    private IntPtr native;

    private Isolated(string nativeName, string nativeFile)
        : base(isCollectible: true)
    {
        this.nativeName = nativeName;
        this.nativeFile = nativeFile;
    }

    /// <summary>Runs a lambda that captures nothing.</summary>
    public static void Run(Action test)
    {
        if (test.Target is not null && test.Target.GetType().GetFields().Length > 0 &&
            test.Target.GetType().GetField("<>9", BindingFlags.Static | BindingFlags.Public) is null)
        {
            throw new ArgumentException("the test captures variables; pass them with Run<T>", nameof(test));
        }
        RunCopy(test.Method, [], NetworkLibrary, "libnslink.so");
    }

    /// <summary>Runs a lambda that captures nothing, with an argument of a type that both contexts share.</summary>
    public static void Run<T>(Action<T> test, T argument) =>
        RunCopy(test.Method, [argument], NetworkLibrary, "libnslink.so");

    /// <summary>The same with another library: its name in a DllImport, and the file that stands for it.</summary>
    public static void Run<T>(Action<T> test, T argument, string library, string file) =>
        RunCopy(test.Method, [argument], library, file);

    private static void RunCopy(MethodInfo method, object?[] arguments, string library, string file)
    {
        Isolated context = new(library, file);
        try
        {
            Type owner = method.DeclaringType!;
            Type copy = context.LoadFromAssemblyPath(owner.Assembly.Location).GetType(owner.FullName!, true)!;
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public |
                BindingFlags.NonPublic;
            MethodInfo target = copy.GetMethod(method.Name, Any)!;
            object? instance = target.IsStatic ? null : Activator.CreateInstance(copy, nonPublic: true);
            target.Invoke(instance, arguments);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(wrapped.InnerException);
        }
        finally
        {
            context.End();
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "NanoSocket.Core"
        ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "NanoSocket.Core.dll"))
        : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        if (unmanagedDllName != nativeName)
        {
            return IntPtr.Zero;
        }
        if (native == IntPtr.Zero)
        {
            // The loader knows a library by its file: a copy is a new one.
            string copy = Path.Combine(folder, nativeFile);
            File.Copy(Path.Combine(AppContext.BaseDirectory, nativeFile), copy);
            native = NativeLibrary.Load(copy);
        }
        return native;
    }

    private void End()
    {
        Unload();
        Directory.Delete(folder, recursive: true);
    }
}
