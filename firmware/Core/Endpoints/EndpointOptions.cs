using NanoSocket.Core.Net;
using NanoSocket.Core.Sockets;

namespace NanoSocket.Core.Endpoints;

/// <summary>The values of a socket's options; brought to the stack whenever the socket gets a new place there.</summary>
internal sealed class EndpointOptions
{
    private const int MaxReceiveBuffer = 65_535;

    private readonly int[] _values = new int[(int)EndpointOption.ReceiveBuffer + 1];
    private readonly KeepAlive _keepAlive = new();

    public EndpointOptions() => _values[(int)EndpointOption.TimeToLive] = byte.MaxValue;

    public int this[EndpointOption option] => _values[(int)option];

    /// <summary>Takes a value; false when it is none of the option's.</summary>
    public bool TrySet(EndpointOption option, int value)
    {
        bool allowed = option switch
        {
            EndpointOption.TimeToLive => value is >= 1 and <= byte.MaxValue,
            EndpointOption.TypeOfService => value is >= 0 and <= byte.MaxValue,
            EndpointOption.ReceiveBuffer => value is >= 0 and <= MaxReceiveBuffer,
            _ => true,
        };
        if (allowed)
        {
            bool isSwitch = option is EndpointOption.NoDelay or EndpointOption.KeepAlive or EndpointOption.ReuseAddress;
            _values[(int)option] = isSwitch && value != 0 ? 1 : value;
        }

        return allowed;
    }

    public void CopyFrom(EndpointOptions other)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = other._values[i];
        }
    }

    /// <summary>What the bind depends on.</summary>
    public void ApplyBeforeOpen(INetworkStack stack, int slot)
        => stack.SetReuseAddress(slot, this[EndpointOption.ReuseAddress] != 0);

    /// <summary>The rest; again after every change.</summary>
    public void Apply(INetworkStack stack, int slot, Transport transport)
    {
        stack.SetOption(slot, SlotOption.TimeToLive, this[EndpointOption.TimeToLive]);
        stack.SetOption(slot, SlotOption.TypeOfService, this[EndpointOption.TypeOfService]);
        if (transport == Transport.Tcp)
        {
            stack.SetOption(slot, SlotOption.NoDelay, this[EndpointOption.NoDelay]);
            _keepAlive.TrySetEnabled(this[EndpointOption.KeepAlive]);
            _keepAlive.Apply(stack, slot);
        }
    }
}
