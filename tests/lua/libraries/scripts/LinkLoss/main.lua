-- Probe case 71: the carrier goes while three connections are open, and comes back.

local check = require "check"
local sys = require "sys"
local socket = require "socket"

local HOST, ECHO = "lib.example", 7007

local function listener(number)
    local connection = socket.tcp()
    check.equal(connection:connect(HOST, ECHO), true, "connection " .. number)
    local ok, why = connection:recv(100000)
    check.equal(ok, false)
    connection:close()
    sys.publish("CONNECTION_OVER", why)
end

local function a_lost_link_ends_every_wait()
    for number = 1, 3 do
        sys.taskInit(listener, number)
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
