using System;
using NanoSocket.Core.Storage;
using Xunit;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>A store and what it should hold: now, and once the call under way is done.</summary>
internal sealed class StoreRun
{
    public StoreRun(FlashStore store, StoreModel model)
    {
        Store = store;
        Model = model;
    }

    public FlashStore Store { get; }

    public StoreModel Model { get; private set; }

    /// <summary>The state after the call that a power cut interrupted.</summary>
    public StoreModel? InFlight { get; private set; }

    /// <summary>Makes a store over a device's first two sectors and mounts it.</summary>
    public static FlashStore Mount(EmulatedFlash flash)
    {
        FlashStore store = new(new FlashArea(flash, 0), new FlashArea(flash, 1));
        Assert.Equal(FileStatus.Ok, store.Mount());
        return store;
    }

    public FileStatus Call(StoreModel after, Func<FlashStore, FileStatus> call)
    {
        InFlight = after;
        FileStatus status = call(Store);
        if (status == FileStatus.Ok)
        {
            Model = after;
        }

        InFlight = null;
        return status;
    }

    /// <summary>Which of the two states a mounted store holds.</summary>
    public StoreModel StateFoundIn(FlashStore mounted)
    {
        string found = StoreModel.Of(mounted).ToString();
        if (InFlight != null && found == InFlight.ToString())
        {
            return InFlight;
        }

        Assert.Equal(Model.ToString(), found);
        return Model;
    }
}
