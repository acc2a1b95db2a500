using System.Collections.Generic;
using System.Linq;
using NanoSocket.TlsTests.Cases;

namespace NanoSocket.TlsTests;

/// <summary>All cases that run in one boot of a board.</summary>
internal static class SuiteTable
{
    private static readonly string[] s_versions = ["tls12", "tls13"];
    private static readonly bool[] s_wholeAndResumed = [false, true];

    private const int ShortRun = 20;

    /// <summary>The long run of connections.</summary>
    /// <param name="lab">What the cases share.</param>
    /// <param name="count">How many of each kind.</param>
    public static IEnumerable<ITlsCase> Reconnects(Lab lab, int count) =>
        from version in s_versions
        from resumes in s_wholeAndResumed
        select new ReconnectCase(lab, version, count, resumes);

    /// <summary>The cases, what fails for simple reasons first.</summary>
    public static IEnumerable<ITlsCase> Of(Lab lab) =>
    [
        .. new OfferCases(lab).All,
        .. new RecordCases(lab).All,
        .. new HandshakeCases(lab).All,
        .. new CertificateCases(lab).All,
        .. new ClientCertificateCases(lab).All,
        .. new WireCases(lab).All,
        .. new SessionCases(lab).All,
        .. new ProgramCases(lab).All,
        .. Reconnects(lab, ShortRun),
    ];
}
