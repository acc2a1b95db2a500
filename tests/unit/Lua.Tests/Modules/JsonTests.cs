using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests.Modules;

/// <summary>json: the vendor's example, the corners of RFC 8259, and System.Text.Json's opinion of random texts.</summary>
public sealed class JsonTests
{
    [Fact]
    public void The_vendors_example_is_read()
    {
        object? table = NativeFunction.CallOne("json.decode",
            """{"KEY3":"VALUE3","KEY1":"VALUE1","KEY5":{"KEY5_2":"VALU5_2","KEY5_1":"VALU5_1"},"KEY6":[1,2,3]}""");
        Assert.Equal("""{"KEY3":"VALUE3","KEY1":"VALUE1","KEY5":{"KEY5_2":"VALU5_2","KEY5_1":"VALU5_1"},"KEY6":[1,2,3]}""",
            ToJson(table));
    }

    [Theory]
    [InlineData("{\":\"VALUE3\",\"KEY4\":\"VALUE4\"}", "Expected colon at character 5")]
    [InlineData("", "Expected value at character 1")]
    [InlineData("[1,]", "Expected value at character 4")]
    [InlineData("[1 2]", "Expected comma or array end at character 4")]
    [InlineData("{\"a\":1 \"b\":2}", "Expected comma or object end at character 8")]
    [InlineData("{\"a\":1,}", "Expected object key string at character 8")]
    [InlineData("{1:2}", "Expected object key string or object end at character 2")]
    [InlineData("[}", "Expected value or array end at character 2")]
    [InlineData("{]", "Expected object key string or object end at character 2")]
    [InlineData("1 2", "Expected the end at character 3")]
    [InlineData("01", "Expected number at character 1")]
    [InlineData("1.", "Expected number at character 1")]
    [InlineData("-", "Expected number at character 1")]
    [InlineData("1e", "Expected number at character 1")]
    [InlineData("0x10", "Expected the end at character 2")]
    [InlineData("nul", "Expected value at character 1")]
    [InlineData("\"a", "Expected closed string at character 1")]
    [InlineData("\"\\u12\"", "Expected escape at character 2")]
    [InlineData("\"\\ud800\"", "Expected escape at character 2")]
    [InlineData("\"\\udc00\"", "Expected escape at character 2")]
    [InlineData("\"\\x\"", "Expected escape at character 2")]
    [InlineData("\"\n\"", "Expected no control character at character 2")]
    [InlineData("100000000000000000000000000000000000", "Expected shorter number at character 1")]
    public void What_is_wrong_is_an_error_that_says_where(string text, string message) =>
        Assert.Equal(message, Assert.Throws<LuaError>(() => NativeFunction.Call("json.decode", text)).Message);

    [Fact]
    public void Escapes_are_characters_in_names_and_values_alike()
    {
        const string text = """{"":[{"":1}],"\u00e9\uD83D\uDE00":"\u20ac\/\"\u0000\b"}""";
        Assert.Equal(Parse(text), ToJson(NativeFunction.CallOne("json.decode", text)));
    }

    [Fact]
    public void Single_values_and_null()
    {
        Assert.Equal(1.5, NativeFunction.CallOne("json.decode", " 1.5 "));
        Assert.Equal(true, NativeFunction.CallOne("json.decode", "true"));
        Assert.Equal(LuaType.LightUserData, NativeFunction.CallOne("json.decode", "null"));
        Assert.Equal("[1,null,3]", ToJson(NativeFunction.CallOne("json.decode", "[1,null,3]")));
    }

    [Fact]
    public void Tables_are_32_deep_at_most_both_ways()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
        Assert.Equal(Nested(32).Replace("[]", "{}", StringComparison.Ordinal),
            ToJson(NativeFunction.CallOne("json.decode", Nested(32))));
        Assert.Throws<LuaError>(() => NativeFunction.Call("json.decode", Nested(33)));
        List<object?> circle = [];
        circle.Add(circle);
        LuaError error = Assert.Throws<LuaError>(() => NativeFunction.Call("json.encode", circle));
        Assert.Equal("Cannot serialise, tables too deep or circular", error.Message);
    }

    [Fact]
    public void Any_text_is_read_as_dotnet_reads_it_or_refused_as_it_refuses_it()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"\\n\"", "\"\\u0041\"", "1", "-0.5e3", "true",
            "null", " ", "\"", "\\", "x"];
        Gen<string> piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        Gen.OneOf(piece.Array[0, 12].Select(string.Concat), Value.Select(ToJson)).Sample(text =>
        {
            string? expected = Parse(text);
            try
            {
                Assert.Equal(expected, ToJson(NativeFunction.CallOne("json.decode", text)));
            }
            catch (LuaError)
            {
                Assert.Null(expected);
            }
        });
    }

    [Fact]
    public void What_was_written_is_what_dotnet_reads() => Value.Sample(value =>
    {
        LuaText text = (LuaText)NativeFunction.CallOne("json.encode", value)!;
        Assert.Equal(Parse(ToJson(value)), Parse(text.ToString()));
    });

    [Fact]
    public void Lists_have_holes_but_not_mostly_holes_and_mixed_keys_make_an_object()
    {
        Assert.Equal((LuaText)"[null,2]", Encode(new Dictionary<double, object?> { [2] = 2 }));
        Assert.Equal((LuaText)"{\"1.5\":2}", Encode(new Dictionary<double, object?> { [1.5] = 2 }));
        Assert.Equal((LuaText)"{\"0\":1}", Encode(new Dictionary<double, object?> { [0] = 1 }));
        Assert.Equal((LuaText)"{}", Encode(new Dictionary<string, object?>()));
        Assert.Throws<LuaError>(() => Encode(new Dictionary<double, object?> { [1e9] = 1 }));
    }

    [Fact]
    public void What_json_lacks_is_an_error()
    {
        Assert.Throws<LuaError>(() => Encode(new List<object?> { LuaType.Function }));
        Assert.Throws<LuaError>(() => Encode(double.NaN));
        Assert.Throws<LuaError>(() => Encode(double.PositiveInfinity));
        Assert.Equal((LuaText)"null", Encode(null));
        Assert.Equal((LuaText)"\"\\u0001\\u007f\\\"\\\\\\n\u0080\"", Encode("\x01\x7f\"\\\n\x80"));
    }

    private static object? Encode(object? value) => NativeFunction.CallOne("json.encode", value);

    private static readonly Gen<object?> Value = Gen.Recursive<object?>((depth, inner) =>
    {
        Gen<string> text = Gen.Char[' ', '~'].Array[0, 8].Select(chars => new string(chars));
        Gen<object?> scalar = Gen.OneOf(Gen.Int.Select(n => (object?)(double)n), Gen.Bool.Select(b => (object?)b),
            text.Select(t => (object?)t));
        return depth == 4 ? scalar : Gen.OneOf(scalar,
            inner.Array[1, 4].Select(items => (object?)new List<object?>(items)),
            Gen.Select(text, inner).Array[0, 4].Select(pairs => (object?)pairs.DistinctBy(pair => pair.Item1)
                .ToDictionary(pair => "k" + pair.Item1, pair => pair.Item2)));
    });

    private static string? Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return ToJson(FromElement(document.RootElement));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                List<object?> list = [.. element.EnumerateArray().Select(FromElement)];
                return list.Count == 0 ? new Dictionary<string, object?>() : list;
            case JsonValueKind.Object:
                Dictionary<string, object?> fields = [];
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    fields[Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(property.Name))] = FromElement(property.Value);
                }

                return fields;
            case JsonValueKind.Number:
                return element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            default:
                return element.ValueKind == JsonValueKind.Null ? LuaType.LightUserData : element.GetBoolean();
        }
    }

    /// <summary>One text for equal values, whatever came from where.</summary>
    private static string ToJson(object? value) => value switch
    {
        Dictionary<string, object?> list when list.ContainsKey("[1]") =>
            "[" + string.Join(",", list.Values.Select(ToJson)) + "]",
        Dictionary<string, object?> fields => "{" + string.Join(",",
            fields.Select(field => JsonSerializer.Serialize(Decode(field.Key)) + ":" + ToJson(field.Value))) + "}",
        List<object?> list => "[" + string.Join(",", list.Select(ToJson)) + "]",
        LuaType => "null",
        LuaText text => JsonSerializer.Serialize(Decode(text.ToString())),
        string text => JsonSerializer.Serialize(text),
        _ => JsonSerializer.Serialize(value),
    };

    private static string Decode(string latin) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));
}
