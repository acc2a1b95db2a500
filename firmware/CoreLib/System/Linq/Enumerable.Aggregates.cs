using System.Collections.Generic;

namespace System.Linq;

public static partial class Enumerable
{
    public static int Count<TSource>(this IEnumerable<TSource> source)
    {
        Check(source);
        if (source is ICollection<TSource> collection)
        {
            return collection.Count;
        }

        int count = 0;
        foreach (TSource item in source)
        {
            count = checked(count + 1);
        }

        return count;
    }

    public static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) =>
        source.Where(predicate).Count();

    public static long LongCount<TSource>(this IEnumerable<TSource> source) => source.Count();

    public static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)
    {
        Check(source, func, nameof(func));
        using IEnumerator<TSource> items = source.GetEnumerator();
        if (!items.MoveNext())
        {
            ThrowHelper.ThrowInvalidOperation(NoElements);
        }

        TSource result = items.Current;
        while (items.MoveNext())
        {
            result = func(result, items.Current);
        }

        return result;
    }

    public static TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed,
        Func<TAccumulate, TSource, TAccumulate> func)
    {
        Check(source, func, nameof(func));
        TAccumulate result = seed;
        foreach (TSource item in source)
        {
            result = func(result, item);
        }

        return result;
    }

    public static TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate seed,
        Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector)
    {
        ArgumentNullException.ThrowIfNull(resultSelector);
        return resultSelector(source.Aggregate(seed, func));
    }

    public static TSource? Max<TSource>(this IEnumerable<TSource> source) => Extreme(source, item => item, 1);

    public static TSource? Min<TSource>(this IEnumerable<TSource> source) => Extreme(source, item => item, -1);

    public static TResult? Max<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) =>
        source.Select(selector).Max();

    public static TResult? Min<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) =>
        source.Select(selector).Min();

    public static TSource? MaxBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        Extreme(source, keySelector, 1);

    public static TSource? MinBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) =>
        Extreme(source, keySelector, -1);

    public static int Sum(this IEnumerable<int> source)
    {
        Check(source);
        int sum = 0;
        foreach (int item in source)
        {
            sum = checked(sum + item);
        }

        return sum;
    }

    public static int Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) =>
        source.Select(selector).Sum();

    public static double Average(this IEnumerable<int> source)
    {
        Check(source);
        long sum = 0;
        long count = 0;
        foreach (int item in source)
        {
            sum = checked(sum + item);
            count++;
        }

        CheckCount(count);
        return (double)sum / count;
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) =>
        source.Select(selector).Average();

    public static long Sum(this IEnumerable<long> source)
    {
        Check(source);
        long sum = 0;
        foreach (long item in source)
        {
            sum = checked(sum + item);
        }

        return sum;
    }

    public static long Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) =>
        source.Select(selector).Sum();

    public static double Average(this IEnumerable<long> source)
    {
        Check(source);
        long sum = 0;
        long count = 0;
        foreach (long item in source)
        {
            sum = checked(sum + item);
            count++;
        }

        CheckCount(count);
        return (double)sum / count;
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) =>
        source.Select(selector).Average();

    public static float Sum(this IEnumerable<float> source)
    {
        Check(source);
        double sum = 0;
        foreach (float item in source)
        {
            sum = sum + item;
        }

        return (float)sum;
    }

    public static float Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) =>
        source.Select(selector).Sum();

    public static float Average(this IEnumerable<float> source)
    {
        Check(source);
        double sum = 0;
        long count = 0;
        foreach (float item in source)
        {
            sum = sum + item;
            count++;
        }

        CheckCount(count);
        return (float)(sum / count);
    }

    public static float Average<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) =>
        source.Select(selector).Average();

    public static double Sum(this IEnumerable<double> source)
    {
        Check(source);
        double sum = 0;
        foreach (double item in source)
        {
            sum = sum + item;
        }

        return sum;
    }

    public static double Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) =>
        source.Select(selector).Sum();

    public static double Average(this IEnumerable<double> source)
    {
        Check(source);
        double sum = 0;
        long count = 0;
        foreach (double item in source)
        {
            sum = sum + item;
            count++;
        }

        CheckCount(count);
        return sum / count;
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) =>
        source.Select(selector).Average();

    /// <summary>
    /// The first element whose key is the largest or, with direction -1, the smallest. Null keys do not count, unless
    /// all are null; NaN is smaller than all numbers.
    /// </summary>
    private static TSource? Extreme<TSource, TKey>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector,
        int direction)
    {
        Check(source, keySelector, nameof(keySelector));
        bool any = false;
        TSource? best = default;
        TKey? bestKey = default;
        foreach (TSource item in source)
        {
            TKey key = keySelector(item);
            if (!any || bestKey is null
                || (key is not null && DefaultOrder<TKey>.Compare(key, bestKey) * direction > 0))
            {
                best = any && key is null ? best : item;
                bestKey = any && key is null ? bestKey : key;
            }

            any = true;
        }

        if (!any && default(TSource) is not null)
        {
            ThrowHelper.ThrowInvalidOperation(NoElements);
        }

        return best;
    }

    private static void CheckCount(long count)
    {
        if (count == 0)
        {
            ThrowHelper.ThrowInvalidOperation(NoElements);
        }
    }
}
