using System.Threading.Tasks;

namespace NanoSocket.TlsTests.Cases;

/// <summary>A case on a board.</summary>
internal interface ITlsCase
{
    /// <summary>What it shows.</summary>
    string Name { get; }

    /// <summary>It needs an image with TLS 1.3.</summary>
    bool NeedsTls13 { get; }

    /// <summary>It takes a minute: not on the emulated board.</summary>
    bool IsSlow { get; }

    /// <summary>What the app is given.</summary>
    Credentials Credentials { get; }

    /// <summary>Runs it on the board.</summary>
    /// <returns>Null when it passed, else what is wrong.</returns>
    Task<string?> RunAsync(Device device);
}
