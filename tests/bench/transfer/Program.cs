// Instructions that a TCP transfer takes through the core in C#, and through the same network stack in plain C. The
// modem, the PPP peer and the server are in the image, too, so that every run is the same to the instruction. Each
// line of output is a name, a program, instructions, and what to divide them by.
using NanoSocket.Core.Engine;
using NanoSocket.Core.Modem;
using NanoSocket.Core.Net;
using Transfer;

const long StartLimitMs = 300_000;

Line line = new();
ModemPeer modem = new();
CoreEngine engine = new(new LwipStack("the same ports and numbers in each run"u8, 0), line, 1);
CoreHost host = new(engine, line, line);
CoreHost.Install(host);
host.PowerOn(true);
BringUp(0);
Meter meter = new();
new UartCost(meter).Run();
new Session(new CoreProgram(host), modem, line, meter).Run();
new Session(new PlainProgram(line), modem, line, meter).Run();
foreach (int frameSize in new[] { MuxParameters.DefaultFrameSize, MuxParameters.LargestFrameSize })
{
    BringUp(frameSize);
    new Session(new CoreProgram(host), modem, line, meter).RunTransfers(".mux" + frameSize);
}

Console.WriteLine("allocated csharp " + meter.Allocated + " 1");

void BringUp(int frameSize)
{
    uint links = engine.Supervisor.LinkCount;
    long limit = line.NowMs + StartLimitMs;
    modem.Start(frameSize);
    while (engine.Supervisor.LinkCount == links)
    {
        host.Step();
        modem.Run();
        if (++line.NowMs > limit)
        {
            throw new InvalidOperationException("the link did not come up");
        }
    }
}
