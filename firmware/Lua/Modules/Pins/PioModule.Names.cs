namespace NanoSocket.Lua.Modules.Pins;

/// <content>The names of the pins.</content>
internal static partial class PioModule
{
    [LuaConstant("P0_0")]
    public const int P0_0 = 0;

    [LuaConstant("P0_1")]
    public const int P0_1 = 1;

    [LuaConstant("P0_2")]
    public const int P0_2 = 2;

    [LuaConstant("P0_3")]
    public const int P0_3 = 3;

    [LuaConstant("P0_4")]
    public const int P0_4 = 4;

    [LuaConstant("P0_5")]
    public const int P0_5 = 5;

    [LuaConstant("P0_6")]
    public const int P0_6 = 6;

    [LuaConstant("P0_7")]
    public const int P0_7 = 7;

    [LuaConstant("P0_8")]
    public const int P0_8 = 8;

    [LuaConstant("P0_9")]
    public const int P0_9 = 9;

    [LuaConstant("P0_10")]
    public const int P0_10 = 10;

    [LuaConstant("P0_11")]
    public const int P0_11 = 11;

    [LuaConstant("P0_12")]
    public const int P0_12 = 12;

    [LuaConstant("P0_13")]
    public const int P0_13 = 13;

    [LuaConstant("P0_14")]
    public const int P0_14 = 14;

    [LuaConstant("P0_15")]
    public const int P0_15 = 15;

    [LuaConstant("P0_16")]
    public const int P0_16 = 16;

    [LuaConstant("P0_17")]
    public const int P0_17 = 17;

    [LuaConstant("P0_18")]
    public const int P0_18 = 18;

    [LuaConstant("P0_19")]
    public const int P0_19 = 19;

    [LuaConstant("P0_20")]
    public const int P0_20 = 20;

    [LuaConstant("P0_21")]
    public const int P0_21 = 21;

    [LuaConstant("P0_22")]
    public const int P0_22 = 22;

    [LuaConstant("P0_23")]
    public const int P0_23 = 23;

    [LuaConstant("P0_24")]
    public const int P0_24 = 24;

    [LuaConstant("P0_25")]
    public const int P0_25 = 25;

    [LuaConstant("P0_26")]
    public const int P0_26 = 26;

    [LuaConstant("P0_27")]
    public const int P0_27 = 27;

    [LuaConstant("P0_28")]
    public const int P0_28 = 28;

    [LuaConstant("P0_29")]
    public const int P0_29 = 29;

    [LuaConstant("P0_30")]
    public const int P0_30 = 30;

    [LuaConstant("P0_31")]
    public const int P0_31 = 31;

    [LuaConstant("P1_0")]
    public const int P1_0 = 32;

    [LuaConstant("P1_1")]
    public const int P1_1 = 33;

    [LuaConstant("P1_2")]
    public const int P1_2 = 34;

    [LuaConstant("P1_3")]
    public const int P1_3 = 35;

    [LuaConstant("P1_4")]
    public const int P1_4 = 36;

    [LuaConstant("P1_5")]
    public const int P1_5 = 37;

    [LuaConstant("P1_6")]
    public const int P1_6 = 38;

    [LuaConstant("P1_7")]
    public const int P1_7 = 39;

    [LuaConstant("P1_8")]
    public const int P1_8 = 40;

    [LuaConstant("P1_9")]
    public const int P1_9 = 41;

    [LuaConstant("P1_10")]
    public const int P1_10 = 42;

    [LuaConstant("P1_11")]
    public const int P1_11 = 43;

    [LuaConstant("P1_12")]
    public const int P1_12 = 44;

    [LuaConstant("P1_13")]
    public const int P1_13 = 45;

    [LuaConstant("P1_14")]
    public const int P1_14 = 46;

    [LuaConstant("P1_15")]
    public const int P1_15 = 47;

    [LuaConstant("P1_16")]
    public const int P1_16 = 48;

    [LuaConstant("P1_17")]
    public const int P1_17 = 49;

    [LuaConstant("P1_18")]
    public const int P1_18 = 50;

    [LuaConstant("P1_19")]
    public const int P1_19 = 51;

    [LuaConstant("P1_20")]
    public const int P1_20 = 52;

    [LuaConstant("P1_21")]
    public const int P1_21 = 53;

    [LuaConstant("P1_22")]
    public const int P1_22 = 54;

    [LuaConstant("P1_23")]
    public const int P1_23 = 55;

    [LuaConstant("P1_24")]
    public const int P1_24 = 56;

    [LuaConstant("P1_25")]
    public const int P1_25 = 57;

    [LuaConstant("P1_26")]
    public const int P1_26 = 58;

    [LuaConstant("P1_27")]
    public const int P1_27 = 59;

    [LuaConstant("P1_28")]
    public const int P1_28 = 60;

    [LuaConstant("P1_29")]
    public const int P1_29 = 61;

    [LuaConstant("P1_30")]
    public const int P1_30 = 62;

    [LuaConstant("P1_31")]
    public const int P1_31 = 63;
}
