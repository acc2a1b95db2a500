using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Building;
using Xunit;

namespace NanoSocket.Tool.Tests;

public sealed class BuildCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nanosocket-test-").FullName;
    private readonly BuildCache _cache;

    public BuildCacheTests() => _cache = new BuildCache(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_result_is_made_once()
    {
        int made = 0;
        Task Make(string path)
        {
            Interlocked.Increment(ref made);
            return File.WriteAllTextAsync(path, "result");
        }

        string[] paths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _cache.GetAsync("k.o", Make)));
        string later = await new BuildCache(_folder).GetAsync("k.o", Make);

        Assert.Equal(1, made);
        Assert.All(paths, path => Assert.Equal(later, path));
        Assert.Equal("result", await File.ReadAllTextAsync(later, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failure_leaves_nothing_and_is_tried_again()
    {
        await Assert.ThrowsAsync<ToolException>(() => _cache.GetAsync("k", folder =>
        {
            Directory.CreateDirectory(folder);
            throw new ToolException("no");
        }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        string path = await _cache.GetAsync("k", folder => Task.FromResult(Directory.CreateDirectory(folder)));

        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public async Task What_was_not_used_for_a_week_is_deleted()
    {
        string old = await _cache.GetAsync("old", path => File.WriteAllTextAsync(path, ""));
        string used = await _cache.GetAsync("used", path => File.WriteAllTextAsync(path, ""));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-8));
        File.SetLastWriteTimeUtc(used, DateTime.UtcNow.AddDays(-8));

        await _cache.GetAsync("used", _ => throw new InvalidOperationException("it is there"));
        _cache.Trim();

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(used));
    }
}
