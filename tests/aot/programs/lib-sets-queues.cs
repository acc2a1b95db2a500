// HashSet and its algebra, Queue, Stack, LinkedList, SortedList: random walks, order, refusals.
using System;
using System.Collections.Generic;
using System.Linq;

ulong sum = 0;
Random random = new(37);
HashSet<int> set = new();
Queue<int> queue = new();
Stack<int> stack = new();
LinkedList<int> linked = new();
SortedList<int, string> sorted = new();
for (int step = 0; step < 3000; step++)
{
    int value = random.Next(60);
    Mix(random.Next(3) == 0 ? (set.Remove(value) ? 1 : 2) : set.Add(value) ? 3 : 4);
    if (random.Next(2) == 0)
    {
        queue.Enqueue(value);
        stack.Push(value);
    }
    else
    {
        Mix(queue.TryDequeue(out int first) ? first : -1);
        Mix(stack.TryPop(out int top) ? top : -2);
    }

    switch (random.Next(6))
    {
        case 0:
            linked.AddFirst(value);
            break;
        case 1:
            linked.AddLast(value);
            break;
        case 2 when linked.Find(value) is { } node:
            linked.AddAfter(node, step);
            linked.AddBefore(node, -step);
            break;
        case 3:
            Mix(linked.Remove(value) ? 5 : 6);
            break;
        default:
            sorted[value] = "s" + step;
            Mix(sorted.IndexOfKey(value / 2));
            break;
    }

    if (step % 7 == 0)
    {
        Mix(sorted.Remove(value) ? 7 : 8);
    }

    if (linked.Count > 50)
    {
        linked.RemoveFirst();
        linked.RemoveLast();
    }
}

Mix(set.Order().Aggregate(0, (a, b) => a * 7 + b));
Mix(queue.Aggregate(0, (a, b) => a * 7 + b));
Mix(stack.Aggregate(0, (a, b) => a * 7 + b));
Mix(linked.Aggregate(0, (a, b) => a * 7 + b));
Mix(sorted.Aggregate(0, (a, b) => a * 7 + b.Key + b.Value.Length));
Console.WriteLine(sum + " " + set.Count + " " + queue.Count + " " + stack.Count + " " + linked.Count + " "
    + sorted.Count);
for (int round = 0; round < 40; round++)
{
    HashSet<int> a = new(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(10)));
    int[] b = Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(10)).ToArray();
    Mix((a.IsSubsetOf(b) ? 1 : 0) + (a.IsSupersetOf(b) ? 2 : 0) + (a.IsProperSubsetOf(b) ? 4 : 0)
        + (a.IsProperSupersetOf(b) ? 8 : 0) + (a.Overlaps(b) ? 16 : 0)
        + (a.SetEquals(b) ? 32 : 0));
    HashSet<int> union = new(a);
    union.UnionWith(b);
    HashSet<int> intersection = new(a);
    intersection.IntersectWith(b);
    HashSet<int> difference = new(a);
    difference.ExceptWith(b);
    HashSet<int> symmetric = new(a);
    symmetric.SymmetricExceptWith(b);
    foreach (HashSet<int> result in new[] { union, intersection, difference, symmetric })
    {
        Mix(result.Order().Aggregate(result.Count, (x, y) => x * 11 + y));
    }

    Mix(union.RemoveWhere(x => x % 2 == 0) * 100 + union.Count);
}

Console.WriteLine(sum);
Console.WriteLine(string.Join(",", new HashSet<string> { "a", "b", "a", "c" }) + " " + new HashSet<string>(["A"],
    StringComparer.OrdinalIgnoreCase).Contains("a") + " "
    + string.Join(",", new Queue<int>([1, 2, 3])) + " " + string.Join(",", new Stack<int>([1, 2, 3])) + " "
    + string.Join(",", new Queue<int>([4, 5]).ToArray())
    + " " + new Queue<string>(["x"]).Peek() + " " + new Stack<string>(["y"]).Peek() + " " + new Stack<int>([7,
    8]).Contains(7) + " " + string.Join(" ", sorted.Take(3)));
LinkedList<string> chain = new(["a", "b", "c"]);
Console.WriteLine(chain.First!.Next!.Value + chain.Last!.Previous!.Value + (chain.First.Previous is null)
    + (chain.Last.Next is null) + chain.Find("c")!.Value + chain.Contains("z"));
Refuse(() => new Queue<int>().Dequeue());
Refuse(() => new Queue<int>().Peek());
Refuse(() => new Stack<int>().Pop());
Refuse(() => new Stack<int>().Peek());
Refuse(() => { chain.Clear(); chain.RemoveFirst(); return 0; });
Refuse(() => { LinkedListNode<string> node = chain.AddLast("q"); new LinkedList<string>().Remove(node); return 0; });
Refuse(() => sorted[999]);
Refuse(() => { sorted.Add(sorted.Keys[0], "again"); return 0; });
Refuse(() => { foreach (int item in queue) { queue.Enqueue(item); } return 0; });
Refuse(() => { foreach (int item in stack) { stack.Push(item); } return 0; });
Refuse(() => { foreach (int item in set) { set.Add(item + 1000); } return 0; });
Refuse(() => new Queue<int>(-1));
Refuse(() => new HashSet<int>((IEnumerable<int>)null!));

void Mix(int value) => sum = sum * 1099511628211 + (uint)value;

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
