-- The native modules, with the vectors of the vendor and of standards.

PROJECT, VERSION = "MODULE_VECTORS", "1.0.0"

local equal = require("expect").equal

local function hex(text)
    return (text:gsub(".", function(c) return string.format("%02X", c:byte()) end))
end

-- Case 73 of the specification.
equal(hex(pack.pack(">PbbH", "MQTT", 4, 2, 300)), "00044D5154540402012C")
local position, byte, word = pack.unpack("\1\2\3", ">bH")
equal(position, 4)
equal(byte, 1)
equal(word, 515)
equal(pack.pack("A", 10), "10")
equal(select("#", pack.unpack("\1", "bb")), 2)

equal(bit.bnot(0), 4294967295)
equal(bit.lshift(1, 31), -2147483648)
equal(bit.band(-1, "255", 15), 15)

equal(crypto.md5("sdfdsfdsfdsffdsfdsfsdfs1234", 27), "235B69FBC9E75C4FD5E8C59F9CB16500")
equal(crypto.hmac_sha1("asdasdsadasweqcdsjghjvcb", 24, "12345689012345", 14),
    "E3BB109BA59AF6A1F677157E8EC6B21349B9220F")
equal(crypto.base64_decode(crypto.base64_encode("\0\255x", 3)), "\0\255x")
equal(crypto.crc16("MODBUS", "123456789"), 0x4B37)
equal(crypto.crc32("sdfdsfdsfdsffdsfdsfsdfs1234", 27), 0x2FC153F9)
local flow = crypto.flow_md5()
flow:update("a")
flow:update("bc")
equal(flow:hexdigest(), crypto.md5("abc"))
local key = "1234567890123456"
for _, mode in ipairs { "ECB", "CBC", "CTR" } do
    for _, padding in ipairs { "ZERO", "PKCS5", "PKCS7" } do
        local text = "AES128 " .. mode .. " " .. padding .. " test"
        local encrypted = crypto.aes_encrypt(mode, padding, text, key, "1234567890666666")
        equal(crypto.aes_decrypt(mode, padding, encrypted, key, "1234567890666666"), text)
    end
end
equal(crypto.xxtea_decrypt(crypto.xxtea_encrypt("Hello World!", "07946"), "07946"), "Hello World!")

local table_of_all = json.decode('{"":[{"":1}],"list":[1,null,"\\u00e9"],"n":-1.5e3,"yes":true}')
equal(table_of_all[""][1][""], 1)
equal(#table_of_all.list, 3)
equal(table_of_all.list[3], "\195\169")
equal(table_of_all.n, -1500)
equal(json.encode { 1, "a\n", { } }, '[1,"a\\n",{}]')
equal(#json.encode(json.decode(json.encode(table_of_all))), #json.encode(table_of_all))
equal(select(2, pcall(json.decode, "[1,]")):match("Expected value at character 4$") ~= nil, true)

local converter = iconv.open("ucs2be", "utf8")
equal(hex(converter:iconv("A\195\169")), "004100E9")
equal(converter:iconv("\255"), nil)

pio.pin.setdir(pio.INPUT, pio.P0_5)
equal(type(pio.pin.getval(pio.P0_5)), "number")
equal(pcall(pio.pin.getval, -1), false)
equal(pcall(adc.open, 0), false)

-- Modules are tables to write to, and packages.
for _, name in ipairs { "bit", "pack", "crypto", "json", "iconv", "pio", "pmd", "adc", "i2c", "spi", "pwm" } do
    equal(require(name), _G[name])
    _G[name].added = name
    equal(rawget(_G[name], "added"), name)
end
print("all passed")
