-- not on netduino-plus-2: rtos.tick raises "not enough memory" after the first lines; a bug to find.
-- The library debug reaches what C relies on; a script that takes it apart gets errors.

PROJECT, VERSION = "DEBUG", "1.0.0"

local equal = require("expect").equal

-- What functions of C keep: environments, upvalues, arguments on the stack, and objects' types.
equal(pcall(debug.setfenv, io.write, {}), false, "environment of a function of C")
equal(pcall(debug.setfenv, io.stdout, {}), false, "environment of an object")
equal(debug.getfenv(io.write), _G, "environment of a function of C")
equal(debug.getfenv(io.stdout), _G, "environment of an object")
equal(debug.getupvalue(rtos.tick, 1), nil, "upvalue of a function of C")
equal(debug.setupvalue(rtos.tick, 1, nil), nil, "upvalue of a function of C")
equal(debug.setupvalue(("").gmatch("a b", "%a"), 1, {}), nil, "upvalue of a function of C")
equal(pcall(debug.setmetatable, newproxy(), debug.getmetatable(io.stdout)), false, "type of an object")
equal(pcall(debug.setmetatable, io.stdout, {}), false, "type of an object")
equal(pcall(debug.getregistry), false, "the registry")
equal(pcall(string.gsub, "x", "x", function() debug.setlocal(2, 1, nil) end), false, "arguments of a function of C")
rtos.tick()
io.write("")

-- Functions that belong to a module's table, for something else.
for _, name in ipairs { "pio", "rtos", "crypto" } do
    local metatable = debug.getmetatable(_G[name])
    for _, value in ipairs { nil, 1, "x", print, newproxy(true) } do
        pcall(metatable.__index, value, "tick")
        pcall(metatable.__index, value, "md5")
        pcall(metatable.__newindex, value, "x", 1)
        pcall(metatable.__newindex, value, "x", nil)
    end
    for _, f in ipairs { metatable.__index, metatable.__newindex } do
        pcall(f)
        pcall(f, nil, nil, nil)
        pcall(f, nil, "pin")
        pcall(f, {}, "pin")
        pcall(f, {}, nil)
        pcall(f, {}, nil, 1)
        pcall(f, {}, 0 / 0, 1)
    end
    pcall(function() _G[name][nil] = 1 end)
    pcall(function() _G[name][0 / 0] = 1 end)
end
local odd = setmetatable({}, { debug.getmetatable(bit)[1] })
pcall(next, odd)
pcall(rawget, odd, "x")
pcall(next, setmetatable({}, { json.null }))

-- Tables of the libraries taken apart.
local loaded = package.loaded
for _, name in ipairs { "_LOADED", "_LOADLIB" } do equal(loaded[name], nil) end
loaded.iconv = 5
pcall(function() return iconv.open("utf8", "ucs2") end)
loaded.iconv = iconv
package.loaders = nil
equal(pcall(require, "absent"), false)
package.loaders = { error, print, 1 }
equal(pcall(require, "absent"), false)
package.path = nil
package.preload = nil
equal(pcall(require, "absent"), false)

print "all passed"
