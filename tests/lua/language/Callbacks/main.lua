-- Functions that C calls and that do what they should not: errors, yields, changes to what is being worked on.

PROJECT, VERSION = "CALLBACKS", "1.0.0"

local expect = require "expect"
local equal = expect.equal

local function in_coroutine(f, ...)
    return coroutine.resume(coroutine.create(function(...) return f(...) end), ...)
end

-- gsub.
expect.error("on purpose", string.gsub, "abc", ".", function() error("on purpose") end)
expect.error("invalid replacement value (a table)", string.gsub, "abc", ".", function() return {} end)
local odd = setmetatable({}, { __index = function() return {} end })
expect.error("invalid replacement value", string.gsub, "abc", ".", odd)
local failing = setmetatable({}, { __index = function() error("on purpose") end })
expect.error("on purpose", string.gsub, "abc", ".", failing)
equal(in_coroutine(string.gsub, "abc", ".", coroutine.yield), false, "a yield in gsub")
equal(("abc"):gsub(".", function() collectgarbage() return nil end), "abc")
equal(("abc"):gsub("", "-"), "-a-b-c-")
equal(("x"):rep(1000):gsub(".", function(c)
    return coroutine.wrap(function() return c:upper() end)()
end), ("X"):rep(1000))
for word in ("a b c"):gmatch("%a") do
    collectgarbage()
    equal(#word, 1)
end

-- sort.
local function list()
    local values = {}
    for i = 1, 50 do values[i] = i * 7919 % 50 end
    return values
end
expect.error("on purpose", table.sort, list(), function() error("on purpose") end)
for _, order in ipairs {
    function() return true end,
    function() return false end,
    function(a, b) return not (a < b) end,
    function() return math.random(2) == 1 end,
} do
    pcall(table.sort, list(), order)
end
local changing = list()
pcall(table.sort, changing, function(a, b)
    for i = 1, 50 do changing[i] = nil end
    collectgarbage()
    return (a or 0) < (b or 0)
end)
equal(pcall(table.sort, { 1, "a", {} }), false)
equal(in_coroutine(table.sort, list(), coroutine.yield), false, "a yield in sort")

-- Tables that change while they are walked.
local walked = { 1, 2, 3, a = 1, b = 2 }
pcall(function()
    for key in pairs(walked) do
        walked[key] = nil
        walked[tostring(key) .. "new"] = 1
        collectgarbage()
    end
end)
expect.error("invalid key to 'next'", next, {}, "absent")
pcall(table.foreach, { 1, 2, 3 }, function(i) error(i) end)

-- Readers of load.
for _, reader in ipairs {
    function() error("on purpose") end,
    function() return {} end,
    function() return 1 end,
    coroutine.yield,
    function() collectgarbage() return nil end,
} do
    pcall(load, reader)
    in_coroutine(load, reader)
end

-- Metamethods and iterators that yield, finalizers and error handlers that fail.
equal(in_coroutine(function() return setmetatable({}, { __index = coroutine.yield }).x end), false)
getmetatable(newproxy(true)).__gc = function() error("a finalizer fails") end
pcall(collectgarbage)
collectgarbage()
getmetatable(newproxy(true)).__gc = coroutine.yield
pcall(collectgarbage)
collectgarbage()
pcall(xpcall, error, coroutine.yield)

-- Wrong and many values.
expect.error("string slice too long", string.byte, ("x"):rep(9000), 1, -1)
expect.error("value expected", tostring)
equal(select("#", unpack({}, 1, 100)), 100)
equal(select(-1, 1, 2, 3), 3)
expect.error("index out of range", select, -5, 1)
expect.error("wrong number of arguments", table.insert, {}, 1, 2, 3)
equal(pcall(table.concat, { 1, {}, 3 }), false)
equal(table.concat({}, "x", 1, 0), "")
pcall(table.concat, {}, "x", 1, 2 ^ 31)
equal(os.date("") == "", true)
for _, format in ipairs { "%", "%E", "%Ez", "%Q", ("%c"):rep(200), ("x"):rep(5000), "*t", "!*t" } do
    for _, time in ipairs { 0, -1, 2 ^ 31, 2 ^ 40, -2 ^ 40, 1e300, 0 / 0 } do
        pcall(os.date, format, time)
    end
end
for _, field in ipairs { 1e300, -1e300, 0 / 0, 2 ^ 31, "x" } do
    pcall(os.time, { year = field, month = 1, day = 1 })
    pcall(os.time, { year = 2024, month = field, day = field, hour = field, min = field, sec = field })
end
print "all passed"
