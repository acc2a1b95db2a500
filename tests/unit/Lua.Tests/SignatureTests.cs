using NanoSocket.Lua.Tests.Support;
using Xunit;

namespace NanoSocket.Lua.Tests;

/// <summary>The letters of a signature.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void Numbers_and_strings_stand_for_each_other_except_where_only_a_string_will_do()
    {
        Assert.Equal([80.0, "7"], Signature.Check("ns", "f", ["80", 7]));
        LuaError error = Assert.Throws<LuaError>(() => Signature.Check("S", "f", [7]));
        Assert.Equal("bad argument #1 to 'f' (string expected, got number)", error.Message);
    }

    [Fact]
    public void An_optional_argument_may_be_absent_or_nil_but_not_of_another_type()
    {
        Assert.Equal([1.0], Signature.Check("ni?t?", "f", [1]));
        Assert.Equal([1.0, null], Signature.Check("ni?t?", "f", [1, null]));
        Assert.Throws<LuaError>(() => Signature.Check("ni?", "f", [1, true]));
    }

    [Fact]
    public void A_required_argument_that_is_missing_is_no_value()
    {
        LuaError error = Assert.Throws<LuaError>(() => Signature.Check("nn", "f", [1]));
        Assert.Equal("bad argument #2 to 'f' (number expected, got no value)", error.Message);
    }

    [Fact]
    public void What_the_signature_does_not_name_is_dropped_unless_it_takes_more()
    {
        Assert.Equal([1.0], Signature.Check("n", "f", [1, 2, 3]));
        Assert.Equal([1.0, 2, true], Signature.Check("n*", "f", [1, 2, true]));
    }
}
