using System;
using System.Security.Cryptography;
using System.Text;
using NanoSocket.Simulator.Options;
using NanoSocket.Simulator.Time;

namespace NanoSocket.Simulator.Ppp;

/// <summary>The authenticator's side of PAP (RFC 1334) and CHAP with MD5 (RFC 1994).</summary>
internal sealed class Authenticator
{
    private const byte PapRequest = 1;
    private const byte PapAck = 2;
    private const byte PapNak = 3;
    private const byte ChapChallenge = 1;
    private const byte ChapResponse = 2;
    private const byte ChapSuccess = 3;
    private const byte ChapFailure = 4;
    private const int ChallengeLength = 16;
    private const int MaximumTries = 10;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(3);

    private readonly AuthPolicy policy;
    private readonly Action<ushort, byte[]> send;
    private readonly byte[] challenge = new byte[ChallengeLength];
    private readonly DeterministicRandom random;
    private readonly Alarm retry;
    private ushort protocol;
    private byte identifier;
    private int triesLeft;
    private bool? verdict;

    public Authenticator(
        Timeline timeline, AuthPolicy policy, DeterministicRandom random, Action<ushort, byte[]> send)
    {
        this.policy = policy;
        this.random = random;
        this.send = send;
        retry = new Alarm(timeline, OnTimeout);
    }

    /// <summary>Called once with the result and the user's name (or why there is none).</summary>
    public event Action<bool, string>? Decided;

    /// <summary>Starts to wait for credentials, or asks for them.</summary>
    public void Start(ushort withProtocol)
    {
        protocol = withProtocol;
        verdict = null;
        triesLeft = MaximumTries;
        random.Fill(challenge);
        identifier++;
        Ask();
    }

    public void Stop()
    {
        retry.Cancel();
        protocol = 0;
    }

    public void Receive(ushort onProtocol, ReadOnlySpan<byte> bytes)
    {
        if (onProtocol != protocol || !ControlPacket.TryParse(bytes, out ControlPacket packet))
        {
            return;
        }
        if (protocol == PppProtocols.Pap && packet.Code == PapRequest)
        {
            OnPapRequest(packet);
        }
        else if (protocol == PppProtocols.Chap && packet.Code == ChapResponse && packet.Identifier == identifier)
        {
            OnChapResponse(packet);
        }
    }

    private void Ask()
    {
        retry.Set(RetryInterval);
        if (protocol == PppProtocols.Chap)
        {
            byte[] data = [ChallengeLength, .. challenge, .. "simulator"u8];
            send(protocol, ControlPacket.Build(ChapChallenge, identifier, data));
        }
    }

    private void OnTimeout()
    {
        triesLeft--;
        if (triesLeft > 0)
        {
            Ask();
        }
        else
        {
            Decide(false, "no credentials came");
        }
    }

    private void OnPapRequest(in ControlPacket packet)
    {
        // Length of the user's name, name, length of the password, password.
        ReadOnlySpan<byte> data = packet.Data;
        if (data.IsEmpty || data.Length < 2 + data[0] || data.Length < 2 + data[0] + data[1 + data[0]])
        {
            return;
        }
        ReadOnlySpan<byte> user = data.Slice(1, data[0]);
        ReadOnlySpan<byte> password = data.Slice(2 + user.Length, data[1 + user.Length]);
        bool good = verdict ?? (policy.Mode == AuthMode.Any
            || (Matches(user, policy.User) && Matches(password, policy.Password)));
        ReadOnlySpan<byte> text = good ? "OK"u8 : "wrong user or password"u8;
        byte[] message = [(byte)text.Length, .. text];
        send(protocol, ControlPacket.Build(good ? PapAck : PapNak, packet.Identifier, message));
        Decide(good, Encoding.Latin1.GetString(user));
    }

    private void OnChapResponse(in ControlPacket packet)
    {
        ReadOnlySpan<byte> data = packet.Data;
        if (data.IsEmpty || data.Length < 1 + data[0])
        {
            return;
        }
        ReadOnlySpan<byte> user = data[(1 + data[0])..];
        bool good = verdict ?? (policy.Mode == AuthMode.Any
            || (Matches(user, policy.User) && data.Slice(1, data[0]).SequenceEqual(ExpectedResponse())));
        send(protocol, ControlPacket.Build(good ? ChapSuccess : ChapFailure, packet.Identifier, []));
        Decide(good, Encoding.Latin1.GetString(user));
    }

    /// <summary>RFC 1994 clause 4.1: MD5 over identifier, secret and challenge.</summary>
#pragma warning disable CA5351 // MD5 is what CHAP is made of; it protects nothing here.
    private byte[] ExpectedResponse() =>
        MD5.HashData([identifier, .. Encoding.UTF8.GetBytes(policy.Password), .. challenge]);
#pragma warning restore CA5351

    private static bool Matches(ReadOnlySpan<byte> bytes, string text) =>
        bytes.SequenceEqual(Encoding.UTF8.GetBytes(text));

    private void Decide(bool good, string who)
    {
        if (verdict is null)
        {
            verdict = good;
            retry.Cancel();
            Decided?.Invoke(good, who);
        }
    }
}
