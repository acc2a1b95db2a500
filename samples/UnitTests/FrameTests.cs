using System;
using nanoFramework.TestFramework;

namespace NanoSocket.Samples;

/// <summary>Tests as for nanoFramework: no Main, the tool writes the launcher.</summary>
[TestClass]
public class FrameTests
{
    private byte[] _payload = [];

    [Setup]
    public void MakePayload() => _payload = [1, 2, 3];

    [TestMethod]
    public void Payload_follows_its_length()
        => CollectionAssert.AreEqual(new byte[] { 3, 1, 2, 3 }, Frame.Encode(_payload));

    [TestMethod]
    [DataRow(0)]
    [DataRow(255)]
    public void Length_comes_first(int length)
        => Assert.AreEqual((byte)length, Frame.Encode(new byte[length])[0]);

    [TestMethod]
    public void Long_payloads_are_refused()
        => Assert.ThrowsException(typeof(ArgumentException), () => Frame.Encode(new byte[256]));
}
