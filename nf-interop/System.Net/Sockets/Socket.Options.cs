using NanoSocket.Core.Endpoints;

namespace System.Net.Sockets;

/// <summary>
/// Options. Supported: Socket level SendTimeout, ReceiveTimeout, ReceiveBuffer, ReuseAddress, KeepAlive, Linger
/// (seconds, negative = off), DontLinger, Broadcast, and to read Type and Error; Tcp level NoDelay; IP level
/// IpTimeToLive and TypeOfService. Others fail with <see cref="SocketError.ProtocolOption"/>.
/// </summary>
public partial class Socket
{
    private const int MsPerSecond = 1000;
    private const int MaxLingerSeconds = ushort.MaxValue;

    /// <summary>Switches an option.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue)
        => SetSocketOption(optionLevel, optionName, optionValue ? 1 : 0);

    /// <summary>Sets an option from its bytes, the lowest first, at most four.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue)
    {
        ArgumentNullException.ThrowIfNull(optionValue);
        int value = 0;
        for (int i = 0; i < optionValue.Length && i < sizeof(int); i++)
        {
            value |= optionValue[i] << (8 * i);
        }

        SetSocketOption(optionLevel, optionName, value);
    }

    /// <summary>Sets an option.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue)
    {
        if (TryFind(optionLevel, optionName, out EndpointOption option))
        {
            SocketFailures.ThrowUnlessDone(Open.SetOption(option, optionValue));
        }
        else if (optionLevel != SocketOptionLevel.Socket || !TrySetOwn(optionName, optionValue))
        {
            throw new SocketException(SocketError.ProtocolOption);
        }
    }

    /// <summary>The value of an option as a number.</summary>
    public object GetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName)
        => GetOption(optionLevel, optionName);

    /// <summary>The value of an option as bytes, the lowest first.</summary>
    public void GetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] val)
    {
        ArgumentNullException.ThrowIfNull(val);
        int value = GetOption(optionLevel, optionName);
        for (int i = 0; i < val.Length && i < sizeof(int); i++)
        {
            val[i] = (byte)(value >> (8 * i));
        }
    }

    private static bool TryFind(SocketOptionLevel level, SocketOptionName name, out EndpointOption option)
    {
        option = (level, name) switch
        {
            (SocketOptionLevel.Tcp, SocketOptionName.NoDelay) => EndpointOption.NoDelay,
            (SocketOptionLevel.IP, SocketOptionName.IpTimeToLive) => EndpointOption.TimeToLive,
            (SocketOptionLevel.IP, SocketOptionName.TypeOfService) => EndpointOption.TypeOfService,
            (SocketOptionLevel.Socket, SocketOptionName.KeepAlive) => EndpointOption.KeepAlive,
            (SocketOptionLevel.Socket, SocketOptionName.ReuseAddress) => EndpointOption.ReuseAddress,
            (SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer) => EndpointOption.ReceiveBuffer,
            _ => (EndpointOption)(-1),
        };
        return option >= 0;
    }

    private bool TrySetOwn(SocketOptionName name, int value)
    {
        switch (name)
        {
            case SocketOptionName.SendTimeout:
                SendTimeout = value;
                return true;
            case SocketOptionName.ReceiveTimeout:
                ReceiveTimeout = value;
                return true;
            case SocketOptionName.Linger:
                _lingerMs = value < 0 ? AtOnce : Math.Min(value, MaxLingerSeconds) * MsPerSecond;
                return true;
            case SocketOptionName.DontLinger:
                _lingerMs = value != 0 ? AtOnce : 0;
                return true;
            case SocketOptionName.Broadcast:
                // A point-to-point link has no broadcasts; programs that prepare for them need not fail.
                return !_isStream;
            default:
                return false;
        }
    }

    private int GetOption(SocketOptionLevel level, SocketOptionName name)
    {
        if (TryFind(level, name, out EndpointOption option))
        {
            return Open.GetOption(option);
        }

        return level == SocketOptionLevel.Socket ? GetOwn(name) : throw new SocketException(SocketError.ProtocolOption);
    }

    private int GetOwn(SocketOptionName name) => name switch
    {
        SocketOptionName.SendTimeout => _sendTimeout,
        SocketOptionName.ReceiveTimeout => _receiveTimeout,
        SocketOptionName.Linger => _lingerMs / MsPerSecond,
        SocketOptionName.DontLinger => _lingerMs < 0 ? 1 : 0,
        SocketOptionName.Type => (int)SocketType,
        SocketOptionName.Error => (int)SocketFailures.ErrorOf(Open.Ended),
        _ => throw new SocketException(SocketError.ProtocolOption),
    };
}
