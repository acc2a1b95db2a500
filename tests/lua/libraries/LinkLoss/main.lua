-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- Probe case 71: the carrier goes while three connections are open, and comes back.

local check = require "check"
local sys = require "sys"
local socket = require "socket"

local HOST, ECHO = "lib.example", 7007

-- The first one talks all the time, since the carrier goes after some bytes; the others only listen.
local function use(number)
    local connection = socket.tcp()
    check.equal(connection:connect(HOST, ECHO), true, "connection " .. number)
    local ok, why = true, nil
    while ok do
        if number == 1 then
            connection:send(("x"):rep(500))
        end
        ok, why = connection:recv(100000)
    end
    connection:close()
    sys.publish("CONNECTION_OVER", why)
end

local function a_lost_link_ends_every_wait()
    for number = 1, 3 do
        sys.taskInit(use, number)
    end
    for _ = 1, 3 do
        local _, why = sys.waitUntil("CONNECTION_OVER", 100000)
        check.equal(why, "IP_ERROR_IND")
    end
    check.equal(socket.isReady(), false)
    check.equal(socket.tcp():connect(HOST, ECHO), false, "a connect without a network")
    check.equal(sys.waitUntil("IP_READY_IND", 100000), true)
    local connection = socket.tcp()
    check.equal(connection:connect(HOST, ECHO), true, "a connection afterwards")
    check.equal(connection:send("hello"), true)
    local _, data = connection:recv(10000)
    check.equal(data, "hello")
    connection:close()
end

check.run {
    { "a_lost_link_ends_every_wait", a_lost_link_ends_every_wait },
}
