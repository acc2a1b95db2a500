using System;
using System.Buffers.Binary;

namespace NanoSocket.Core.Storage;

/// <summary>
/// Takes a bundle piece by piece into the area that is not in use. Until <see cref="Commit"/> the old bundle counts;
/// a power cut leaves one or the other. One thread at a time.
/// </summary>
public sealed class BundleInstaller
{
    private readonly ScriptBundle _bundle;
    private FlashArea _area;
    private uint _crc;
    private int _length;
    private int _written;
    private uint _word;
    private bool _failed;

    /// <summary>Makes an installer for a bundle's areas.</summary>
    public BundleInstaller(ScriptBundle bundle)
    {
        _bundle = bundle;
        _area = bundle.Spare;
    }

    /// <summary>Bytes of contents that fit.</summary>
    public int Capacity => _bundle.Spare.Length - ScriptBundle.HeaderLength;

    /// <summary>Erases the area that is not in use: takes seconds.</summary>
    /// <param name="length">Bytes of contents to come.</param>
    public FileStatus Begin(int length)
    {
        if (length < 0 || length > Capacity)
        {
            return FileStatus.NoSpace;
        }

        _area = _bundle.Spare;
        _length = length;
        _written = 0;
        _crc = Crc32.Start;
        _word = 0;
        _failed = !_area.Erase();
        return _failed ? FileStatus.IoError : FileStatus.Ok;
    }

    /// <summary>Adds contents, in pieces of any length.</summary>
    public FileStatus Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _length - _written)
        {
            return FileStatus.BadArgument;
        }

        _crc = Crc32.Add(_crc, bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            int shift = 8 * (_written & 3);
            _word = (_word & ~(0xFFu << shift)) | ((uint)bytes[i] << shift);
            _written++;
            if ((_written & 3) == 0)
            {
                PutWord();
            }
        }

        return _failed ? FileStatus.IoError : FileStatus.Ok;
    }

    /// <summary>Makes the contents the bundle, if they are complete and the flash holds them.</summary>
    /// <param name="files">Files in it.</param>
    /// <param name="crc">CRC of the contents, as the sender knows it.</param>
    public FileStatus Commit(int files, uint crc)
    {
        if (_written != _length || crc != _crc || files is < 0 or > ScriptBundle.MostFiles)
        {
            return FileStatus.BadArgument;
        }

        if ((_written & 3) != 0)
        {
            PutWord();
        }

        if (_failed || !ScriptBundle.TryCheck(_area, _length, out uint stored) || stored != crc)
        {
            return FileStatus.IoError;
        }

        Span<byte> header = stackalloc byte[ScriptBundle.HeaderLength];
        WriteHeader(header, unchecked(_bundle.Sequence + 1), _length, files, crc);
        if (!_area.Device.Program(_area.Start, header))
        {
            return FileStatus.IoError;
        }

        _bundle.Open();
        return FileStatus.Ok;
    }

    /// <summary>Writes a bundle's header.</summary>
    public static void WriteHeader(Span<byte> header, uint sequence, int length, int files, uint crc)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, ScriptBundle.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(4), sequence);
        BinaryPrimitives.WriteInt32LittleEndian(header.Slice(8), length);
        BinaryPrimitives.WriteInt32LittleEndian(header.Slice(12), files);
        BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(16), crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(20), Crc32.Add(Crc32.Start, header.Slice(0, 20)));
    }

    private void PutWord()
    {
        Span<byte> word = stackalloc byte[IFlashDevice.WordSize];
        BinaryPrimitives.WriteUInt32LittleEndian(word, _word);
        int at = _area.Start + ScriptBundle.HeaderLength + ((_written - 1) & -4);
        _failed = _failed || !_area.Device.Program(at, word);
    }
}
