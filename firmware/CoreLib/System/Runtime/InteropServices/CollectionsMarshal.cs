using System.Collections.Generic;

namespace System.Runtime.InteropServices;

/// <summary>The memory behind a list; collection expressions use it.</summary>
public static class CollectionsMarshal
{
    public static Span<T> AsSpan<T>(List<T>? list) => list is null ? default : list.Items;

    public static void SetCount<T>(List<T> list, int count) => list.SetCount(count);
}
