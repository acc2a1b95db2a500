using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>
/// A method with the object it works on; its fields are <c>ns_delegate</c> of abi.h. A multicast delegate holds its
/// parts, none of which is multicast, in the list.
/// </summary>
public abstract class Delegate : ICloneable
{
#pragma warning disable CS0649 // written by the compiler's code for new delegates
    private object? _target;
    private nuint _code;
    private Delegate[]? _list;
#pragma warning restore CS0649

    private protected Delegate()
    {
    }

    /// <summary>The object the (last) method works on; null for a static method.</summary>
    public object? Target => _list is null ? _target : _list[_list.Length - 1].Target;

    public bool HasSingleTarget => _list is null;

    [return: NotNullIfNotNull(nameof(a)), NotNullIfNotNull(nameof(b))]
    public static Delegate? Combine(Delegate? a, Delegate? b)
    {
        if (a is null)
        {
            return b;
        }

        if (b is null)
        {
            return a;
        }

        CheckSameType(a, b);
        Delegate[] list = new Delegate[a.PartCount + b.PartCount];
        a.CopyParts(list, 0);
        b.CopyParts(list, a.PartCount);
        return a.NewMulticast(list);
    }

    public static Delegate? Combine(params Delegate?[]? delegates)
    {
        Delegate? result = null;
        foreach (Delegate? part in delegates ?? [])
        {
            result = Combine(result, part);
        }

        return result;
    }

    /// <summary>Takes the last occurrence of a delegate's parts out of another's.</summary>
    public static Delegate? Remove(Delegate? source, Delegate? value)
    {
        if (source is null || value is null)
        {
            return source;
        }

        CheckSameType(source, value);
        int count = source.PartCount;
        int removed = value.PartCount;
        for (int start = count - removed; start >= 0; start--)
        {
            if (source.HasPartsAt(start, value))
            {
                return source.WithoutParts(start, removed);
            }
        }

        return source;
    }

    public static Delegate? RemoveAll(Delegate? source, Delegate? value)
    {
        Delegate? result = source;
        Delegate? before;
        do
        {
            before = result;
            result = Remove(before, value);
        }
        while (!Equals(before, result));

        return result;
    }

    public virtual Delegate[] GetInvocationList()
    {
        Delegate[] list = new Delegate[PartCount];
        CopyParts(list, 0);
        return list;
    }

    public object Clone() => MemberwiseClone();

    public override bool Equals([NotNullWhen(true)] object? obj)
    {
        if (ReferenceEquals(this, obj))
        {
            return true;
        }

        if (obj is not Delegate other || other.GetType() != GetType() || PartCount != other.PartCount)
        {
            return false;
        }

        return _list is null ? IsSameCall(other) : HasPartsAt(0, other);
    }

    public override int GetHashCode() =>
        _list is null ? (int)_code * 31 + RuntimeHelpers.GetHashCode(_target) : _list[0].GetHashCode() + _list.Length;

    public static bool operator ==(Delegate? d1, Delegate? d2) => Equals(d1, d2);

    public static bool operator !=(Delegate? d1, Delegate? d2) => !Equals(d1, d2);

    /// <summary>
    /// The address of code that calls each delegate of the list with the caller's arguments. The compiler gives every
    /// delegate type its own override. The code's first argument, the target, is the multicast delegate itself.
    /// </summary>
    [Intrinsic]
    internal virtual nuint GetMulticastCode() => 0;

    private int PartCount => _list is null ? 1 : _list.Length;

    private static void CheckSameType(Delegate a, Delegate b)
    {
        if (a.GetType() != b.GetType())
        {
            ThrowHelper.ThrowArgument("Delegates must be of the same type.");
        }
    }

    private Delegate PartAt(int index) => _list is null ? this : _list[index];

    private bool IsSameCall(Delegate other) => _code == other._code && ReferenceEquals(_target, other._target);

    private bool HasPartsAt(int start, Delegate parts)
    {
        for (int i = 0; i < parts.PartCount; i++)
        {
            if (!PartAt(start + i).IsSameCall(parts.PartAt(i)))
            {
                return false;
            }
        }

        return true;
    }

    private void CopyParts(Delegate[] destination, int start)
    {
        for (int i = 0; i < PartCount; i++)
        {
            destination[start + i] = PartAt(i);
        }
    }

    private Delegate? WithoutParts(int start, int removed)
    {
        int left = PartCount - removed;
        if (left <= 1)
        {
            return left == 0 ? null : PartAt(start == 0 ? removed : 0);
        }

        Delegate[] list = new Delegate[left];
        for (int i = 0; i < left; i++)
        {
            list[i] = PartAt(i < start ? i : i + removed);
        }

        return NewMulticast(list);
    }

    private Delegate NewMulticast(Delegate[] list)
    {
        Delegate result = Unsafe.As<Delegate>(RuntimeType.Allocate(RuntimeType.Of(this)));
        result._target = result;
        result._code = GetMulticastCode();
        result._list = list;
        return result;
    }
}

/// <summary>Base of every delegate type.</summary>
public abstract class MulticastDelegate : Delegate
{
    private protected MulticastDelegate()
    {
    }
}
