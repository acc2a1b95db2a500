using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace NanoSocket.Core.Storage;

/// <summary>Makes bundles, on the PC.</summary>
public static class BundleImage
{
    /// <summary>The contents of a bundle, without its header: entries first, then the files' bytes.</summary>
    /// <param name="files">Names without "/lua/", and bytes.</param>
    /// <exception cref="ArgumentException">A name is empty or too long, or there are too many files.</exception>
    public static byte[] Contents(IReadOnlyList<KeyValuePair<string, byte[]>> files)
    {
        if (files.Count > ScriptBundle.MostFiles)
        {
            throw new ArgumentException("a bundle has no more than 512 files");
        }

        int dataAt = 0;
        int length = 0;
        for (int i = 0; i < files.Count; i++)
        {
            dataAt += ScriptBundle.EntryLength + Padded(NameOf(files[i].Key).Length);
            length += Padded(files[i].Value.Length);
        }

        byte[] contents = new byte[dataAt + length];
        int at = 0;
        for (int i = 0; i < files.Count; i++)
        {
            byte[] name = NameOf(files[i].Key);
            byte[] bytes = files[i].Value;
            Span<byte> entry = contents.AsSpan(at);
            BinaryPrimitives.WriteInt32LittleEndian(entry, dataAt);
            BinaryPrimitives.WriteInt32LittleEndian(entry.Slice(4), bytes.Length);
            entry[8] = (byte)name.Length;
            name.AsSpan().CopyTo(entry.Slice(ScriptBundle.EntryLength));
            bytes.AsSpan().CopyTo(contents.AsSpan(dataAt));
            at += ScriptBundle.EntryLength + Padded(name.Length);
            dataAt += Padded(bytes.Length);
        }

        return contents;
    }

    /// <summary>A whole bundle as it stands in flash: header and contents.</summary>
    public static byte[] Make(IReadOnlyList<KeyValuePair<string, byte[]>> files, uint sequence)
    {
        byte[] contents = Contents(files);
        byte[] image = new byte[ScriptBundle.HeaderLength + contents.Length];
        BundleInstaller.WriteHeader(image, sequence, contents.Length, files.Count,
            Crc32.Add(Crc32.Start, contents));
        contents.AsSpan().CopyTo(image.AsSpan(ScriptBundle.HeaderLength));
        return image;
    }

    private static int Padded(int length) => (length + 3) & -4;

    private static byte[] NameOf(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length is > 0 and <= ScriptBundle.LongestName
            ? bytes : throw new ArgumentException("a script's name has 1 to 100 bytes: " + name);
    }
}
