// Throw, catch by type and order, filters, finally in every exit, nesting, rethrow, exceptions from every run-time check.
using System;
using System.Collections.Generic;

class AppException : Exception
{
    public readonly int Code;
    public AppException(int code, Exception? inner = null) : base("app " + code, inner) => Code = code;
}
sealed class SpecialException : AppException { public SpecialException(int code) : base(code * 100) { } }

static class Program
{
    static string s_trace = "";
    static void Mark(string text) => s_trace += text + " ";
    static bool Note(string text, bool result) { Mark(text); return result; }

    static int Nested(int how)
    {
        try
        {
            Mark("t1");
            try
            {
                Mark("t2");
                switch (how)
                {
                    case 0: return 10;
                    case 1: throw new AppException(1);
                    case 2: throw new SpecialException(2);
                    case 3: throw new ArgumentNullException("how");
                    case 4: goto done;
                }
                Mark("after");
            }
            catch (SpecialException e) when (e.Code > 1000) { Mark("never"); }
            catch (SpecialException e) { Mark("special" + e.Code); throw; }
            catch (AppException e) when (Note("filter" + e.Code, e.Code == 1)) { Mark("app"); return 20; }
            finally { Mark("f2"); }
        done:
            Mark("done");
            return 30;
        }
        catch (AppException e) { Mark("outer" + e.Code); return 40; }
        finally { Mark("f1"); }
    }

    static int FinallyInLoop()
    {
        int count = 0;
        for (int i = 0; i < 10; i++)
        {
            try { if (i == 2) continue; if (i == 6) break; count += i; }
            finally { count += 100; }
        }
        return count;
    }

    static int Deep(int n) { try { return n == 0 ? throw new AppException(n) : Deep(n - 1) + 1; } finally { if (n % 5 == 0) Mark("u" + n); } }

    static void Check(string name, Action action)
    {
        try { action(); Console.WriteLine(name + ": none"); }
        catch (Exception e) { Console.WriteLine(name + ": " + e.GetType().FullName + ": " + e.Message); }
    }

    static IEnumerable<int> Faulty() { try { yield return 1; yield return 2; throw new AppException(9); } finally { Mark("iterator"); } }

    sealed class Resource : IDisposable { readonly string _name; public Resource(string name) { _name = name; Mark("+" + name); } public void Dispose() => Mark("-" + _name); }

    static int Main()
    {
        for (int how = 0; how < 6; how++)
        {
            s_trace = "";
            string result;
            try { result = Nested(how).ToString(); } catch (Exception e) { result = e.GetType().Name; }
            Console.WriteLine(how + " " + result + ": " + s_trace);
        }
        Console.WriteLine(FinallyInLoop());
        s_trace = "";
        try { Deep(20); } catch (AppException) { Console.WriteLine(s_trace); }
        int zero = 0, big = int.MaxValue; double huge = 1e20; long min = long.MinValue; int[] none = null!; int[] three = { 1, 2, 3 }; object text = "text"; string nul = null!;
        Check("divide", () => Console.Write(1 / zero));
        Check("remainder", () => Console.Write(1L % zero));
        Check("minimum", () => Console.Write(min / (zero - 1)));
        Check("index", () => Console.Write(three[three.Length + zero]));
        Check("negative", () => Console.Write(three[zero - 1]));
        Check("null array", () => Console.Write(none[0]));
        Check("null string", () => Console.Write(nul.Length));
        Check("cast", () => Console.Write(((Version0)text).Value));
        Check("unbox", () => Console.Write((int)text));
        Check("overflow", () => Console.Write(checked(big + 1)));
        Check("narrow", () => Console.Write(checked((byte)big)));
        Check("float", () => Console.Write(checked((int)huge)));
        Check("length", () => Console.Write(new int[zero - 1].Length));
        Check("variance", () => { object[] array = new string[1]; array[0] = 5; });
        Check("nullable", () => { int? n = null; Console.Write(n!.Value); });
        Check("throw null", () => throw null!);
        Check("inner", () => { try { throw new AppException(1); } catch (Exception e) { throw new InvalidOperationException("wrapped", e); } });
        s_trace = "";
        try { foreach (int i in Faulty()) Mark("i" + i); } catch (AppException e) { Mark("caught" + e.Code); }
        foreach (int i in Faulty()) { if (i == 1) break; }
        try { using var a = new Resource("a"); using (var b = new Resource("b")) { throw new AppException(3); } } catch (AppException) { Mark("end"); }
        try { try { throw new AppException(1); } finally { try { throw new AppException(2); } catch (AppException e) { Mark("in" + e.Code); } } } catch (AppException e) { Mark("out" + e.Code); }
        try { try { throw new AppException(1); } finally { throw new AppException(4); } } catch (AppException e) { Mark("replaced" + e.Code); }
        Console.WriteLine(s_trace);
        try { try { throw new AppException(5); } catch (Exception e) { throw new AppException(6, e); } }
        catch (AppException e) { Console.WriteLine(e.Message + " <- " + e.InnerException!.Message + " " + (e.StackTrace != null)); }
        return 3;
    }
}
sealed class Version0 { public int Value = 1; }
