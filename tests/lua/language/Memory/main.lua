-- not on netduino-plus-2: "not enough memory" outside of a protected call; not examined yet.
-- Memory that is used up, in every way a script can: an error, after which everything is there again.

PROJECT, VERSION = "MEMORY", "1.0.0"

local expect = require "expect"
local equal = expect.equal

local function used()
    collectgarbage()
    collectgarbage()
    return collectgarbage("count")
end

local exhaust = {}

function exhaust.strings()
    local text = ("x"):rep(1024)
    while true do text = text .. text end
end

function exhaust.kept_strings()
    local kept = {}
    while true do kept[#kept + 1] = ("x"):rep(100) .. #kept end
end

function exhaust.tables()
    local kept
    while true do kept = { kept } end
end

function exhaust.an_array()
    local kept, i = {}, 0
    while true do
        i = i + 1
        kept[i] = i
    end
end

function exhaust.a_hash()
    local kept, i = {}, 0
    while true do
        i = i + 1
        kept["key" .. i] = true
    end
end

function exhaust.closures()
    local kept = {}
    while true do
        local up = #kept
        kept[up + 1] = function() return up end
    end
end

function exhaust.coroutines()
    local kept = {}
    while true do
        local thread = coroutine.create(coroutine.yield)
        coroutine.resume(thread)
        kept[#kept + 1] = thread
    end
end

function exhaust.proxies()
    local kept = {}
    while true do
        kept[#kept + 1] = newproxy(true)
        getmetatable(kept[#kept]).__gc = function() end
    end
end

function exhaust.arguments()
    local values = {}
    for i = 1, 7000 do values[i] = i end
    local function more(...) return more(1, 2, 3, ...) end
    more(unpack(values))
end

function exhaust.concat()
    local pieces = {}
    for i = 1, 1000 do pieces[i] = ("x"):rep(100) end
    while true do pieces[1] = table.concat(pieces) end
end

function exhaust.source()
    assert(load(function() return "x = 1 " end))
end

function exhaust.a_token()
    assert(load(function() return "x" end))
end

function exhaust.a_long_string()
    local first = true
    assert(load(function()
        if first then
            first = false
            return "return [["
        end
        return "x"
    end))
end

function exhaust.constants()
    local i = 0
    assert(load(function()
        i = i + 1
        return "local a" .. i .. " = 'constant" .. i .. "' do end do "
    end))
end

function exhaust.substitutions()
    local text = ("x"):rep(1000)
    while true do text = text:gsub(".", "%0%0") end
end

function exhaust.json()
    local text = "[]"
    while true do
        text = "[" .. text .. "," .. text .. "]"
        json.decode(text)
    end
end

-- Strings too long for any memory fail at once.
for _, size in ipairs { 2 ^ 31 - 1, 2 ^ 31, 2 ^ 32, 2 ^ 53, 1e300, 1 / 0 } do
    equal(pcall(string.rep, "x", size), false)
    equal(pcall(string.rep, "xy", size), false)
    equal(("").rep("", size), "")
end
for _, size in ipairs { 0, -1, -2 ^ 31, -1 / 0, 0 / 0 } do
    equal(("x"):rep(size), "")
end
expect.error("too many results", unpack, {}, 1, 1e8)
expect.error("", string.format, "%999d", 1)
expect.error("", string.char, 256)

local function survives(name)
    local ok, problem = pcall(exhaust[name])
    equal(ok, false, name)
    if type(problem) ~= "string" then
        error(name .. ": an error that is no text: " .. tostring(problem))
    end
end

for name in pairs(exhaust) do
    survives(name)
    local before = used()
    survives(name)
    local more = used() - before
    equal(more < 2, true, name .. " keeps " .. more .. " KB")
    equal(#table.concat({ "after", name }, " "), #name + 6)
end

-- A collector that is told to do odd things.
for _, option in ipairs { "stop", "restart", "step", "setpause", "setstepmul", "count", "collect" } do
    for _, value in ipairs { 0, -1, 1, 1e9, -1e9, 1 / 0, 0 / 0 } do
        pcall(collectgarbage, option, value)
        local kept = {}
        for i = 1, 100 do kept[i] = { "item " .. i } end
        equal(kept[100][1], "item 100")
    end
end
collectgarbage("restart")
collectgarbage("setpause", 100)
collectgarbage("setstepmul", 200)
collectgarbage("stop")
equal(pcall(exhaust.tables), false, "memory that nobody collects")
collectgarbage("restart")
local weak = setmetatable({}, { __mode = "kv" })
for i = 1, 100 do weak[i], weak[{}] = {}, i end
collectgarbage()
equal(next(weak), nil, "weak tables are emptied")
print "all passed"
