namespace Transfer;

/// <summary>What is compared: one TCP connection with messages, in C# over the core or in plain C.</summary>
internal interface IProgram
{
    string Name { get; }

    /// <summary>Starts to connect to the peer.</summary>
    void Connect();

    /// <summary>Moves bytes between line and stack.</summary>
    void Step();

    /// <summary>The next message and its length; <see cref="Happening.Nothing"/> when none waits.</summary>
    Happening Next(out int length);

    /// <summary>Bytes that <see cref="Send"/> takes now.</summary>
    int Room();

    /// <summary>Sends all of the data.</summary>
    void Send(byte[] data, int count);

    /// <summary>Reads what was announced.</summary>
    int Receive(byte[] buffer);

    void Close();
}

/// <summary>What a message says; the values of plain.h.</summary>
internal enum Happening
{
    Nothing,
    Connected,
    Sent,
    Received,
    Closed,
}
