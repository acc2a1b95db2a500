// LINQ: each operator on empty, short and generated sequences; laziness; refusals.
using System;
using System.Collections.Generic;
using System.Linq;

int[] numbers = [5, 3, 8, 1, 9, 2, 8, 5];
string[] words = ["delta", "alpha", "charlie", "bravo", "echo", "alpha"];
Show(numbers.Where(n => n > 3).Select(n => n * n));
Show(numbers.Where((n, i) => i % 2 == 0).Select((n, i) => n * 10 + i));
Show(numbers.SelectMany(n => Enumerable.Repeat(n, n % 3)));
Show(words.SelectMany(w => w.Take(2), (w, c) => w.Length + "" + c));
Show(numbers.OrderBy(n => n).ThenBy(n => -n));
Show(words.OrderByDescending(w => w.Length).ThenBy(w => w));
Show(words.Order());
Show(numbers.OrderDescending());
Show(numbers.Skip(2).Take(3).Concat([100]).Append(7).Prepend(0));
Show(numbers.TakeWhile(n => n != 9).SkipWhile(n => n > 4));
Show(numbers.Distinct().Reverse());
Show(numbers.Union([1, 77]).Except([5, 9]).Intersect([77, 8, 3, 2]));
Show(words.GroupBy(w => w[0]).Select(g => g.Key + ":" + string.Join("+", g) + "/" + g.Count()));
Show(numbers.GroupBy(n => n % 3, (k, g) => k + "=" + g.Sum()));
Show(numbers.Zip(words, (n, w) => w + n));
Show(numbers.Zip(words).Select(pair => pair.First + pair.Second[..1]));
Show(numbers.Chunk(3).Select(c => string.Join("-", c)));
Show(words.Join(numbers, w => w.Length, n => n, (w, n) => w + n));
Show(words.DistinctBy(w => w.Length).Index().Select(p => p.Index + p.Item));
Show(from n in numbers where n > 2 let square = n * n orderby square descending select n + ":" + square);
Show(from w in words from c in w where c is 'a' or 'o' group c by w into g select g.Key + g.Count());
Console.WriteLine(numbers.Sum() + " " + numbers.Average() + " " + numbers.Min() + " " + numbers.Max() + " "
    + numbers.Count() + " " + numbers.Count(n => n > 4) + " "
    + numbers.Aggregate((a, b) => a * 3 + b) + " " + numbers.Aggregate("", (a, b) => a + b) + " " + words.Sum(w =>
    w.Length) + " " + words.Max(w => w.Length) + " "
    + words.Min() + " " + words.Max() + " " + words.MinBy(w => w.Length) + " " + words.MaxBy(w => w.Length) + " "
    + words.Average(w => w.Length) + " " + numbers.LongCount());
Console.WriteLine(numbers.First() + " " + numbers.First(n => n > 5) + " " + numbers.Last() + " " + numbers.Last(n =>
    n < 3) + " " + numbers.FirstOrDefault(n => n > 99) + " "
    + numbers.SingleOrDefault(n => n == 9) + " " + numbers.Single(n => n == 1) + " " + numbers.ElementAt(2) + " "
    + numbers.ElementAtOrDefault(99) + " " + numbers.LastOrDefault()
    + " " + (words.FirstOrDefault(w => w == "none") is null) + " " + new int[0].FirstOrDefault(7));
Console.WriteLine(numbers.Any() + " " + numbers.Any(n => n > 100) + " " + numbers.All(n => n > 0) + " "
    + numbers.Contains(9) + " " + numbers.SequenceEqual([5, 3, 8, 1, 9, 2, 8, 5]) + " "
    + words.SequenceEqual(words.Skip(1)) + " " + string.Join(",", new int[0].DefaultIfEmpty(4)) + " " + string.Join(",",
    new int[0].DefaultIfEmpty()) + " " + Enumerable.Empty<int>().Count());
Console.WriteLine(string.Join(",", Enumerable.Range(3, 4)) + " " + string.Join(",", Enumerable.Repeat("x", 3)) + " "
    + string.Join(",", new object[] { 1, "a", 2, "b" }.OfType<string>()) + " "
    + string.Join(",", new object[] { 1, 2 }.Cast<int>()) + " " + numbers.ToList().Count + " "
    + numbers.ToHashSet().Count + " "
    + string.Join(",", words.Distinct().ToDictionary(w => w[0], w => w.Length)));
double[] doubles = [1.5, double.NaN, -2];
Console.WriteLine(doubles.Min() + " " + doubles.Max() + " " + doubles.Sum() + " " + new double?[] { null, 2 }.Max()
    + " " + new int?[] { null, 4, 1 }.Min() + " " + new[] { 1.5f, 2.5f }.Average());
int evaluated = 0;
IEnumerable<int> lazy = numbers.Select(n => { evaluated++; return n; }).Where(n => n > 4);
Console.Write(evaluated + " ");
Console.Write(lazy.First() + " " + evaluated + " ");
Console.WriteLine(lazy.Count() + " " + evaluated);
Random random = new(83);
ulong sum = 0;
for (int round = 0; round < 50; round++)
{
    int[] data = Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(20)).ToArray();
    foreach (int item in data.OrderBy(x => x % 4).ThenByDescending(x => x % 3).ThenBy(x => x).Concat(data.Where(x =>
        x % 3 == 0)).Skip(random.Next(5)).Distinct().Select((x, i) => x * i))
    {
        sum = sum * 31 + (uint)item;
    }

    foreach (IGrouping<int, int> group in data.GroupBy(x => x % 5))
    {
        sum = sum * 31 + (uint)(group.Key * 100 + group.Sum());
    }
}

Console.WriteLine(sum);
Refuse(() => new int[0].First());
Refuse(() => numbers.First(n => n > 99));
Refuse(() => numbers.Single());
Refuse(() => numbers.Single(n => n == 8));
Refuse(() => new int[0].Single());
Refuse(() => new int[0].Max());
Refuse(() => new int[0].Average());
Refuse(() => new int[0].Aggregate((a, b) => a));
Refuse(() => numbers.ElementAt(99));
Refuse(() => numbers.Select(n => n).ElementAt(99));
Refuse(() => numbers.ToDictionary(n => n));
Refuse(() => ((int[])null!).Where(n => true));
Refuse(() => numbers.Select((Func<int, int>)null!));
Refuse(() => Enumerable.Range(0, -1));
Refuse(() => new object[] { "x" }.Cast<int>().First());
Refuse(() => new[] { int.MaxValue, 1 }.Sum());
Refuse(() => new string[0].Max() is null);

static void Show<T>(IEnumerable<T> items) => Console.WriteLine(string.Join(" ", items));

static void Refuse(Func<object> action)
{
    try
    {
        Console.WriteLine(action());
    }
    catch (Exception e)
    {
        Console.WriteLine(e.GetType().Name + ": " + e.Message);
    }
}
