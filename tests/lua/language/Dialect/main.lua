-- Section 4.1 of the specification: Lua 5.1 with eLua's and LuatOS-Air's habits.

PROJECT, VERSION = "DIALECT", "1.0.0"

local expect = require "expect"
local equal = expect.equal

local cases = {}

function cases.numbers_are_doubles()
    equal(_VERSION, "Lua 5.1")
    equal(7 / 2, 3.5)
    equal(-7 % 3, 2)
    equal(2 ^ 53 - 1, 9007199254740991)
    equal(math.floor(-0.5), -1)
    equal(tostring(2 ^ 31), "2147483648")
    equal(tonumber("0x1F"), 31)
    equal(tonumber("1e3"), 1000)
    equal(tonumber("zz", 36), 1295)
    equal(tonumber("1 2"), nil)
    equal((0 / 0) == (0 / 0), false)
end

function cases.continue_is_reserved()
    for _, source in ipairs { "local continue = 1", "continue = 1", "t.continue = 1", "return { continue = 1 }" } do
        local chunk, problem = loadstring(source)
        equal(chunk, nil, source)
        expect.contains(problem, "continue")
    end
    equal(assert(loadstring("return ({ ['continue'] = 1 })['continue']"))(), 1)
end

function cases.compatibility_with_5_0()
    equal(table.concat({ string.gfind("a b c", "%a")() }), "a")
    equal(math.mod(7, 4), 3)
    equal((function(...) return arg.n + #arg end)("x", nil, "z"), 6)
    equal(unpack({ 1, 2, 3 }, 2, 3), 2)
    equal(table.getn { 1, 2 }, 2)
    expect.error("obsolete", table.setn, {}, 1)
    equal(loadstring("return [[a [[nested]] b]]"), nil)
end

function cases.z_in_patterns_is_the_zero_byte()
    equal(("ab\0c"):find("%z"), 3)
    equal(("a\0b\0"):gsub("%z", "-"), "a-b-")
    equal(("a\0b"):match("[^%z]+"), "a")
    equal(("a\0b"):len(), 3)
end

function cases.precompiled_chunks_are_refused()
    local text = string.dump(function() return 1 end)
    local chunk, problem = loadstring(text)
    equal(chunk, nil)
    expect.contains(problem, "precompiled chunks are not accepted")
    equal(loadstring("\27"), nil)
    local at = 0
    equal(load(function()
        at = at + 1
        return at <= #text and text:sub(at, at) or nil
    end), nil)
    expect.error("unable to dump given function", string.dump, print)
end

function cases.local_time_is_eight_hours_ahead()
    equal(os.date("%Y-%m-%d %H:%M:%S", 0), "1970-01-01 08:00:00")
    equal(os.date("!%Y-%m-%d %H:%M:%S", 0), "1970-01-01 00:00:00")
    equal(os.time { year = 1970, month = 1, day = 1, hour = 8 }, 0)
    equal(os.time { year = 2024, month = 2, day = 29, hour = 12 }, 1709179200)
    equal(os.date("*t", 1709179200).hour, 12)
    equal(os.date("*t", 1709179200).yday, 60)
    equal(os.time { year = 2023, month = 14, day = 29, hour = 12 }, 1709179200, "a month too many")
end

function cases.scripts_are_found_in_the_folder_of_scripts()
    equal(package.path, "/lua/?.lua;/lua/?.luac;/lua/?.luae")
    local seen = require "seen"
    equal(seen, package.loaded.seen)
    equal(seen, _G.seen)
    equal(seen.twice("a"), "aa")
    equal(seen.name, "seen")
    equal(rawget(seen, "print"), nil)
    equal(seen.print, print, "package.seeall")
    equal(require "seen", seen)
    expect.error("module 'absent' not found", require, "absent")
    expect.error("error loading module 'broken'", require, "broken")
    expect.error("precompiled chunks", require, "compiled")
end

function cases.native_modules_are_globals_and_packages()
    for _, name in ipairs {
        "rtos", "uart", "pmd", "pio", "pack", "bit", "crypto", "json", "adc", "i2c", "spi", "pwm",
    } do
        equal(type(_G[name]), "table", name)
        equal(require(name), _G[name], name)
    end
end

function cases.functions_have_environments()
    local function global() return here end
    equal(global(), nil)
    setfenv(global, { here = "inside" })
    equal(global(), "inside")
    equal(getfenv(global).here, "inside")
    local function level()
        setfenv(1, setmetatable({ here = 1 }, { __index = _G }))
        return here
    end
    equal(level(), 1)
    equal(here, nil)
    expect.error("cannot change environment", setfenv, print, {})
end

function cases.coroutines_yield_from_where_lua_can()
    local wrapped = coroutine.wrap(function(...)
        local sum = 0
        for _, value in ipairs { ... } do sum = sum + value + coroutine.yield(value) end
        return sum
    end)
    equal(wrapped(1, 2), 1)
    equal(wrapped(10), 2)
    equal(wrapped(20), 33)
    expect.error("dead", wrapped)
    local inside = coroutine.create(function() return pcall(coroutine.yield, 1) end)
    local _, ok, problem = coroutine.resume(inside)
    equal(ok, false)
    expect.contains(problem, "attempt to yield across metamethod/C-call boundary")
    equal(select(2, coroutine.resume(coroutine.running() or inside)), "cannot resume dead coroutine")
end

function cases.errors_tell_where()
    local _, problem = pcall(function() local nothing; return nothing.field end)
    expect.contains(problem, "main.lua:")
    expect.contains(problem, "attempt to index local 'nothing' (a nil value)")
    equal(select(2, pcall(error, { code = 7 })).code, 7)
    equal(select(2, pcall(error)), nil)
    equal(select(2, xpcall(function() error("inner", 0) end, function(text) return text .. " handled" end)),
        "inner handled")
    expect.contains(debug.traceback("top"), "stack traceback:")
    expect.contains(select(2, loadstring("x = = 1", "=chunk")), "chunk:1: unexpected symbol near '='")
end

for name, case in pairs(cases) do
    local ok, problem = xpcall(case, debug.traceback)
    assert(ok, name .. ": " .. tostring(problem))
end
print "all passed"
