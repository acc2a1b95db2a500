-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- A TCP client that never gives up: connects when there is a network, sends a line every second, shows what comes back,
-- and connects again when the connection is gone.

PROJECT, VERSION = "TCP_CLIENT", "1.0.0"

local sys = require "sys"
local log = require "log"
local socket = require "socket"

local HOST, PORT = "echo.nanosocket.example", 7007
local LINES = 5

--- Sends and receives until all lines are through or the connection is gone.
local function converse(connection, from)
    for line = from, LINES do
        if not connection:send("line " .. line .. "\n") then
            return line
        end
        local ok, data = connection:recv(10000)
        if not ok then
            log.warn("tcp", "the connection is gone:", data)
            return line
        end
        log.info("tcp", "received", (data:gsub("\n", "")))
        sys.wait(1000)
    end
end

local function run()
    local line = 1
    while line do
        if not socket.isReady() then
            sys.waitUntil("IP_READY_IND")
        end
        local connection = socket.tcp()
        if connection:connect(HOST, PORT) then
            log.info("tcp", "connected to", HOST)
            line = converse(connection, line)
        end
        connection:close()
        if line then
            sys.wait(5000)
        end
    end
    os.exit(0)
end

sys.taskInit(run)
sys.init(0, 0)
sys.run()
