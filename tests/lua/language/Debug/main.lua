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

-- Modules are tables in flash: no metatable of C's stands behind them, and odd keys are refused as by any table.
for _, name in ipairs { "pio", "rtos", "crypto", "string" } do
    local module = _G[name]
    equal(debug.getmetatable(module), nil, name)
    equal(pcall(function() module[nil] = 1 end), false, name)
    equal(pcall(function() module[0 / 0] = 1 end), false, name)
    equal(pcall(next, module, "absent"), false, name)
end

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
