using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Storage;
using Xunit;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>Paths, handles and scripts.</summary>
public sealed class FileSystemTests
{
    private const FileAccess Make = FileAccess.Write | FileAccess.Read | FileAccess.Create | FileAccess.Truncate;

    [Theory]
    [InlineData("/a.txt", "a.txt")]
    [InlineData("//./a.txt", "/a.txt")]
    [InlineData("/ldata/./b", "ldata//b")]
    public void A_path_is_the_same_with_and_without_its_first_slash_and_empty_names(string written, string read)
    {
        FileSystem files = Mounted(out _);
        Put(files, written, "bytes");

        Assert.Equal("bytes", Get(files, read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/../a")]
    [InlineData("/a\0b")]
    [InlineData("/0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_malformed_path_is_refused(string path)
        => Assert.Equal(FileStatus.BadPath, Mounted(out _).Open(Bytes(path), Make, out _));

    [Theory]
    [InlineData("/none", FileAccess.Read, FileStatus.NotFound)]
    [InlineData("/none/a", Make, FileStatus.NotFound)]
    [InlineData("/file/a", Make, FileStatus.NotDirectory)]
    [InlineData("/ldata", FileAccess.Read, FileStatus.IsDirectory)]
    [InlineData("/", FileAccess.Read, FileStatus.IsDirectory)]
    [InlineData("/lua", FileAccess.Read, FileStatus.IsDirectory)]
    [InlineData("/lua/main.lua", Make, FileStatus.ReadOnly)]
    [InlineData("/lua/none.lua", FileAccess.Read, FileStatus.NotFound)]
    public void Opening_says_why_it_fails(string path, FileAccess access, FileStatus expected)
    {
        FileSystem files = Mounted(out _);
        Put(files, "/file", "");

        Assert.Equal(expected, files.Open(Bytes(path), access, out _));
    }

    [Fact]
    public void Scripts_are_read_from_the_bundle_and_cannot_be_changed()
    {
        FileSystem files = Mounted(out _);

        Assert.Equal("print('hello')", Get(files, "/lua/main.lua"));
        Assert.Equal(["main.lua", "sub/x.lua"], Names(files, "/lua"));
        Assert.Equal(FileStatus.ReadOnly, files.Remove("/lua/main.lua"u8));
        Assert.Equal(FileStatus.ReadOnly, files.Rename("/lua/main.lua"u8, "/a"u8));
        Assert.Equal(FileStatus.ReadOnly, files.Rename("/a"u8, "/lua/main.lua"u8));
        Assert.Equal(FileStatus.ReadOnly, files.MakeDirectory("/lua/new"u8));
    }

    [Fact]
    public void Renaming_replaces_and_a_handle_of_the_replaced_file_is_no_more()
    {
        FileSystem files = Mounted(out _);
        Put(files, "/old", "old");
        Put(files, "/new", "new");
        files.Open("/old"u8, FileAccess.Read, out int handle);

        Assert.Equal(FileStatus.Ok, files.Rename("/new"u8, "/old"u8));

        Assert.Equal("new", Get(files, "/old"));
        Assert.Equal(NodeKind.None, files.KindOf("/new"u8));
        Assert.Equal(FileStatus.BadHandle, files.Read(handle, 0, new byte[1], out _));
        Assert.Equal(-1, files.LengthOf(handle));
        Put(files, "/gets-the-id", "other");
        Assert.Equal(FileStatus.BadHandle, files.Read(handle, 0, new byte[1], out _));
        Assert.Equal(FileStatus.Ok, files.Close(handle));
    }

    [Fact]
    public void Directories_are_made_listed_and_removed_when_empty()
    {
        FileSystem files = Mounted(out _);
        Assert.Equal(FileStatus.Ok, files.MakeDirectory("/d"u8));
        Assert.Equal(FileStatus.Exists, files.MakeDirectory("/d"u8));
        Assert.Equal(FileStatus.NotFound, files.MakeDirectory("/none/d"u8));
        Put(files, "/d/b", "12");
        Put(files, "/d/c", "345");

        Assert.Equal(["b", "c"], Names(files, "/d"));
        Assert.Equal(["d", "ldata"], Names(files, "/"));
        Assert.Equal(FileStatus.NotEmpty, files.RemoveDirectory("/d"u8));
        Assert.Equal(FileStatus.IsDirectory, files.Remove("/d"u8));
        Assert.Equal(FileStatus.NotDirectory, files.RemoveDirectory("/d/b"u8));
        files.Remove("/d/b"u8);
        files.Remove("/d/c"u8);
        Assert.Equal(FileStatus.Ok, files.RemoveDirectory("/d"u8));
        Assert.Equal(FileStatus.ReadOnly, files.RemoveDirectory("/ldata"u8));
        Assert.Equal(FileStatus.ReadOnly, files.RemoveDirectory("/"u8));
    }

    [Fact]
    public void Open_files_are_bounded_and_bad_handles_refused()
    {
        FileSystem files = Mounted(out _);
        Put(files, "/a", "x");
        for (int i = 0; i < FileSystem.MaxOpen; i++)
        {
            Assert.Equal(FileStatus.Ok, files.Open("/a"u8, FileAccess.Read, out _));
        }

        Assert.Equal(FileStatus.TooManyOpen, files.Open("/a"u8, FileAccess.Read, out _));
        Assert.Equal(FileStatus.ReadOnly, files.Write(0, 0, "y"u8));
        Assert.Equal(FileStatus.BadHandle, files.Close(-1));
        Assert.Equal(FileStatus.BadHandle, files.Close(FileSystem.MaxOpen));
        Assert.Equal(FileStatus.Ok, files.Close(3));
        Assert.Equal(FileStatus.BadHandle, files.Close(3));
    }

    [Fact]
    public void A_write_longer_than_a_record_is_written_in_pieces()
    {
        FileSystem files = Mounted(out _);
        byte[] bytes = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7))];
        files.Open("/big"u8, Make, out int handle);

        Assert.Equal(FileStatus.Ok, files.Write(handle, -1, bytes));
        Assert.Equal(FileStatus.Ok, files.Write(handle, 5, "five"u8));

        "five"u8.CopyTo(bytes.AsSpan(5));
        byte[] read = new byte[20_000];
        files.Read(handle, 0, read, out int count);
        Assert.Equal(bytes, read[..count]);
    }

    [Fact]
    public void Without_flash_every_call_says_so()
    {
        FileSystem files = new(null, null);

        Assert.Equal(FileStatus.NoDevice, files.Mount());
        Assert.Equal(FileStatus.NoDevice, files.Open("/a"u8, Make, out _));
        Assert.Equal(FileStatus.NoDevice, files.MakeDirectory("/a"u8));
        Assert.Equal(FileStatus.NotFound, files.Open("/lua/main.lua"u8, FileAccess.Read, out _));
        Assert.Equal(0, files.FreeBytes + files.TotalBytes);
    }

    [Fact]
    public void A_bundle_that_was_installed_counts_and_one_that_was_not_complete_does_not()
    {
        FileSystem files = Mounted(out ScriptBundle bundle);
        byte[] contents = BundleImage.Contents([new("main.lua", Bytes("new"))]);
        BundleInstaller installer = new(bundle);

        installer.Begin(contents.Length);
        installer.Write(contents.AsSpan(0, 5));
        Assert.Equal(FileStatus.BadArgument, installer.Commit(1, Crc32.Add(0, contents)));
        Assert.Equal("print('hello')", Get(files, "/lua/main.lua"));
        installer.Write(contents.AsSpan(5));
        Assert.Equal(FileStatus.BadArgument, installer.Write("x"u8));
        Assert.Equal(FileStatus.BadArgument, installer.Commit(1, 0));
        Assert.Equal(FileStatus.Ok, installer.Commit(1, Crc32.Add(0, contents)));

        Assert.Equal("new", Get(files, "/lua/main.lua"));
        Assert.Equal(2u, bundle.Sequence);
    }

    [Fact]
    public void A_power_cut_at_any_operation_of_an_installation_leaves_one_bundle_or_the_other()
    {
        byte[] contents = BundleImage.Contents([new("main.lua", Bytes("new scripts"))]);
        EmulatedFlash prepared = FlashWithBundle(EmulatedFlash.Small);
        int operations = 1 + ((contents.Length + 3) / 4) + (ScriptBundle.HeaderLength / 4);
        List<uint> sequences = [];
        for (int cut = 0; cut < operations; cut++)
        {
            EmulatedFlash flash = prepared.Copy();
            ScriptBundle bundle = Bundle(flash);
            BundleInstaller installer = new(bundle);
            flash.CutPowerAfter(cut);
            Assert.Throws<PowerCutException>(() =>
            {
                installer.Begin(contents.Length);
                installer.Write(contents);
                installer.Commit(1, Crc32.Add(0, contents));
            });
            flash.RestorePower();
            sequences.Add(Bundle(flash).Sequence);
            Assert.Equal(sequences[^1], Bundle(flash).Sequence);
        }

        Assert.All(sequences.SkipLast(1), sequence => Assert.Equal(1u, sequence));
    }

    [Fact]
    public void A_damaged_bundle_never_does_more_than_not_being_found()
        => Gen.Select(Gen.Int[0, 200], Gen.Byte).Array[1, 6].Sample(damage =>
        {
            EmulatedFlash flash = FlashWithBundle(EmulatedFlash.Small);
            int length = BitConverter.ToInt32(flash.Bytes.Slice(8, 4));
            foreach ((int place, byte value) in damage)
            {
                flash.Bytes[ScriptBundle.HeaderLength + (place % length)] = value;
            }

            // The checks are right, as a hostile maker of bundles would have them.
            BundleInstaller.WriteHeader(flash.Bytes, 1, length, 2,
                Crc32.Add(0, flash.Bytes.Slice(ScriptBundle.HeaderLength, length)));
            FileSystem files = new(null, Bundle(flash));
            foreach (string name in Names(files, "/lua"))
            {
                if (files.Open(Bytes("/lua/" + name), FileAccess.Read, out int handle) == FileStatus.Ok)
                {
                    byte[] bytes = new byte[Math.Min(files.LengthOf(handle), 4000)];
                    Assert.Equal(FileStatus.Ok, files.Read(handle, 0, bytes, out _));
                    files.Close(handle);
                }
            }
        }, iter: 2000);

    private static FileSystem Mounted(out ScriptBundle bundle)
    {
        EmulatedFlash flash = FlashWithBundle([16384, 16384, 32768, 32768]);
        bundle = Bundle(flash);
        FileSystem files = new(new FlashStore(new FlashArea(flash, 2), new FlashArea(flash, 3)), bundle);
        Assert.Equal(FileStatus.Ok, files.Mount());
        return files;
    }

    private static EmulatedFlash FlashWithBundle(int[] sectors)
    {
        EmulatedFlash flash = new(sectors, 5);
        BundleImage.Make([new("main.lua", Bytes("print('hello')")), new("sub/x.lua", Bytes("x"))], 1).CopyTo(flash.Bytes);
        return flash;
    }

    private static ScriptBundle Bundle(EmulatedFlash flash)
    {
        ScriptBundle bundle = new(new FlashArea(flash, 0), new FlashArea(flash, 1));
        bundle.Open();
        return bundle;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void Put(FileSystem files, string path, string text)
    {
        Assert.Equal(FileStatus.Ok, files.Open(Bytes(path), Make, out int handle));
        Assert.Equal(FileStatus.Ok, files.Write(handle, 0, Bytes(text)));
        Assert.Equal(FileStatus.Ok, files.Close(handle));
    }

    private static string Get(FileSystem files, string path)
    {
        Assert.Equal(FileStatus.Ok, files.Open(Bytes(path), FileAccess.Read, out int handle));
        byte[] bytes = new byte[100];
        Assert.Equal(FileStatus.Ok, files.Read(handle, 0, bytes, out int count));
        Assert.Equal(FileStatus.Ok, files.Close(handle));
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static string[] Names(FileSystem files, string path)
    {
        List<string> names = [];
        byte[] name = new byte[ScriptBundle.LongestName];
        int place = 0;
        while (files.List(Bytes(path), ref place, name, out int length, out _, out _) == FileStatus.Ok && length > 0)
        {
            names.Add(Encoding.UTF8.GetString(name, 0, length));
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
