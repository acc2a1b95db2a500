using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using NanoSocket.TlsTests.Authority;
using NanoSocket.TlsTests.Servers;
using NanoSocket.TlsTests.Wire;

namespace NanoSocket.TlsTests.Cases;

/// <summary>How long records are: as a peer with little memory wants them (record_size_limit, RFC 8449).</summary>
internal sealed class RecordCases(Lab lab)
{
    private const int Limit = 600;
    private const int LongestWeTake = 16 * 1024;
    private const int AuthenticationTag = 16;

    private readonly TestAuthority _authority = lab.Authority;

    /// <summary>All of them.</summary>
    public IEnumerable<ITlsCase> All
    {
        get
        {
            ShortRecordServer server = null!;
            int longest = 0;
            yield return new StepsCase<WireProxy>("tls13_records_as_short_as_the_server_wants_them", () =>
            {
                (server, longest) = (new ShortRecordServer(_authority.EcServer, Limit), 0);
                return Task.FromResult(new WireProxy(
                    server, WireFaults.None, WireFaults.Watched(record => longest = Math.Max(longest, Data(record)))));
            }, Credentials.Trusting(_authority.EcRoot), async (board, _) =>
            {
                int id = await board.ConnectAsync();
                await board.EchoAsync(id, 5000);
                await board.CloseAsync(id);
                Conversation.Check(server.ClientsLimit == LongestWeTake, $"offered {server.ClientsLimit}");
                Conversation.Check(longest is > Limit / 2 and <= Limit + AuthenticationTag, $"{longest} bytes");
            }) { NeedsTls13 = true };
        }
    }

    private static int Data(TlsRecord record) => record.Type == TlsRecord.Data ? record.Length : 0;
}
