-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- A UDP client: sends datagrams and waits for each answer; what is lost is sent again.

PROJECT, VERSION = "UDP_CLIENT", "1.0.0"

local sys = require "sys"
local log = require "log"
local socket = require "socket"

local HOST, PORT = "echo.nanosocket.example", 7008
local DATAGRAMS, ATTEMPTS, ANSWER_MS = 5, 3, 2000

local function ask(connection, text)
    for _ = 1, ATTEMPTS do
        if connection:send(text) then
            local ok, answer = connection:recv(ANSWER_MS)
            if ok then
                return answer
            end
        end
    end
end

local function run()
    if not socket.isReady() then
        sys.waitUntil("IP_READY_IND")
    end
    local connection = socket.udp()
    local answers = 0
    if connection:connect(HOST, PORT) then
        for number = 1, DATAGRAMS do
            local answer = ask(connection, "datagram " .. number)
            log.info("udp", answer or "no answer to datagram " .. number)
            answers = answers + (answer and 1 or 0)
        end
    end
    connection:close()
    os.exit(answers == DATAGRAMS and 0 or 1)
end

sys.taskInit(run)
sys.init(0, 0)
sys.run()
