using System.Runtime.InteropServices;

namespace System;

/// <summary>
/// A natural number of many digits in memory of the caller, for exact conversion of floating point numbers. It never
/// needs more than the words it was given: the callers know the largest value they make.
/// </summary>
internal ref struct BigNumber
{
    /// <summary>Enough for every number that occurs when a double is written: about 1140 bits.</summary>
    internal const int WordsForDouble = 37;

    private readonly Span<uint> _words; // least significant first; above _length they are undefined
    private int _length;

    /// <summary>The memory and this struct belong to the same frame, which the language cannot see.</summary>
    internal BigNumber(scoped Span<uint> words)
    {
        _words = MemoryMarshal.CreateSpan(ref words.Reference, words.Length);
        _length = 0;
    }

    internal readonly bool IsZero => _length == 0;

    internal readonly int BitLength => _length == 0
        ? 0 : 32 * _length - Numerics.BitOperations.LeadingZeroCount(_words[_length - 1]);

    internal void Set(ulong value)
    {
        _words[0] = (uint)value;
        _words[1] = (uint)(value >> 32);
        _length = value == 0 ? 0 : value <= uint.MaxValue ? 1 : 2;
    }

    internal void Set(in BigNumber other)
    {
        _length = other._length;
        other._words.Slice(0, _length).CopyTo(_words);
    }

    /// <summary>this = this * factor + addend.</summary>
    internal void MultiplyAdd(uint factor, uint addend)
    {
        ulong carry = addend;
        for (int i = 0; i < _length; i++)
        {
            carry += (ulong)_words[i] * factor;
            _words[i] = (uint)carry;
            carry >>= 32;
        }

        if (carry != 0)
        {
            _words[_length++] = (uint)carry;
        }
    }

    internal void MultiplyPowerOf10(int exponent)
    {
        for (; exponent >= 9; exponent -= 9)
        {
            MultiplyAdd(1_000_000_000, 0);
        }

        uint rest = 1;
        for (; exponent > 0; exponent--)
        {
            rest *= 10;
        }

        MultiplyAdd(rest, 0);
    }

    internal void ShiftLeft(int bits)
    {
        if (_length == 0)
        {
            return;
        }

        int words = bits >> 5;
        int shift = bits & 31;
        uint top = shift == 0 ? 0 : _words[_length - 1] >> (32 - shift);
        if (top != 0)
        {
            _words[_length + words] = top;
        }

        for (int i = _length - 1; i >= 0; i--)
        {
            uint below = i == 0 || shift == 0 ? 0 : _words[i - 1] >> (32 - shift);
            _words[i + words] = (_words[i] << shift) | below;
        }

        _words.Slice(0, words).Clear();
        _length += words + (top != 0 ? 1 : 0);
    }

    internal static int Compare(in BigNumber a, in BigNumber b)
    {
        if (a._length != b._length)
        {
            return a._length - b._length;
        }

        for (int i = a._length - 1; i >= 0; i--)
        {
            if (a._words[i] != b._words[i])
            {
                return a._words[i] < b._words[i] ? -1 : 1;
            }
        }

        return 0;
    }

    /// <summary>Compares a + b with c.</summary>
    internal static int CompareSum(in BigNumber a, in BigNumber b, in BigNumber c)
    {
        int length = Math.Max(Math.Max(a._length, b._length), c._length);
        long difference = 0; // of the words above, in units of the current one; at most a few of them matter
        for (int i = length - 1; i >= 0; i--)
        {
            difference = (difference << 32) + a.WordAt(i) + b.WordAt(i) - c.WordAt(i);
            if (difference > 0 || difference < -1)
            {
                return difference > 0 ? 1 : -1;
            }
        }

        return difference == 0 ? 0 : -1;
    }

    /// <summary>this -= other * factor; the result is not negative.</summary>
    internal void SubtractMultiple(in BigNumber other, uint factor)
    {
        ulong borrow = 0;
        for (int i = 0; i < _length; i++)
        {
            ulong taken = (ulong)other.WordAt(i) * factor + borrow;
            uint low = (uint)taken;
            borrow = (taken >> 32) + (_words[i] < low ? 1u : 0u);
            _words[i] -= low;
        }

        while (_length > 0 && _words[_length - 1] == 0)
        {
            _length--;
        }
    }

    /// <summary>
    /// Divides by a number that is more than a tenth of this one: returns the quotient, 0 to 9, and keeps the
    /// remainder.
    /// The divisor's highest word must lie between 2^27 and 2^28: ten times it is one word too, and the guess from it
    /// is at most one too small.
    /// </summary>
    internal uint DivideDigit(in BigNumber divisor)
    {
        if (_length < divisor._length)
        {
            return 0;
        }

        uint guess = _words[_length - 1] / (divisor._words[divisor._length - 1] + 1);
        if (guess != 0)
        {
            SubtractMultiple(divisor, guess);
        }

        if (Compare(this, divisor) >= 0)
        {
            SubtractMultiple(divisor, 1);
            guess++;
        }

        return guess;
    }

    private readonly uint WordAt(int index) => index < _length ? _words[index] : 0;
}
