-- What libraries and modules have in flash behaves as in any table: shadowed, hidden, walked, collected around.

local cases = {}

local function case(name, body)
    cases[#cases + 1] = {name, body}
end

-- The keys of a table as pairs gives them, and their number.
local function keys(of)
    local seen, count = {}, 0
    for key in pairs(of) do
        assert(not seen[key], "seen twice: " .. tostring(key))
        seen[key] = true
        count = count + 1
    end
    return seen, count
end

case("every module and library is a global and loaded", function()
    local names = {"socketcore", "rtos", "uart", "pack", "bit", "crypto", "json", "string", "io", "coroutine"}
    for _, name in ipairs(names) do
        assert(type(_G[name]) == "table", name)
        assert(package.loaded[name] == _G[name] and require(name) == _G[name], name)
    end
    assert(_G._G == _G and package.loaded._G == _G and package.loaded.package == package)
end)

case("constants of libraries", function()
    assert(math.pi > 3.141592653589 and math.pi < 3.141592653590 and math.huge == 1 / 0)
    assert(math.mod == math.fmod and string.gfind == string.gmatch)
    assert(_VERSION == "Lua 5.1" and package.path == "/lua/?.lua;/lua/?.luac;/lua/?.luae")
    assert(("x").rep("x", 3) == "xxx" and getmetatable("").__index == string)
end)

case("pairs, next, rawget and an index see the same", function()
    local _, count = keys(bit)
    assert(count >= 14, count)
    for key, value in pairs(bit) do
        assert(bit[key] == value and rawget(bit, key) == value and rawequal(bit[key], value))
    end
    assert(next(bit) and #bit == 0)
end)

case("a shadow is seen by all, and only once", function()
    local old, _, before = pack.pack, keys(pack)
    pack.pack = 7
    pack.added = 8
    local seen, count = keys(pack)
    assert(count == before + 1 and seen.pack and seen.added)
    assert(pack.pack == 7 and rawget(pack, "pack") == 7)
    pack.pack, pack.added = old, nil
    assert(select(2, keys(pack)) == before and pack.pack == old)
end)

case("what is hidden stays hidden through growth and collections", function()
    local old, _, before = bit.bxor, keys(bit)
    bit.bxor = nil
    for i = 1, 100 do
        bit["k" .. i] = i
    end
    collectgarbage()
    assert(bit.bxor == nil and rawget(bit, "bxor") == nil)
    for i = 1, 100 do
        bit["k" .. i] = nil
    end
    collectgarbage()
    for i = 1, 40 do
        bit[i] = i
    end
    assert(#bit == 40 and bit.bxor == nil and not keys(bit).bxor)
    for i = 1, 40 do
        bit[i] = nil
    end
    assert(select(2, keys(bit)) == before - 1)
    bit.bxor = old
    assert(select(2, keys(bit)) == before and bit.bxor(1, 3) == 2)
end)

case("everything hidden: nothing is left, and it can come again", function()
    local copy = {}
    for key, value in pairs(crypto) do
        copy[key] = value
        crypto[key] = nil
    end
    assert(next(crypto) == nil)
    collectgarbage()
    assert(next(crypto) == nil and crypto.md5 == nil)
    for key, value in pairs(copy) do
        crypto[key] = value
    end
    for key in pairs(copy) do
        assert(crypto[key] == copy[key], key)
    end
end)

case("a walk in which every entry is shadowed meets each once", function()
    local before, count = keys(socketcore)
    local met = 0
    for key, value in pairs(socketcore) do
        assert(before[key])
        socketcore[key] = value
        met = met + 1
        if met % 5 == 0 then
            collectgarbage()
        end
    end
    assert(met == count and select(2, keys(socketcore)) == count)
end)

case("a metatable's __newindex is asked for new names only", function()
    local asked = {}
    setmetatable(json, {__newindex = function(t, key, value) asked[#asked + 1] = key; rawset(t, key, value) end})
    local old = json.encode
    json.encode = 1
    assert(#asked == 0 and json.encode == 1)
    json.encode = nil
    assert(json.encode == nil)
    json.encode = old
    json.other = 2
    assert(#asked == 2 and asked[1] == "encode" and asked[2] == "other", #asked)
    json.other = nil
    setmetatable(json, nil)
    assert(json.encode({1}) == "[1]")
end)

case("a module as a metatable", function()
    json.__index = json
    assert(setmetatable({}, json).decode == json.decode)
    json.__index = nil
    assert(setmetatable({}, json).decode == nil)
end)

case("names in flash are ordinary strings", function()
    local weak = setmetatable({}, {__mode = "kv"})
    weak.socketcore, weak[bit.band], weak.x = socketcore, "function", {}
    weak["soc" .. "ketcore"] = bit
    collectgarbage()
    collectgarbage()
    assert(weak.socketcore == bit and weak[bit.band] == "function" and weak.x == nil)
    assert(("so" .. "ck") .. "etcore" == "socketcore" and ({["whi" .. "le"] = 1})["while"] == 1)
end)

case("shadows are collected when they are gone, and only then", function()
    local alive = setmetatable({}, {__mode = "v"})
    uart.write, alive[1] = (function() local f = newproxy(true) return f, f end)()
    collectgarbage()
    assert(alive[1] ~= nil and uart.write == alive[1])
    uart.write = nil
    collectgarbage()
    assert(alive[1] == nil and uart.write == nil)
end)

case("a module with weak values: a shadow that is gone does not uncover what it shadowed", function()
    setmetatable(pmd, {__mode = "v"})
    local name = next(pmd)
    local old = pmd[name]
    pmd[name] = {}
    collectgarbage()
    collectgarbage()
    assert(pmd[name] == nil)
    pmd[name] = old
    setmetatable(pmd, nil)
    assert(pmd[name] == old)
end)

case("functions in flash cannot be changed", function()
    assert(not pcall(setfenv, string.rep, {}) and not pcall(debug.setfenv, string.rep, {}))
    assert(getfenv(string.rep) ~= nil and debug.getfenv(string.rep) == _G)
    assert(debug.getupvalue(bit.band, 1) == nil and debug.setupvalue(bit.band, 1, 2) == nil)
end)

case("setfenv on functions of scripts, and globals of another table", function()
    local function f() return inner end
    setfenv(f, {inner = 5})
    assert(f() == 5 and getfenv(f).inner == 5)
end)

case("C walks over modules", function()
    local text = json.encode({bits = 1, n = "x"})
    assert(text:find('"bits":1', 1, true) and text:find('"n":"x"', 1, true), text)
    assert(not pcall(json.encode, bit))
end)

case("many collections while modules change", function()
    for i = 1, 200 do
        rtos["x" .. i % 7] = {i}
        rtos["x" .. (i + 3) % 7] = nil
        collectgarbage("step", 1)
    end
    for i = 0, 6 do
        rtos["x" .. i] = nil
    end
    collectgarbage()
end)

for _, each in ipairs(cases) do
    local good, problem = xpcall(each[2], debug.traceback)
    if not good then
        error(each[1] .. ": " .. tostring(problem), 0)
    end
end
print(#cases .. " cases")
