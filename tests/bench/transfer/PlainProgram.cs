namespace Transfer;

/// <summary>plain.c.</summary>
internal sealed class PlainProgram(Line line) : IProgram
{
    public string Name => "c";

    public void Connect() => Native.PlainConnect(TcpPeer.Address, TcpPeer.Port);

    public void Step() => Native.PlainStep((uint)line.NowMs);

    public Happening Next(out int length) => (Happening)Native.PlainNext(out length);

    public int Room() => Native.PlainRoom();

    public void Send(byte[] data, int count)
    {
        if (Native.PlainSend(data, count) != count)
        {
            throw new InvalidOperationException("the C program refused a send");
        }
    }

    public int Receive(byte[] buffer) => Native.PlainReceive(buffer, buffer.Length);

    public void Close() => Native.PlainClose();
}
