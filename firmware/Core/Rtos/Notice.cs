namespace NanoSocket.Core.Rtos;

/// <summary>A message that is either waiting or not.</summary>
internal struct Notice
{
    public bool Pending { get; private set; }

    public uint Stamp { get; private set; }

    public void Post(RtosTask task)
    {
        Stamp = task.Post();
        Pending = true;
    }

    public void Withdraw() => Pending = false;
}
