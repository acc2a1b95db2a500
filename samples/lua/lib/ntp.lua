--- The time from the network: SNTP (RFC 4330).
-- Plain NTP is not authenticated. What an answer must do is fit the question, and give a time that can be.

local sys = require "sys"
local log = require "log"
local socket = require "socket"

local ntp = {}
_G.ntp = ntp

local PORT, ATTEMPTS, ANSWER_MS = 123, 3, 8000
local HOUR_MS = 3600000
local WAIT_FOR_NETWORK_MS = 60000
local UNIX_EPOCH = 2208988800 -- 1970 in seconds of NTP, which begin in 1900
local ERA = 4294967296 -- seconds after which they begin again, in 2036
local EARLIEST, LATEST = 1704067200, 4102444800 -- 2024 and 2100: no server is believed before or after

local servers = { "ntp.aliyun.com", "cn.ntp.org.cn", "pool.ntp.org" }
local synchronised = false

--- The servers that are asked, in this order.
function ntp.getServers()
    return servers
end

--- Sets the servers, a list of names.
function ntp.setServers(list)
    servers = list
end

--- Whether the clock has been set.
function ntp.isEnd()
    return synchronised
end

-- A question carries eight bytes that only its answer can repeat: a stranger who does not see them cannot make one up.
local function new_question()
    local nonce = {}
    for i = 1, 8 do
        nonce[i] = string.char(math.random(0, 255))
    end
    nonce = table.concat(nonce)
    return "\35" .. ("\0"):rep(39) .. nonce, nonce -- version 4, mode 3: client
end

--- Seconds since 1970 in an answer, nil when it is none.
local function read_answer(packet, nonce)
    if #packet < 48 or packet:sub(25, 32) ~= nonce then
        return nil
    end
    local first, stratum = packet:byte(1, 2)
    local leap, mode = math.floor(first / 64), first % 8
    if mode ~= 4 or leap == 3 or stratum < 1 or stratum > 15 then
        return nil -- no server, or one that does not know the time itself
    end
    local a, b, c, d = packet:byte(41, 44)
    local seconds = ((a * 256 + b) * 256 + c) * 256 + d - UNIX_EPOCH
    if seconds < 0 then
        seconds = seconds + ERA
    end
    return seconds >= EARLIEST and seconds < LATEST and seconds or nil
end

local function ask(server)
    local connection = socket.udp()
    local seconds
    if connection:connect(server, PORT) then
        for _ = 1, ATTEMPTS do
            local question, nonce = new_question()
            local ok, packet = connection:send(question)
            if ok then
                ok, packet = connection:recv(ANSWER_MS)
            end
            seconds = ok and read_answer(packet, nonce)
            if seconds then
                break
            end
        end
    end
    connection:close()
    return seconds
end

local function ask_all()
    for _, server in ipairs(servers) do
        local seconds = ask(server)
        if seconds then
            log.info("ntp", server, seconds)
            return seconds
        end
        log.warn("ntp", "no time from", server)
    end
end

local function synchronise(after, before)
    if not socket.isReady() then
        sys.waitUntil("IP_READY_IND", WAIT_FOR_NETWORK_MS)
    end
    local seconds = ask_all()
    if seconds then
        if before then
            before()
        end
        rtos.set_time(seconds)
        synchronised = true
    end
    if after then
        after(os.date("*t"), seconds ~= nil)
    end
end

--- Sets the clock now, and every period hours when that is given, from within a task. It returns when the clock was set
-- once, or could not be; see ntp.timeSync for the functions.
function ntp.ntpTime(period, after, before)
    synchronise(after, before)
    if period then
        sys.timerLoopStart(sys.taskInit, period * HOUR_MS, synchronise, after, before)
    end
end

--- Sets the clock now, and every period hours when that is given. before() is called just before the clock is set,
-- after(time, result) when all is done: the time as a table like that of os.date("*t"), and whether it was set.
function ntp.timeSync(period, after, before)
    sys.taskInit(ntp.ntpTime, period, after, before)
end

return ntp
