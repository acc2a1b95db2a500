using System.Text;
using nanoFramework.TestFramework;

namespace NanoSocket.Conformance;

/// <summary>Sockets of type 2 (1.1, 2.6): names, verification, client certificates, and servers without TLS.</summary>
[TestClass]
public class Secure
{
    [TestMethod]
    public void Case_19_the_server_is_told_its_name_when_the_flag_says_so()
    {
        using Case test = new();
        Peer peer = Peer.Tls();
        int told = Connected(test, peer, new TlsOptions { HostName = Peer.TlsHost, SendName = true });
        Assert.AreEqual(Peer.TlsHost, peer.ToldName(), "name told");
        Close(test, peer, told);
        int untold = Connected(test, peer, new TlsOptions { HostName = Peer.TlsHost, SendName = false });
        Assert.AreEqual("", peer.ToldName(), "name told");
        Close(test, peer, untold);
    }

    [TestMethod]
    public void Case_20_a_TLS_send_is_confirmed_when_the_peer_has_acknowledged_its_ciphertext()
    {
        using Case test = new();
        Peer peer = Peer.Tls();
        int id = Connected(test, peer, new TlsOptions());
        peer.Hold();
        test.SendAccepted(id, 10);
        peer.Receive(10);
        test.Nothing(500);

        peer.Release();
        test.SendConfirmed(id, 10);
        test.Nothing(200);
        Close(test, peer, id);
    }

    [TestMethod]
    public void Case_37_10000_bytes_of_a_TLS_server_come_in_parts_of_at_most_2048()
    {
        using Case test = new();
        Peer peer = Peer.Tls();
        int id = Connected(test, peer, new TlsOptions());
        peer.Send(10_000);
        test.ReceiveInParts(id, 10_000, 2048);
        test.SendAccepted(id, 2000);
        test.SendConfirmed(id, 2000);
        peer.Receive(2000);
        Close(test, peer, id);
    }

    [TestMethod]
    public void Case_50_without_trusted_certificates_any_server_is_accepted()
    {
        using Case test = new();
        Peer peer = Peer.Tls("self-signed");
        Close(test, peer, Connected(test, peer, new TlsOptions()));
    }

    [TestMethod]
    public void Case_51_a_server_is_accepted_when_a_trusted_certificate_stands_behind_its_own()
    {
        using Case test = new();
        Peer peer = Peer.Tls();
        Close(test, peer, Connected(test, peer, Trusting("root")));
        Refused(test, peer, Trusting("strange-root"));
        Refused(test, peer, new TlsOptions { CaCertificates = Encoding.UTF8.GetBytes("garbage") });
    }

    [TestMethod]
    public void Case_52_another_name_matters_only_without_insist()
    {
        using Case test = new();
        Peer peer = Peer.Tls("other-name");
        Close(test, peer, Connected(test, peer, Trusting("root", insist: true)));
        Refused(test, peer, Trusting("root", insist: false));
    }

    [TestMethod]
    public void Case_53_a_server_that_wants_a_certificate_gets_it_or_refuses()
    {
        using Case test = new();
        Peer peer = Peer.Tls("mutual");
        TlsOptions options = new()
        {
            CaCertificates = Peer.Text("root"),
            ClientCertificate = Peer.Text("client"),
            ClientKey = Peer.Text("client-key"),
        };
        Close(test, peer, Connected(test, peer, options));
        // This server looks at certificates when the handshake is over.
        int id = test.Connect(peer, Trusting("root"));
        test.ConnectConfirmed(id, 0);
        test.PeerClosed(id);
        test.Destroy(id, 1);
    }

    [TestMethod]
    public void Case_54_a_path_is_not_a_certificate()
    {
        using Case test = new();
        Peer peer = Peer.Tls();
        Refused(test, peer, new TlsOptions { CaCertificates = Encoding.UTF8.GetBytes("/ldata/ca.crt") });
    }

    [TestMethod]
    public void Case_55_a_server_without_TLS_gives_CONN_CNF_with_result_1_and_the_id_can_be_closed()
    {
        using Case test = new();
        Peer peer = Peer.Tcp();
        int id = test.Connect(peer, new TlsOptions());
        peer.Accept();
        peer.Send(100);
        test.ConnectConfirmed(id, 1);
        test.CloseAndDestroy(id);
    }

    private static TlsOptions Trusting(string root, bool insist = true) =>
        new() { CaCertificates = Peer.Text(root), Insist = insist };

    private static int Connected(Case test, Peer peer, TlsOptions options)
    {
        int id = test.Connect(peer, options);
        test.ConnectConfirmed(id, 0);
        peer.Accept();
        return id;
    }

    /// <summary>Closes; what TLS needs for it is free when the server has heard of it.</summary>
    private static void Close(Case test, Peer peer, int id)
    {
        test.CloseAndDestroy(id);
        Assert.AreEqual("close-notify", peer.End(), "end of the connection");
    }

    private static void Refused(Case test, Peer peer, TlsOptions options)
    {
        int id = test.Connect(peer, options);
        test.ConnectConfirmed(id, 1);
        test.Destroy(id, 1);
    }
}
