using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NanoSocket.Tool.Recordings;

namespace NanoSocket.Tool.Commands;

/// <summary><c>nanosocket trace</c>: the flight recorder's recording for Wireshark.</summary>
internal static class TraceCommand
{
    private const string Help = """
        FILE is one of: what run --trace wrote; the log of a board's console on which the command trace was typed; the
        bytes of Modem.GetTrace(). PPP packets, the multiplexer's frames and the AT dialogue become interfaces of one
        capture, with directions and the time since each start of the board.

        Examples:
          nanosocket run samples/TcpClient --echo --trace crash.trace
          nanosocket trace crash.trace && wireshark crash.trace.pcapng
          nanosocket trace console.log -o field.pcapng
        """;

    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The recording, or a console's log that contains one" };
        Option<string?> output = new("--output", "-o")
        {
            Description = "The capture; FILE.pcapng when not given",
            HelpName = "FILE",
        };
        Command command = new DetailedCommand(
            "trace", "Turns a recording of the modem line into a capture for Wireshark", Help) { file, output };
        command.SetAction(result =>
        {
            string input = result.GetRequiredValue(file);
            return Convert(input, result.GetValue(output) ?? input + ".pcapng");
        });
        return command;
    }

    private static int Convert(string input, string output)
    {
        try
        {
            IReadOnlyList<TraceRecord> records = TraceReader.Read(TraceReader.Find(File.ReadAllBytes(input), input));
            using (FileStream stream = File.Create(output))
            {
                TraceCapture.Write(stream, records);
            }
            Console.WriteLine($"{output}: {Count(TraceKind.Start)} starts, {Count(TraceKind.Ppp)} PPP packets, "
                + $"{Count(TraceKind.Mux)} multiplexer frames, {Count(TraceKind.At)} lines of AT dialogue");
            return ExitCode.Success;

            int Count(TraceKind kind) => records.Count(record => record.Kind == kind);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(e.Message);
        }
    }
}
