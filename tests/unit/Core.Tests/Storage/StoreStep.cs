using System;
using System.Text;
using NanoSocket.Core.Storage;
using Xunit;

namespace NanoSocket.Core.Tests.Storage;

/// <summary>One random call of the store, and the same on a model.</summary>
/// <param name="Kind">0 to 7: which call; several write.</param>
/// <param name="Path">Which of the known paths.</param>
/// <param name="Other">The other path, of a rename.</param>
/// <param name="Number">An offset, a length, contents.</param>
internal sealed record StoreStep(int Kind, int Path, int Other, int Number)
{
    private static readonly string[] Paths =
        ["/a", "/b", "/dir", "/dir/a", "/dir/long-name-of-a-file", "/dir/sub", "/c", "/dir/sub/x"];

    /// <summary>Makes the call, unless it makes no sense now.</summary>
    public void Run(StoreRun run)
    {
        string path = Paths[Path % Paths.Length];
        switch (Kind)
        {
            case 0:
                Create(run, path, NodeKind.File);
                break;
            case 1:
                Create(run, path, NodeKind.Directory);
                break;
            case 2:
                Remove(run, path);
                break;
            case 3:
                Rename(run, path, Paths[Other % Paths.Length]);
                break;
            case 4:
                Resize(run, path);
                break;
            case 5:
                Write(run, path, Number % 5000, 1 + (Number / 7 % 300));
                break;
            default:
                Write(run, path, int.MaxValue, 1 + (Number % (Kind == 6 ? 40 : FlashStore.MaxWrite)));
                break;
        }
    }

    public static int IdOf(FlashStore store, string path)
    {
        int id = 0;
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            id = id < 0 ? id : store.Find(id, Encoding.UTF8.GetBytes(part));
        }

        return id;
    }

    private static string ParentOf(string path) => path[..path.LastIndexOf('/')];

    private static byte[] NameOf(string path) => Encoding.UTF8.GetBytes(path[(path.LastIndexOf('/') + 1)..]);

    private static void Create(StoreRun run, string path, NodeKind kind)
    {
        if (run.Model.Has(path) || !run.Model.IsDirectory(ParentOf(path)))
        {
            return;
        }

        StoreModel after = run.Model.Copy();
        after[path] = kind == NodeKind.File ? [] : null;
        run.Call(after, store => store.Create(IdOf(store, ParentOf(path)), NameOf(path), kind, out _));
    }

    private static void Remove(StoreRun run, string path)
    {
        if (!run.Model.Has(path))
        {
            Assert.True(IdOf(run.Store, path) < 0);
            return;
        }

        StoreModel after = run.Model.Copy();
        after.Remove(path);
        FileStatus status = run.Call(after, store => store.Remove(IdOf(store, path)));
        Assert.True(status == FileStatus.Ok || (status == FileStatus.NotEmpty && run.Model.HasChildren(path)));
    }

    private static void Rename(StoreRun run, string path, string to)
    {
        StoreModel model = run.Model;
        if (!model.Has(path) || !model.IsDirectory(ParentOf(to)))
        {
            return;
        }

        bool intoItself = to.StartsWith(path + "/", StringComparison.Ordinal);
        bool canReplace = !model.Has(to) || (!model.IsDirectory(to) && !model.IsDirectory(path));
        bool allowed = path == to || (!intoItself && canReplace);
        StoreModel after = model.Copy();
        if (allowed && path != to)
        {
            after.Remove(to);
            after.Move(path, to);
        }

        FileStatus status = run.Call(after,
            store => store.Rename(IdOf(store, path), IdOf(store, ParentOf(to)), NameOf(to)));
        Assert.Equal(allowed, status is FileStatus.Ok or FileStatus.NoSpace);
    }

    private void Resize(StoreRun run, string path)
    {
        if (!run.Model.Has(path) || run.Model.IsDirectory(path))
        {
            return;
        }

        StoreModel after = run.Model.Copy();
        byte[] bytes = after[path]!;
        int length = Number % 3 == 0 ? 0 : Number % Math.Max(1, bytes.Length + 20);
        Array.Resize(ref bytes, length);
        after[path] = bytes;
        run.Call(after, store => store.SetLength(IdOf(store, path), length));
    }

    private void Write(StoreRun run, string path, int offset, int count)
    {
        if (!run.Model.Has(path) || run.Model.IsDirectory(path))
        {
            return;
        }

        StoreModel after = run.Model.Copy();
        byte[] bytes = [.. after[path]!];
        offset = Math.Min(offset, bytes.Length + (Number % 11 == 0 ? 10 : 0));
        byte[] added = new byte[count];
        new Random(Number).NextBytes(added);
        Array.Resize(ref bytes, Math.Max(bytes.Length, offset + count));
        added.CopyTo(bytes, offset);
        after[path] = bytes;
        run.Call(after, store => store.Write(IdOf(store, path), offset, added));
    }
}
