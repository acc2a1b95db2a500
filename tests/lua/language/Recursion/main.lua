-- not on netduino-plus-2: the script and what it recurses into need more than a heap of 64 KiB; not examined yet.
-- Recursion without an end, on every path that calls itself: an error, after which the script goes on.

PROJECT, VERSION = "RECURSION", "1.0.0"

local expect = require "expect"
local equal = expect.equal

local function fails(what, f, ...)
    equal(pcall(f, ...), false, what)
    collectgarbage()
    equal(#("x"):rep(1000), 1000, "a script that goes on")
end

local function ends(f, ...)
    pcall(f, ...)
    collectgarbage()
end

-- Functions of Lua.
local function down(...) return 1 + down(...) end
fails("a function", down)
fails("a function with arguments", down, 1, 2, 3, 4, 5, 6, 7, 8)
local count = 0
local function tail(n) count = n; if n == 0 then return "end" end; return tail(n - 1) end
equal(tail(100000), "end", "tail calls are no recursion")

-- Protected calls in each other, and errors in handlers of errors.
local function protected() return pcall(protected) end
ends(protected)
local function handled() return xpcall(handled, handled) end
ends(handled)
equal(xpcall(down, down), false)
equal(xpcall(error, error), false)
equal(xpcall(function() error "x" end, function() return nil + 1 end), false)

-- Metamethods.
local object = setmetatable({}, {
    __index = function(self, key) return self[key .. "x"] end,
    __newindex = function(self, key, value) self[key] = value end,
    __add = function(a, b) return a + b end,
    __concat = function(a, b) return a .. b end,
    __eq = function(a, b) return a == b end,
    __lt = function(a, b) return a < b end,
    __unm = function(a) return -a end,
    __len = function(a) return #a end,
    __call = function(self, ...) return 1 + self(...) end,
    __tostring = function(self) return "<" .. tostring(self) end,
})
local other = setmetatable({}, getmetatable(object))
fails("__index", function() return object.a end)
fails("__newindex", function() object.a = 1 end)
fails("__add", function() return object + 1 end)
fails("__concat", function() return object .. "a" end)
fails("__eq", function() return object == other end)
fails("__lt", function() return object < other end)
fails("__unm", function() return -object end)
fails("__call", object)
fails("__tostring", tostring, object)
fails("__tostring through print", print, object)
local loop = {}
setmetatable(loop, { __index = loop, __newindex = loop })
fails("a loop of __index", function() return loop.a end)
fails("a loop of __newindex", function() loop.a = 1 end)
local chain = {}
for _ = 1, 200 do chain = setmetatable({}, { __index = chain, __call = chain }) end
ends(function() return chain.a end)
fails("a chain of __call", chain)

-- The parser.
local function source(open, middle, close, n)
    return open:rep(n) .. middle .. close:rep(n)
end
for _, nested in ipairs {
    { "return ", "(", "1", ")" }, { "return ", "{", "", "}" }, { "return ", "- ", "1", "" },
    { "return ", "not ", "1", "" }, { "return ", "1 .. ", "1", "" }, { "return ", "1 ^ ", "1", "" },
    { "", "do ", "", " end" },
    { "", "if a then ", "", " end" }, { "", "while a do ", "", " end" }, { "", "repeat ", "", " until a" },
    { "return ", "function() return ", "1", " end" }, { "return ", "a(", "1", ")" }, { "return ", "a[", "1", "]" },
    { "return ", "a{", "1", "}" }, { "", "a,", "a = 1", "" },
} do
    local text = nested[1] .. source(nested[2], nested[3], nested[4], 1500)
    equal(pcall(loadstring, text), true, "loadstring only returns errors")
    local chunk = loadstring(text)
    if chunk then ends(chunk) end
    collectgarbage()
end

-- Functions of C that call Lua.
local function gsub() return (("x"):gsub("x", gsub)) end
fails("gsub", gsub)
local function sort() table.sort({ 2, 1 }, sort) end
fails("sort", sort)
local function each() table.foreach({ 1 }, each) end
fails("foreach", each)
local function chunk() return assert(loadstring("return ..."))(chunk()) end
fails("a chunk", chunk)
package.preload.again = function() package.loaded.again = nil; return require "again" end
fails("require", require, "again")

-- Coroutines in each other.
local function nested(n)
    local ok, inner = coroutine.resume(coroutine.create(nested), n + 1)
    return ok and inner or n
end
equal(nested(0) > 1, true, "coroutines in each other")
collectgarbage()
local function wrapped() return coroutine.wrap(wrapped)() end
fails("coroutine.wrap", wrapped)
local myself
myself = coroutine.create(function() return coroutine.resume(myself) end)
equal(select(2, coroutine.resume(myself)), false, "resuming oneself")

-- Finalizers.
local function proxy()
    getmetatable(newproxy(true)).__gc = function() proxy(); collectgarbage() end
end
proxy()
ends(collectgarbage)
getmetatable(newproxy(true)).__gc = down
ends(collectgarbage)
ends(collectgarbage)

-- The pattern matcher.
fails("a pattern of many items", string.find, ("x"):rep(1000), ("x?"):rep(1000) .. "y")
fails("too many captures", string.find, "x", ("("):rep(1000))
fails("a capture in itself", string.find, ("x"):rep(100), "(x%1)")
for _, pattern in ipairs {
    "%", "[", "[^", "[%", "%b", "%bx", "%f", "%fx", "(", ")", "()%2", "%1", "[a-", "[]", "(()",
} do
    ends(string.find, "abc", pattern)
    ends(string.gsub, "abc", pattern, "%1")
    ends(string.gsub, "abc", "b", pattern)
end
equal(#("x"):rep(10000):match(".-$"), 10000)
equal(#("x"):rep(10000):match("x*"), 10000)
print "all passed"
