// What TLS costs on the board: instructions and memory of each step of a handshake, and instructions of a byte. The server
// is on a serial port. It says in a line what to do, "VERSION RESUME BULK TIME LENGTHS", and gives the trusted
// certificate, ours and our key behind that; the same again until the line is empty. Each line of output is what was
// measured, and its numbers.
using System.Text;
using TlsCost;

// The size of the stack that the budget has for TLS.
const int StackBytes = 6144;

Thread worker = new(Measure, StackBytes);
worker.Start();
worker.Join();

static void Measure()
{
    Wire wire = new();
    Native.CounterStart();
    Native.Start();
    byte[] name = Encoding.UTF8.GetBytes("server.nanosocket.example");
    byte[] saved = new byte[2048];
    int savedLength = 0;
    wire.SendLine("ready");
    for (string line = wire.ReceiveLine(); line.Length > 0; line = wire.ReceiveLine())
    {
        string[] order = line.Split(' ');
        byte[] ca = wire.ReceiveText(int.Parse(order[4]));
        byte[] certificate = wire.ReceiveText(int.Parse(order[5]));
        byte[] key = wire.ReceiveText(int.Parse(order[6]));
        Native.SetTime(long.Parse(order[3]), Environment.TickCount64);
        Connection connection = new(wire);
        connection.Open(new(ca, certificate, key), name, saved, order[1] == "1" ? savedLength : 0, int.Parse(order[0]));
        foreach (Connection.Cost cost in connection.Costs)
        {
            Console.WriteLine($"step {cost.State} {cost.Instructions} {cost.Used} {cost.Peak}");
        }
        Console.WriteLine($"handshake {connection.Instructions}");
        byte[] bulk = new byte[int.Parse(order[2])];
        (uint start, int sent) = (connection.Instructions, wire.Sent);
        connection.Write(bulk);
        uint written = connection.Instructions;
        sent = wire.Sent - sent;
        connection.Read(bulk);
        Console.WriteLine($"bulk {bulk.Length} {written - start} {connection.Instructions - written} {sent}");
        savedLength = connection.Close(saved);
        Console.WriteLine($"saved {savedLength}");
        wire.ReceiveLine(); // the server has seen our goodbye: it takes nothing for TLS any more
        wire.SendLine("next");
    }
    Console.WriteLine($"stack {Native.StackPeak()}");
}
