-- not on netduino-plus-2: "not enough memory" outside of a protected call; not examined yet.
-- Scripts that mean no good: each must end in an error or a result.

PROJECT, VERSION = "HOSTILE", "1.0.0"

local values = {
    false, true, 0, -1, 1e300, -1e300, 0 / 0, 1 / 0, 2 ^ 31, 2 ^ 53 + 0.5, "", "1", "0x10", "\0\255",
    ("x"):rep(1000), {}, { 1, 2, { } }, print, function() end, coroutine.create(function() end), crypto.flow_md5(),
    iconv.open("utf8", "ucs2"),
}

-- Functions that only compute. Those that restart the board or wait belong to other tests.
local modules = {
    "bit", "pack", "crypto", "json", "iconv", "pmd", "adc", "i2c", "spi", "pwm", "disp", "audiocore", "qrencode",
}

local calls = 0
local function try(f, ...)
    calls = calls + 1
    pcall(f, ...)
end

local function try_all(module, seen)
    seen[module] = true
    for _, f in pairs(module) do
        if type(f) == "table" and not seen[f] then
            try_all(f, seen)
        elseif type(f) == "function" then
            try(f)
            for i = 1, #values do
                try(f, values[i])
                for k = 1, #values do
                    try(f, values[i], values[k])
                    try(f, values[k], values[i], values[k], values[i], values[k])
                end
            end
        end
    end
end

for _, name in ipairs(modules) do
    try_all(_G[name], {})
    collectgarbage()
end

-- Methods of one module's objects on another's, and on what debug makes of them.
local flow, converter = values[21], values[22]
assert(not pcall(flow.update, converter, "x"))
assert(not pcall(converter.iconv, flow, "x"))
local forged = newproxy(true)
assert(not pcall(debug.setmetatable, forged, debug.getmetatable(flow)))
assert(not pcall(flow.update, forged, "x"))

-- Deep and circular tables, deep texts, many results.
collectgarbage()
local deep = {}
for _ = 1, 1000 do deep = { deep } end
assert(not pcall(json.encode, deep))
local circle = {}
circle.circle = circle
assert(not pcall(json.encode, circle))
assert(not pcall(json.decode, ("["):rep(5000)))
pcall(pack.unpack, ("x"):rep(5000), "b5000")
assert(not pcall(pack.pack, "b99999999"))

-- Recursion without an end, in Lua and through C.
local function down() return 1 + down() end
assert(not pcall(down))
local function through_c() return 1 + select(2, assert(pcall(through_c))) end
pcall(through_c)
pcall(string.gsub, "x", "x", function() return (("x"):gsub("x", down)) end)

-- Strings that grow until the memory ends.
assert(not pcall(function()
    local text = ("x"):rep(1024)
    while true do text = text .. text end
end))
collectgarbage()

for i = 1, 100000 do
    local resumed, value = coroutine.resume(coroutine.create(function(x) return x end), i)
    assert(resumed and value == i)
end
print(calls .. " calls, all passed")
