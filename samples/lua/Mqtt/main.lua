-- An MQTT client: publishes a reading every two seconds, obeys commands, and connects again after every loss.

PROJECT, VERSION = "MQTT", "1.0.0"

local sys = require "sys"
local log = require "log"
local socket = require "socket"
local mqtt = require "mqtt"

local HOST, PORT = "broker.nanosocket.example", 1883
local READING, COMMAND = "nanosocket/reading", "nanosocket/command"
local PERIOD_MS = 2000

local reading = 0

sys.timerLoopStart(function()
    reading = reading + 1
    sys.publish("READING", tostring(reading)) -- ends the receive below
end, PERIOD_MS)

local function obey(command)
    log.info("mqtt", "command:", command)
    if command == "stop" then
        os.exit(0)
    end
end

--- Serves a connection until it is gone.
local function serve(client)
    while true do
        local ok, what, value = client:receive(60000, "READING")
        if ok then
            obey(what.payload)
        elseif what == "READING" then
            if not client:publish(READING, value, 1) then
                return
            end
            log.info("mqtt", "published", value)
        elseif what ~= "timeout" then
            return
        end
    end
end

sys.taskInit(function()
    while true do
        if not socket.isReady() then
            sys.waitUntil("IP_READY_IND")
        end
        local will = { qos = 1, topic = READING, payload = "gone" }
        local client = mqtt.client("nanosocket-sample", 60, nil, nil, 1, will)
        if client:connect(HOST, PORT) and client:subscribe(COMMAND, 1) then
            log.info("mqtt", "connected")
            serve(client)
        end
        client:disconnect()
        sys.wait(5000)
    end
end)

sys.init(0, 0)
sys.run()
