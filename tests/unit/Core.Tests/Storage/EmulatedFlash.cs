using System;
using System.Linq;
using NanoSocket.Core.Storage;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>
/// NOR flash by the rules of the STM32F405: programming clears bits, a word at a time; erasing sets those of a sector. The
/// power can be cut in the middle of either. A bit that was being changed then reads now so and now so, until it is
/// changed again.
/// </summary>
internal sealed class EmulatedFlash : IFlashDevice
{
    /// <summary>RM0090 table 5.</summary>
    public static readonly int[] Stm32F405 =
        [.. Enumerable.Repeat(16384, 4), 65536, .. Enumerable.Repeat(131072, 7)];

    /// <summary>Two sectors, large enough for a store and small enough to be full soon.</summary>
    public static readonly int[] Small = [16384, 16384];

    private const int WordSize = IFlashDevice.WordSize;

    private readonly int[] _sectors;
    private readonly byte[] _bytes;
    private readonly uint[] _unstable;
    private readonly Random _random;
    private int _untilCut = int.MaxValue;

    public EmulatedFlash(int[] sectors, int seed = 0)
    {
        _sectors = sectors;
        _random = new Random(seed);
        _bytes = new byte[sectors.Sum()];
        _unstable = new uint[_bytes.Length / WordSize];
        _random.NextBytes(_bytes);
        Erasures = new int[sectors.Length];
    }

    private EmulatedFlash(EmulatedFlash other)
    {
        _sectors = other._sectors;
        _random = new Random(other.Operations);
        _bytes = [.. other._bytes];
        _unstable = [.. other._unstable];
        Erasures = [.. other.Erasures];
        Operations = other.Operations;
    }

    public int SectorCount => _sectors.Length;

    /// <summary>Words programmed and sectors erased so far.</summary>
    public int Operations { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>How often each sector was erased.</summary>
    public int[] Erasures { get; }

    /// <summary>A word that cannot be programmed any more; negative: none.</summary>
    public int WornAddress { get; set; } = -1;

    /// <summary>Nothing can be programmed or erased any more.</summary>
    public bool IsWornOut { get; set; }

    public Span<byte> Bytes => _bytes;

    public int SectorSize(int sector) => _sectors[sector];

    /// <summary>Another device with the same contents.</summary>
    public EmulatedFlash Copy() => new(this);

    /// <summary>Cuts the power in the middle of the operation after that many others; it is on otherwise.</summary>
    public void CutPowerAfter(int operations) => _untilCut = operations;

    public void RestorePower() => _untilCut = int.MaxValue;

    public bool Read(int address, Span<byte> buffer)
    {
        RequirePower();
        BytesRead += buffer.Length;
        _bytes.AsSpan(address, buffer.Length).CopyTo(buffer);
        for (int i = 0; i < buffer.Length; i++)
        {
            uint bits = _unstable[(address + i) / WordSize];
            if (bits != 0)
            {
                buffer[i] ^= (byte)(bits >> ((address + i) % WordSize * 8) & (uint)_random.Next(256));
            }
        }

        return true;
    }

    public bool Program(int address, ReadOnlySpan<byte> words)
    {
        if (address % WordSize != 0 || words.Length % WordSize != 0)
        {
            throw new ArgumentException("only whole words can be programmed");
        }

        bool same = true;
        for (int i = 0; i < words.Length; i += WordSize)
        {
            same &= ProgramWord(address + i, BitConverter.ToUInt32(words[i..]));
        }

        return same;
    }

    public bool EraseSector(int sector)
    {
        if (IsWornOut)
        {
            return false;
        }

        bool isCut = CountOperation();
        int start = StartOf(sector);
        Erasures[sector]++;
        for (int at = start; at < start + _sectors[sector]; at += WordSize)
        {
            uint left = isCut ? (uint)_random.NextInt64() & (uint)_random.NextInt64() : 0;
            Put(at, Get(at) | ~left);
            _unstable[at / WordSize] = isCut ? ~Get(at) | (uint)_random.NextInt64() : 0;
        }

        StopIf(isCut);
        return true;
    }

    private bool ProgramWord(int at, uint value)
    {
        bool isCut = CountOperation();
        uint clear = IsWornOut || at == WornAddress ? 0 : ~value;
        uint unstable = _unstable[at / WordSize];
        uint changing = clear & (Get(at) | unstable);
        uint done = isCut ? (uint)_random.NextInt64() : uint.MaxValue;
        Put(at, Get(at) & ~(clear & done));
        _unstable[at / WordSize] = (unstable & ~clear) | (isCut ? changing : 0);
        StopIf(isCut);
        return Get(at) == value;
    }

    private int StartOf(int sector)
    {
        int start = 0;
        for (int i = 0; i < sector; i++)
        {
            start += _sectors[i];
        }

        return start;
    }

    private uint Get(int at) => BitConverter.ToUInt32(_bytes, at);

    private void Put(int at, uint word) => BitConverter.TryWriteBytes(_bytes.AsSpan(at), word);

    private bool CountOperation()
    {
        RequirePower();
        Operations++;
        return _untilCut-- == 0;
    }

    private void RequirePower()
    {
        if (_untilCut < 0)
        {
            throw new PowerCutException();
        }
    }

    private static void StopIf(bool isCut)
    {
        if (isCut)
        {
            throw new PowerCutException();
        }
    }
}
