using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NanoSocket.Tool.Boards;

namespace NanoSocket.Tool.Running;

/// <summary>A piece of an emulator's memory, read through its monitor.</summary>
internal sealed class QemuMemory
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    private readonly string _socket;
    private readonly string _file;
    private readonly ulong _address;
    private readonly int _length;

    private QemuMemory(ulong address, int length, RunFolder folder)
    {
        _address = address;
        _length = length;
        _socket = folder.File("monitor");
        _file = folder.File("memory");
    }

    /// <summary>The emulator's argument for its monitor.</summary>
    public string Monitor => $"unix:{_socket},server=on,wait=off";

    /// <summary>The flight recorder's memory; null where the board has none.</summary>
    public static QemuMemory? OfRecorder(Board board, RunFolder folder)
    {
        int length = Budget.Load(board).Rows.FirstOrDefault(row => row.Name == "flight-recorder")?.Value ?? 0;
        return board.Run?.RecorderEnd is { } end && length > 0
            ? new QemuMemory(Convert.ToUInt64(end, 16) - (ulong)length, length, folder)
            : null;
    }

    /// <summary>Reads it; empty when the emulator has gone.</summary>
    public async Task<byte[]> ReadAsync()
    {
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), limit.Token);
            using NetworkStream stream = new(socket);
            string save = string.Create(CultureInfo.InvariantCulture, $"pmemsave 0x{_address:x} {_length} \"{_file}\"");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(save + "\nquit\n"), limit.Token);
            await stream.CopyToAsync(Stream.Null, limit.Token); // until it quits
            return await File.ReadAllBytesAsync(_file, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            return [];
        }
    }
}
