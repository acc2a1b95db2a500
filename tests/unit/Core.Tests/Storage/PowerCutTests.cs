using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using NanoSocket.Core.Storage;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>The power is cut in the middle of flash operations, those of mounting too: what is found afterwards is the
/// state before or after the call in flight.</summary>
public sealed class PowerCutTests
{
    [Fact]
    public void Power_cuts_at_random_leave_the_state_before_or_after_the_call()
        => Seeds.Check("store-cut", Gen.Select(FlashStoreTests.Step.Array[1, 80], Gen.Int[0, 2500].Array[1, 8], Gen.Int),
            given => RunWithCuts(given.Item1, given.Item2, given.Item3), iterations: 2000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_operation_of_a_call_can_be_cut_also_when_it_compacts(bool compacts)
    {
        StoreModel model = Prepare(compacts, out EmulatedFlash prepared);
        int operations = OperationsOf(prepared.Copy(), model);
        List<bool> outcomes = [];
        for (int cut = 0; cut < operations; cut++)
        {
            EmulatedFlash flash = prepared.Copy();
            StoreRun run = new(StoreRun.Mount(flash), model);
            flash.CutPowerAfter(cut);
            Assert.Throws<PowerCutException>(() => Replace(run));
            flash.RestorePower();
            outcomes.Add(run.StateFoundIn(StoreRun.Mount(flash)) == run.InFlight);
            run.StateFoundIn(StoreRun.Mount(flash));
        }

        Assert.InRange(operations, compacts ? 100 : 5, compacts ? 300 : 5);
        Assert.False(outcomes[0]);
        Assert.All(outcomes.Take(operations - 1), Assert.False);
    }

    /// <summary>A file is replaced by renaming a new one over it: one record.</summary>
    private static void Replace(StoreRun run)
    {
        StoreModel after = run.Model.Copy();
        after.Remove("/old");
        after.Move("/new", "/old");
        run.Call(after, store => store.Rename(store.Find(0, "new"u8), 0, "old"u8));
    }

    private static int OperationsOf(EmulatedFlash flash, StoreModel model)
    {
        StoreRun run = new(StoreRun.Mount(flash), model);
        int before = flash.Operations;
        Replace(run);
        return flash.Operations - before;
    }

    /// <summary>Two files, and as many records besides as fit, if the next one is to compact.</summary>
    private static StoreModel Prepare(bool fill, out EmulatedFlash flash)
    {
        flash = new EmulatedFlash(EmulatedFlash.Small, 1);
        StoreRun run = new(StoreRun.Mount(flash), new StoreModel());
        Put(run, "old", 300);
        Put(run, "new", 200);
        EmulatedFlash last = flash;
        while (fill && run.Store.Generation == 1)
        {
            last = flash.Copy();
            run.Store.Write(run.Store.Find(0, "old"u8), 0, Contents("old", 4));
        }

        flash = last;
        return run.Model;
    }

    private static void Put(StoreRun run, string name, int length)
    {
        StoreModel after = run.Model.Copy();
        after["/" + name] = Contents(name, length);
        run.Call(after, store =>
        {
            store.Create(0, Encoding.UTF8.GetBytes(name), NodeKind.File, out int id);
            return store.Write(id, 0, Contents(name, length));
        });
    }

    private static byte[] Contents(string name, int length)
        => [.. Enumerable.Range(0, length).Select(i => (byte)(i * name[0]))];

    private static void RunWithCuts(StoreStep[] steps, int[] cuts, int seed)
    {
        EmulatedFlash flash = new(EmulatedFlash.Small, seed);
        StoreModel model = new();
        int next = 0;
        foreach (int cut in cuts)
        {
            flash.CutPowerAfter(cut);
            StoreRun? run = null;
            try
            {
                run = new StoreRun(StoreRun.Mount(flash), model);
                Assert.Equal(model.ToString(), StoreModel.Of(run.Store).ToString());
                for (; next < steps.Length; next++)
                {
                    steps[next].Run(run);
                }
            }
            catch (PowerCutException)
            {
                next += run == null ? 0 : 1;
            }

            flash.RestorePower();
            model = run?.StateFoundIn(StoreRun.Mount(flash)) ?? model;
        }

        Assert.Equal(model.ToString(), StoreModel.Of(StoreRun.Mount(flash)).ToString());
    }
}
