using System;

namespace NanoSocket.Simulator.Options;

/// <summary>How strictly the operator looks at the PPP credentials.</summary>
public enum AuthMode
{
    /// <summary>No authentication is asked for.</summary>
    None,
    /// <summary>CHAP, or PAP if the host prefers it, is asked for; whatever comes is accepted, also
    /// nothing.</summary>
    Any,
    /// <summary>PAP or CHAP with the right user and password.</summary>
    Required,
    /// <summary>PAP with the right user and password.</summary>
    Pap,
    /// <summary>CHAP-MD5 with the right user and password.</summary>
    Chap,
}

/// <summary>Authentication that the PPP server asks for.</summary>
/// <param name="Mode">How strict.</param>
/// <param name="User">Expected user, for the strict modes.</param>
/// <param name="Password">Expected password, for the strict modes.</param>
public sealed record AuthPolicy(AuthMode Mode, string User = "", string Password = "")
{
    /// <summary>No authentication.</summary>
    public static AuthPolicy None { get; } = new(AuthMode.None);

    /// <summary>Reads <c>none</c>, <c>any</c>, <c>USER:PASSWORD</c>, <c>pap:USER:PASSWORD</c> or
    /// <c>chap:USER:PASSWORD</c>.</summary>
    /// <exception cref="OptionException">The text is none of these.</exception>
    public static AuthPolicy Parse(string text)
    {
        string[] parts = text.Split(':', 2);
        switch (parts[0])
        {
            case "none" when parts.Length == 1:
                return None;
            case "any" when parts.Length == 1:
                return new AuthPolicy(AuthMode.Any);
            case "pap" when parts.Length == 2 && parts[1].Contains(':', StringComparison.Ordinal):
                return WithCredentials(AuthMode.Pap, parts[1].Split(':', 2));
            case "chap" when parts.Length == 2 && parts[1].Contains(':', StringComparison.Ordinal):
                return WithCredentials(AuthMode.Chap, parts[1].Split(':', 2));
            default:
                return WithCredentials(AuthMode.Required, parts);
        }

        AuthPolicy WithCredentials(AuthMode mode, string[] pair) =>
            pair.Length == 2 && pair[0].Length is > 0 and < 256 && pair[1].Length < 256
                ? new AuthPolicy(mode, pair[0], pair[1])
                : throw new OptionException(
                    $"auth '{text}': expected none, any, USER:PASSWORD, pap:USER:PASSWORD or chap:USER:PASSWORD");
    }
}
