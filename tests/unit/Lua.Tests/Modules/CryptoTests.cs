using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Modules;

/// <summary>crypto: the vendor's examples, published vectors, and .NET's own algorithms with random input.</summary>
public sealed class CryptoTests
{
    private const string Sample = "sdfdsfdsfdsffdsfdsfsdfs1234";

    private static readonly Gen<byte[]> Text = Gen.Byte.Array[0, 300];

    [Theory]
    [InlineData("md5", "235B69FBC9E75C4FD5E8C59F9CB16500")]
    [InlineData("sha1", "16EBE919119B9B54C8AF6B4F2A09C18B6B6D8218")]
    public void Digests_of_the_vendors_example_are_capital_digits(string function, string digest)
    {
        Assert.Equal((LuaText)digest, NativeFunction.CallOne("crypto." + function, Sample, Sample.Length));
        Assert.Equal((LuaText)digest, NativeFunction.CallOne("crypto." + function, Sample));
        Assert.Equal((LuaText)digest, NativeFunction.CallOne("crypto." + function, Sample + "x", Sample.Length));
        Assert.Equal((LuaText)digest, NativeFunction.CallOne("crypto." + function, Sample, 70000));
    }

    [Fact]
    public void Digests_equal_those_of_dotnet_for_any_text() => Text.Sample(text =>
    {
        Assert.Equal((LuaText)Convert.ToHexString(MD5.HashData(text)), NativeFunction.CallOne("crypto.md5", text));
        Assert.Equal((LuaText)Convert.ToHexString(SHA1.HashData(text)), NativeFunction.CallOne("crypto.sha1", text));
        Assert.Equal((LuaText)Convert.ToHexString(SHA256.HashData(text)), NativeFunction.CallOne("crypto.sha256", text));
    });

    [Theory]
    [InlineData("flow_md5", "MD5")]
    [InlineData("flow_sha1", "SHA1")]
    [InlineData("flow_sha256", "SHA256")]
    public void A_digest_in_pieces_equals_that_of_the_whole(string function, string algorithm) =>
        Text.Array[0, 6].Sample(pieces =>
        {
            object? flow = NativeFunction.CallOne("crypto." + function);
            foreach (byte[] piece in pieces)
            {
                Assert.Empty(NativeFunction.Call("crypto.flow.update", flow, piece));
                NativeFunction.CallOne("crypto.flow.hexdigest", flow);
            }

            byte[] whole = [.. pieces.SelectMany(piece => piece)];
            byte[] expected = CryptographicOperations.HashData(new HashAlgorithmName(algorithm), whole);
            Assert.Equal((LuaText)Convert.ToHexString(expected), NativeFunction.CallOne("crypto.flow.hexdigest", flow));
        });

    [Fact]
    public void A_method_of_a_flow_takes_nothing_else_for_its_object()
    {
        Assert.Throws<LuaError>(() => NativeFunction.Call("crypto.flow.update", "text", "text"));
        Assert.Throws<LuaError>(() => NativeFunction.Call("crypto.flow.hexdigest"));
    }

    [Theory]
    [InlineData("hmac_md5", "asdasdsadas", "123456", "38A7B18DC5F6543849DC49F06FADE3CC")]
    [InlineData("hmac_sha1", "asdasdsadasweqcdsjghjvcb", "12345689012345", "E3BB109BA59AF6A1F677157E8EC6B21349B9220F")]
    public void Keyed_digests_of_the_vendors_examples(string function, string text, string key, string digest)
    {
        string name = "crypto." + function;
        Assert.Equal((LuaText)digest, NativeFunction.CallOne(name, text, text.Length, key, key.Length));
        Assert.Equal((LuaText)digest, NativeFunction.CallOne(name, text, key));
    }

    [Fact]
    public void Keyed_digests_equal_those_of_dotnet_for_any_text_and_key() => Gen.Select(Text, Text).Sample((text, key) =>
    {
        Assert.Equal((LuaText)Convert.ToHexString(HMACMD5.HashData(key, text)),
            NativeFunction.CallOne("crypto.hmac_md5", text, text.Length, key, key.Length));
        Assert.Equal((LuaText)Convert.ToHexString(HMACSHA256.HashData(key, text)),
            NativeFunction.CallOne("crypto.hmac_sha256", text, key));
    });

    [Fact]
    public void Base64_equals_that_of_dotnet_both_ways() => Text.Sample(text =>
    {
        string encoded = Convert.ToBase64String(text);
        Assert.Equal((LuaText)encoded, NativeFunction.CallOne("crypto.base64_encode", text, text.Length));
        Assert.Equal((LuaText)text, NativeFunction.CallOne("crypto.base64_decode", encoded, encoded.Length));
        Assert.Equal((LuaText)text, NativeFunction.CallOne("crypto.base64_decode", encoded.TrimEnd('=')));
    });

    [Fact]
    public void Base64_with_line_ends_is_read_and_what_is_none_gives_an_empty_string()
    {
        Assert.Equal((LuaText)"123456", NativeFunction.CallOne("crypto.base64_decode", "MTIz\r\nNDU2\n"));
        Assert.All(["A", "AB=", "AB==C", "====", "A===", "MTI*", "ABCD=", "AB=\0"],
            text => Assert.Equal((LuaText)"", NativeFunction.CallOne("crypto.base64_decode", text)));
    }

    [Theory]
    [InlineData("IBM", "BB3D")]
    [InlineData("MAXIM", "44C2")]
    [InlineData("USB", "B4C8")]
    [InlineData("MODBUS", "4B37")]
    [InlineData("CCITT", "2189")]
    [InlineData("CCITT-FALSE", "29B1")]
    [InlineData("X25", "906E")]
    [InlineData("XMODEM", "31C3")]
    [InlineData("DNP", "EA82")]
    public void Checks_of_16_bits_have_their_published_value_of_123456789(string method, string check)
    {
        object? value = NativeFunction.CallOne("crypto.crc16", method, "123456789");
        Assert.Equal(check, ((int)(double)value!).ToString("X4", null));
    }

    [Fact]
    public void Checks_of_the_vendors_examples()
    {
        Assert.Equal((double)0x2FC153F9, NativeFunction.CallOne("crypto.crc32", Sample, Sample.Length));
        Assert.Equal((double)0xD3AC, NativeFunction.CallOne("crypto.crc16", "MODBUS", "123456" + Sample));
        Assert.Equal((double)0xEC06, NativeFunction.CallOne("crypto.crc16", "MAXIM", "123456" + Sample));
        Assert.Equal((double)0x13F9, NativeFunction.CallOne("crypto.crc16", "IBM", "123456" + Sample));
        Assert.Equal((double)0xC5, NativeFunction.CallOne("crypto.crc8", Sample, Sample.Length));
    }

    [Fact]
    public void A_check_of_ones_own_parameters_and_one_that_nobody_knows()
    {
        Assert.Equal((double)0x4B37,
            NativeFunction.CallOne("crypto.crc16", "USER-DEFINED", "123456789", 0x8005, 0xFFFF, 0, 1, 1));
        LuaError error = Assert.Throws<LuaError>(() => NativeFunction.Call("crypto.crc16", "modbus", ""));
        Assert.Equal("bad argument #1 to 'crc16' (unknown method)", error.Message);
    }

    [Fact]
    public void Xxtea_has_its_published_vector_and_reads_what_it_wrote()
    {
        byte[] text = Encoding.UTF8.GetBytes("Hello World! 你好，中国！");
        byte[] encrypted = Convert.FromBase64String("QncB1C0rHQoZ1eRiPM4dsZtRi9pNrp7sqvX76cFXvrrIHXL6");
        Assert.Equal((LuaText)encrypted, NativeFunction.CallOne("crypto.xxtea_encrypt", text, "1234567890"));
        Gen.Select(Text, Text).Sample((any, key) =>
        {
            LuaText written = (LuaText)NativeFunction.CallOne("crypto.xxtea_encrypt", any, key)!;
            Assert.Equal((LuaText)any, NativeFunction.CallOne("crypto.xxtea_decrypt", written.Bytes.ToArray(), key));
        });
    }

    [Fact]
    public void Xxtea_of_a_damaged_text_is_a_string_at_most_as_long() => Gen.Select(Text, Text).Sample((text, key) =>
    {
        LuaText read = (LuaText)NativeFunction.CallOne("crypto.xxtea_decrypt", text, key)!;
        Assert.True(read.Bytes.Length <= text.Length);
    });

    [Fact]
    public void Aes_equals_that_of_dotnet_in_all_sizes_modes_and_paddings()
    {
        Gen<byte[]> key = Gen.OneOf(Gen.Byte.Array[16], Gen.Byte.Array[24], Gen.Byte.Array[32]);
        Gen.Select(key, Gen.Byte.Array[16], Text, Gen.Bool, Gen.Bool).Sample((secret, vector, text, cbc, zero) =>
        {
            using Aes aes = Aes.Create();
            aes.Key = secret;
            PaddingMode padding = zero ? PaddingMode.Zeros : PaddingMode.PKCS7;
            byte[] expected = cbc ? aes.EncryptCbc(text, vector, padding) : aes.EncryptEcb(text, padding);
            object?[] how = [cbc ? "CBC" : "ECB", zero ? "ZERO" : "PKCS7"];
            Assert.Equal((LuaText)expected, NativeFunction.CallOne("crypto.aes_encrypt", [.. how, text, secret, vector]));
            byte[] back = zero ? [.. text.Reverse().SkipWhile(b => b == 0).Reverse()] : text;
            Assert.Equal((LuaText)back, NativeFunction.CallOne("crypto.aes_decrypt", [.. how, expected, secret, vector]));
        });
    }

    [Fact]
    public void Aes_counts_as_in_the_example_of_the_standard_and_carries_into_every_byte()
    {
        // NIST SP 800-38A, F.5.1.
        byte[] key = Convert.FromHexString("2b7e151628aed2a6abf7158809cf4f3c");
        byte[] counter = Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        byte[] text = Convert.FromHexString("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
        byte[] expected = Convert.FromHexString("874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff");
        Assert.Equal((LuaText)expected, NativeFunction.CallOne("crypto.aes_encrypt", "CTR", "NONE", text, key, counter));
        Assert.Equal((LuaText)text[..19],
            NativeFunction.CallOne("crypto.aes_decrypt", "CTR", "NONE", expected[..19], key, counter));
        LuaText wrapped = (LuaText)NativeFunction.CallOne("crypto.aes_encrypt", "CTR", "NONE", new byte[32], key,
            Enumerable.Repeat((byte)0xFF, 16).ToArray())!;
        LuaText zero = (LuaText)NativeFunction.CallOne("crypto.aes_encrypt", "CTR", "NONE", new byte[16], key,
            new byte[16])!;
        Assert.True(wrapped.Bytes[16..].SequenceEqual(zero.Bytes));
    }

    [Fact]
    public void Aes_of_a_damaged_text_is_an_empty_or_a_shorter_string() =>
        Gen.Select(Text, Gen.Byte.Array[16]).Sample((text, key) =>
        {
            object? read = NativeFunction.CallOne("crypto.aes_decrypt", "CBC", "PKCS5", text, key, key);
            Assert.True(((LuaText)read!).Bytes.Length < Math.Max(1, text.Length));
        });

    [Theory]
    [InlineData(1, "XYZ", "NONE", "", "0123456789abcdef", null)]
    [InlineData(2, "ECB", "PKCS", "", "0123456789abcdef", null)]
    [InlineData(3, "ECB", "NONE", "1", "0123456789abcdef", null)]
    [InlineData(4, "ECB", "NONE", "", "0123456789abcde", null)]
    [InlineData(5, "CBC", "NONE", "", "0123456789abcdef", null)]
    [InlineData(5, "CTR", "NONE", "", "0123456789abcdef", "short")]
    public void Aes_names_the_argument_that_is_wrong(int argument, string mode, string padding, string text, string key,
        string? vector)
    {
        LuaError error = Assert.Throws<LuaError>(
            () => NativeFunction.Call("crypto.aes_encrypt", mode, padding, text, key, vector));
        Assert.StartsWith($"bad argument #{argument} to 'aes_encrypt'", error.Message, StringComparison.Ordinal);
    }
}
