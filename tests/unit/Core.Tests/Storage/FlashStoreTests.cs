using System;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Storage;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>The store on its own and against a model; docs/storage.md names these tests.</summary>
public sealed class FlashStoreTests
{
    internal static readonly Gen<StoreStep> Step =
        from kind in Gen.Int[0, 7]
        from path in Gen.Int[0, 7]
        from other in Gen.Int[0, 7]
        from number in Gen.Int[0, 1_000_000]
        select new StoreStep(kind, path, other, number);

    [Fact]
    public void The_store_holds_what_a_model_holds_and_still_does_after_mounting()
        => Seeds.Check("store-model", Gen.Select(Step.Array[1, 150], Gen.Int), given =>
        {
            (StoreStep[] steps, int seed) = given;
            EmulatedFlash flash = new(EmulatedFlash.Small, seed);
            StoreRun run = new(StoreRun.Mount(flash), new StoreModel());
            foreach (StoreStep step in steps)
            {
                step.Run(run);
            }

            Assert.Equal(run.Model.ToString(), StoreModel.Of(run.Store).ToString());
            FlashStore mounted = StoreRun.Mount(flash);
            Assert.Equal(run.Model.ToString(), StoreModel.Of(mounted).ToString());
            Assert.Equal(run.Store.FreeBytes, mounted.FreeBytes);
            Assert.Equal(0, mounted.DamagedRecords);
        }, iterations: 300);

    [Fact]
    public void Appending_does_not_rewrite_the_file()
    {
        EmulatedFlash flash = new(EmulatedFlash.Stm32F405);
        FlashStore store = StoreOf405(flash);
        int id = CreateFile(store, "log");
        store.Write(id, 0, new byte[4096]);
        int before = flash.Operations;

        store.Write(id, 4096, "20 bytes of a line.\n"u8);

        Assert.Equal((RecordHeader.Overhead + 20) / 4, flash.Operations - before);
    }

    [Fact]
    public void Reading_a_file_of_many_small_records_in_order_reads_the_flash_a_few_times_only()
    {
        EmulatedFlash flash = new(EmulatedFlash.Stm32F405);
        FlashStore store = StoreOf405(flash);
        int id = CreateFile(store, "log");
        byte[] line = Encoding.ASCII.GetBytes("20 bytes of a line.\n");
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(FileStatus.Ok, store.Write(id, i * line.Length, line));
        }

        long before = flash.BytesRead;
        byte[] bytes = StoreModel.ReadAll(store, id);

        Assert.Equal(line, bytes[^20..]);
        Assert.InRange(flash.BytesRead - before, bytes.Length, 4 * bytes.Length);
    }

    [Fact]
    public void Mounting_reads_one_area_about_twice_at_most_and_erases_nothing()
    {
        EmulatedFlash flash = new(EmulatedFlash.Stm32F405);
        FlashStore store = StoreOf405(flash);
        int id = CreateFile(store, "log");
        for (int i = 0; store.Generation == 1; i++)
        {
            store.Write(id, i % 100 * 40, new byte[40]);
        }

        int erasures = flash.Erasures.Sum();
        long before = flash.BytesRead;
        int operations = flash.Operations;
        StoreOf405(flash);

        Assert.Equal(erasures, flash.Erasures.Sum());
        Assert.InRange(flash.BytesRead - before, 1, 2 * 131072);
        Assert.InRange(flash.Operations - operations, 1, 20);
    }

    [Fact]
    public void Both_areas_wear_alike()
    {
        EmulatedFlash flash = new(EmulatedFlash.Small);
        FlashStore store = StoreRun.Mount(flash);
        int id = CreateFile(store, "counter");
        for (int i = 0; i < 50_000; i++)
        {
            Assert.Equal(FileStatus.Ok, store.Write(id, 0, BitConverter.GetBytes(i)));
        }

        Assert.InRange(flash.Erasures[0] - flash.Erasures[1], -1, 1);
        Assert.InRange(flash.Erasures.Sum(), 50_000 * 20 / 16384, (50_000 * 20 / 16384) + 3);
    }

    [Fact]
    public void A_full_store_refuses_to_grow_and_still_removes_shortens_and_overwrites()
    {
        EmulatedFlash flash = new(EmulatedFlash.Small);
        FlashStore store = StoreRun.Mount(flash);
        int id = CreateFile(store, "big");
        int size = 0;
        while (store.Write(id, size, new byte[100]) == FileStatus.Ok)
        {
            size += 100;
        }

        Assert.InRange(store.FreeBytes, 0, 120);
        Assert.Equal(FileStatus.NoSpace, store.Write(id, size, new byte[200]));
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(FileStatus.Ok, store.Write(id, i, new byte[4000]));
        }

        Assert.Equal(FileStatus.Ok, store.SetLength(id, 10));
        Assert.Equal(FileStatus.Ok, store.Remove(id));
        Assert.Equal(store.TotalBytes, store.FreeBytes);
    }

    [Fact]
    public void Each_erasing_makes_room_for_an_eighth_of_a_sector_however_full_the_store_is()
    {
        EmulatedFlash flash = new(EmulatedFlash.Stm32F405);
        FlashStore store = StoreOf405(flash);
        int big = CreateFile(store, "big");
        int small = CreateFile(store, "small");
        for (int at = 0; store.Write(big, at, new byte[4096]) == FileStatus.Ok; at += 4096)
        {
        }

        int erasures = flash.Erasures.Sum();
        for (int i = 0; i < 10_000; i++)
        {
            Assert.Equal(FileStatus.Ok, store.Write(small, 0, BitConverter.GetBytes(i)));
        }

        Assert.InRange(flash.Erasures.Sum() - erasures, 1, (10_000 * 20 / 16384) + 2);
    }

    [Fact]
    public void What_the_flash_holds_before_the_first_use_is_no_store()
        => Gen.Int.Sample(seed =>
        {
            FlashStore store = StoreRun.Mount(new EmulatedFlash(EmulatedFlash.Small, seed));
            Assert.True(store.WasFormatted);
            Assert.Equal(0, store.NextIn(0, 1));
        }, iter: 50);

    [Fact]
    public void Faded_bits_cost_a_record_and_are_counted()
    {
        EmulatedFlash flash = new(EmulatedFlash.Small);
        FlashStore store = StoreRun.Mount(flash);
        int first = CreateFile(store, "first");
        store.Write(first, 0, "precious"u8);
        int at = flash.Bytes.IndexOf("precious"u8);
        CreateFile(store, "second");
        flash.Bytes[at] ^= 1;

        FlashStore mounted = StoreRun.Mount(flash);

        Assert.Equal(1, mounted.DamagedRecords);
        Assert.Equal(0, mounted.LengthOf(mounted.Find(0, "first"u8)));
        Assert.True(mounted.Find(0, "second"u8) > 0);
    }

    [Fact]
    public void Damage_anywhere_never_makes_mounting_fail_or_the_store_unusable()
        => Gen.Select(Step.Array[20, 80], Gen.Int[0, 32767].Array[1, 50], Gen.Int).Sample((steps, places, seed) =>
        {
            EmulatedFlash flash = new(EmulatedFlash.Small, seed);
            StoreRun run = new(StoreRun.Mount(flash), new StoreModel());
            foreach (StoreStep step in steps)
            {
                step.Run(run);
            }

            foreach (int place in places)
            {
                flash.Bytes[place] = (byte)(place * seed);
            }

            FlashStore mounted = StoreRun.Mount(flash);
            mounted.Create(0, "after"u8, NodeKind.File, out int id);
            Assert.Equal(FileStatus.Ok, mounted.Write(id, 0, "usable"u8));
            Assert.Equal("usable"u8, StoreModel.ReadAll(mounted, id));
        }, iter: 300);

    [Fact]
    public void A_word_that_cannot_be_programmed_is_passed_over()
    {
        EmulatedFlash flash = new(EmulatedFlash.Small);
        FlashStore store = StoreRun.Mount(flash);
        int id = CreateFile(store, "file");
        store.Write(id, 0, "before"u8);
        flash.WornAddress = flash.Bytes.IndexOf("before"u8) + RecordHeader.TotalOf(6);

        Assert.Equal(FileStatus.Ok, store.Write(id, 6, " after"u8));

        FlashStore mounted = StoreRun.Mount(flash);
        Assert.Equal("before after"u8, StoreModel.ReadAll(mounted, mounted.Find(0, "file"u8)));
        Assert.Equal(0, mounted.DamagedRecords);
    }

    [Fact]
    public void Flash_that_takes_nothing_any_more_fails_calls_and_keeps_what_it_held()
    {
        EmulatedFlash flash = new(EmulatedFlash.Small);
        FlashStore store = StoreRun.Mount(flash);
        int id = CreateFile(store, "file");
        store.Write(id, 0, "before"u8);
        flash.IsWornOut = true;

        Assert.Equal(FileStatus.IoError, store.Write(id, 6, " after"u8));

        flash.IsWornOut = false;
        FlashStore mounted = StoreRun.Mount(flash);
        Assert.Equal("before"u8, StoreModel.ReadAll(mounted, mounted.Find(0, "file"u8)));
    }

    [Fact]
    public void The_number_of_files_is_bounded()
    {
        FlashStore store = StoreRun.Mount(new EmulatedFlash(EmulatedFlash.Small));
        for (int i = 1; i < FlashStore.DefaultNodes; i++)
        {
            CreateFile(store, $"file{i}");
        }

        Assert.Equal(FileStatus.TooManyFiles, store.Create(0, "one more"u8, NodeKind.File, out _));
    }

    [Fact]
    public void Calls_allocate_nothing()
    {
        EmulatedFlash flash = new(EmulatedFlash.Small);
        FlashStore store = StoreRun.Mount(flash);
        int id = CreateFile(store, "file");
        byte[] bytes = new byte[100];
        ReadCursor cursor = default;
        store.Write(id, 0, bytes);
        store.Read(id, 0, bytes, ref cursor, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 2000; i++)
        {
            store.Write(id, i % 50, bytes);
            store.Read(id, 0, bytes, ref cursor, out _);
        }

        Assert.True(store.Generation > 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static FlashStore StoreOf405(EmulatedFlash flash)
    {
        FlashStore store = new(new FlashArea(flash, 10), new FlashArea(flash, 11));
        Assert.Equal(FileStatus.Ok, store.Mount());
        return store;
    }

    private static int CreateFile(FlashStore store, string name)
    {
        Assert.Equal(FileStatus.Ok, store.Create(0, Encoding.UTF8.GetBytes(name), NodeKind.File, out int id));
        return id;
    }
}
