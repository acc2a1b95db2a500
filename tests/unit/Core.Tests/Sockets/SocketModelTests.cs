using CsCheck;
using NanoSocket.Core.Rtos;
using NanoSocket.Core.Tests.Support;
using Xunit;

namespace NanoSocket.Core.Tests.Sockets;

/// <summary>
/// Random calls and network events, on the socket table and on <see cref="SocketModel"/>, compared step by step. No
/// more than three close confirmations of a socket wait at a time: further ones share a place in the queue.
/// </summary>
public sealed class SocketModelTests
{
    private enum Act
    {
        Connect,
        Close,
        Destroy,
        Send,
        Receive,
        Fetch,
        Accept,
        Refuse,
        Deliver,
        Acknowledge,
        ClosePeer,
        Wait,
    }

    /// <summary>Weighted so that connections live long enough to do something.</summary>
    private static readonly Gen<Act> s_acts = Gen.Frequency(
        (2, Gen.Const(Act.Connect)),
        (1, Gen.Const(Act.Close)),
        (2, Gen.Const(Act.Destroy)),
        (6, Gen.Const(Act.Send)),
        (6, Gen.Const(Act.Receive)),
        (10, Gen.Const(Act.Fetch)),
        (4, Gen.Const(Act.Accept)),
        (1, Gen.Const(Act.Refuse)),
        (5, Gen.Const(Act.Deliver)),
        (5, Gen.Const(Act.Acknowledge)),
        (1, Gen.Const(Act.ClosePeer)),
        (2, Gen.Const(Act.Wait)));

    private static readonly Gen<(Act Act, int Id, int Amount)[]> s_runs = Gen.Select(
        s_acts, Gen.Int[0, 2], Gen.OneOf(Gen.Int[0, 20], Gen.Int[0, 3000], Gen.Int[0, 12000])).Array[1, 500];

    [Fact]
    public void The_socket_table_does_what_the_simple_model_does()
        => Seeds.Check(nameof(The_socket_table_does_what_the_simple_model_does), s_runs, Compare, 1500);

    private static void Compare((Act Act, int Id, int Amount)[] run)
    {
        SocketBench bench = new();
        SocketModel model = new();
        foreach ((Act act, int id, int amount) in run)
        {
            Do(bench, model, act, id, amount);
            for (int i = 0; i < 10; i++)
            {
                Assert.Equal(model.State(i), bench.State(i));
            }
        }

        while (Fetch(bench, model))
        {
        }
    }

    private static void Do(SocketBench bench, SocketModel model, Act act, int id, int amount)
    {
        switch (act)
        {
            case Act.Connect:
                Assert.Equal(model.Connect(), bench.Connect());
                break;
            case Act.Close when model.ClosesWaiting(id) < 3:
                model.Close(id);
                Assert.Equal(1, bench.Table.Close(bench.Task, id));
                break;
            case Act.Destroy:
                Assert.Equal(model.Destroy(id), bench.Table.Destroy(id));
                break;
            case Act.Send:
                Assert.Equal(model.Send(id, amount) ? 1 : 0, bench.Send(id, amount).Accepted);
                break;
            case Act.Receive:
                Assert.Equal(model.Receive(id, amount), bench.Read(id, amount).Length);
                break;
            case Act.Fetch:
                Fetch(bench, model);
                break;
            case Act.Wait:
                bench.Time.Advance(bench.Time.NowMs + amount);
                model.Advance(bench.Time.NowMs);
                bench.Step();
                break;
            default:
                Happen(bench, model, act, id, amount);
                bench.Step();
                break;
        }
    }

    private static void Happen(SocketBench bench, SocketModel model, Act act, int id, int amount)
    {
        if (model.CanAccept(id))
        {
            Decide(bench, model, act, id);
        }
        else if (model.IsEstablished(id))
        {
            HappenConnected(bench, model, act, id, amount);
        }
    }

    private static void Decide(SocketBench bench, SocketModel model, Act act, int id)
    {
        if (act == Act.Accept)
        {
            model.Accept(id);
            bench.Stack.AcceptConnection(id);
        }
        else if (act == Act.Refuse)
        {
            model.Refuse(id);
            bench.Stack.RefuseConnection(id);
        }
    }

    private static void HappenConnected(SocketBench bench, SocketModel model, Act act, int id, int amount)
    {
        switch (act)
        {
            case Act.Deliver:
                model.Deliver(id, amount);
                bench.Stack.Deliver(id, amount);
                break;
            case Act.Acknowledge:
                model.Acknowledge(id, amount);
                bench.Stack.Acknowledge(id, amount);
                break;
            case Act.ClosePeer:
                model.ClosePeer(id);
                bench.Stack.ClosePeer(id);
                break;
            default:
                break;
        }
    }

    private static bool Fetch(SocketBench bench, SocketModel model)
    {
        (RtosMessageId, int, int, int)? expected = model.Next();
        RtosMessage? actual = bench.Next();
        (RtosMessageId, int, int, int)? seen = actual is { } m ? (m.Id, m.Source, m.Result, m.Length) : null;
        Assert.Equal(expected, seen);
        return expected != null;
    }
}
