--- TCP, TLS and UDP sockets for tasks: each call waits until it is done, its time is over or the connection is gone.
-- The core answers with messages (socketcore). The handlers at the end of this file give them to the task that waits;
-- what nobody waits for is kept: data up to a limit, behind which the peer has to wait, and the end of the connection.

local sys = require "sys"
local log = require "log"
local link = require "link"

local socket = {}
_G.socket = socket

local TCP, UDP, TLS = 0, 1, 2 -- socketcore's types
local LAST_ID = 9
local ENDED_BY_FAILURE = { "CONNECT", "SEND", "RECEIVE", "SELECT" }

local CONNECT_SECONDS, SEND_SECONDS = 120, 120 -- what LuatOS-Air waits when a script says nothing
local LARGEST_STREAM_PIECE, LARGEST_DATAGRAM = 11200, 1472
local LARGEST_INPUT = 4096 -- bytes kept for a task that does not receive; the core keeps what is beyond
local ROOM_MS = 50 -- how often to look for room in the send memory that all sockets share

local sockets = {} -- id -> socket, from an accepted connect to the confirmation of its close

local client = {}
client.__index = client

local function new(kind, cert, options)
    return setmetatable({
        kind = kind,
        cert = cert,
        receive_buffer = options and tonumber(options.rcvBufferSize) or 0,
        connected = false,
        input = {}, input_size = 0,
        output = {},
        topics = {}, notes = {},
        tasks = {}, -- what is waited for -> the task that waits
        late = 0, -- confirmations of sends that were given up and are still to come
    }, client)
end

--- A TCP socket; with ssl a TLS one. cert names files: caCert, clientCert, clientKey; without caCert any server is
-- believed. options.rcvBufferSize is the receive window in bytes.
function socket.tcp(ssl, cert, options)
    return new(ssl and TLS or TCP, cert, options)
end

--- A UDP socket, for one peer.
function socket.udp(options)
    return new(UDP, nil, options)
end

--- Whether there is a network to connect to.
function socket.isReady()
    return link.isReady()
end

-- Waiting -------------------------------------------------------------------------------------------------------

local OVER = {} -- what a timer continues a wait with

local function wake(self, awaited, ...)
    local task = self.tasks[awaited]
    if task then
        self.tasks[awaited] = nil
        sys.resume(task, ...)
    end
end

--- Waits for wake(self, awaited, ...), at most ms milliseconds; false and "timeout" then. One task may send while
-- another receives.
local function await(self, awaited, ms)
    if self.tasks[awaited] then
        error("another task waits for this already: " .. awaited, 3)
    end
    local task = coroutine.running() or error("sockets are for tasks: see sys.taskInit", 3)
    local timer = ms and (sys.timerStart(wake, ms, self, awaited, OVER) or error("all timers are taken", 3))
    self.tasks[awaited] = task
    local function finish(first, ...)
        if timer then
            sys.timerStop(timer)
        end
        if first == OVER then
            return false, "timeout"
        end
        return first, ...
    end
    return finish(coroutine.yield())
end

-- The connection is gone, of whatever its task waits for nothing comes any more. The id is kept until close(), whose
-- confirmation does come.
local function fail(self, reason)
    self.failure = self.failure or reason
    for _, awaited in ipairs(ENDED_BY_FAILURE) do
        wake(self, awaited, false, reason)
    end
end

-- Connecting ----------------------------------------------------------------------------------------------------

local function open(self, address, port)
    if self.kind ~= TLS then
        return socketcore.sock_conn_ext(self.kind, address, port, self.receive_buffer)
    end
    -- Never without what the script asked for: a missing file must not become a connection to anybody.
    local given = self.cert or {}
    local cert, reason = require("certificates").load(given, address)
    if not cert then
        log.error("socket", reason)
        return -1
    end
    return socketcore.sock_conn_ext(TLS, address, port, cert, self.receive_buffer, given.insist or 1, nil,
        given.hostNameFlag or 1)
end

local NAME_NOT_ASKED_FOR = -2

--- Connects; port may be a string, timeout is in seconds (120). Returns true or false.
function client:connect(address, port, timeout)
    if self.id or not link.isReady() then
        log.warn("socket", "connect to", address, self.id and "on a socket in use" or "without a network")
        return false
    end
    local id = open(self, address, port)
    if id == NAME_NOT_ASKED_FOR then
        local found = require("httpdns").resolve(address)
        id = found and open(self, found, port) or -1
    end
    if id < 0 then
        log.warn("socket", "connect to", address, "refused, code", id)
        return false
    end
    self.id, self.address, self.failure = id, address, nil
    sockets[id] = self
    local connected, reason = await(self, "CONNECT", (timeout or CONNECT_SECONDS) * 1000)
    if not connected then
        log.warn("socket", "connect to", address, port, "failed:", reason)
    end
    return connected
end

-- Sending -------------------------------------------------------------------------------------------------------

-- All sockets share the memory for what is not acknowledged yet. A lone sender gets it all, of several each waits.
local function await_room(self, largest, deadline)
    while true do
        local room = math.min(socketcore.sock_getremainbuf(self.id), largest)
        if room > 0 then
            return room
        end
        if sys.uptime() >= deadline then
            return nil, "timeout"
        end
        sys.wait(ROOM_MS)
        if self.failure then
            return nil, self.failure
        end
    end
end

--- Sends everything. Returns true when the peer has acknowledged it, or false and the reason: then the peer may have a
-- part of it, and the connection is of no more use. timeout is in seconds (120), for everything together.
function client:send(data, timeout)
    if self.failure or not self.connected then
        return false, self.failure or "not connected"
    end
    local deadline = sys.uptime() + (timeout or SEND_SECONDS) * 1000
    local position, length = 1, #data
    while position <= length do
        local size, reason = LARGEST_DATAGRAM, nil
        if self.kind ~= UDP then
            size, reason = await_room(self, LARGEST_STREAM_PIECE, deadline)
        end
        if not size then
            return false, reason
        end
        socketcore.sock_send(self.id, data:sub(position, position + size - 1))
        local sent, problem = await(self, "SEND", math.max(deadline - sys.uptime(), 1))
        if not sent then
            if problem == "timeout" then
                self.late = self.late + 1
            end
            return false, problem
        end
        position = position + size
    end
    return true
end

-- Receiving -----------------------------------------------------------------------------------------------------

local function take_input(self)
    if self.input_size == 0 then
        return nil
    end
    local data
    if self.kind == UDP then
        data = table.remove(self.input, 1)
        self.input_size = self.input_size - #data
    else
        data = table.concat(self.input)
        self.input, self.input_size = {}, 0
    end
    return data
end

-- Reading an announcement to its end is what makes the core announce more. A full buffer leaves it unread: the core's
-- receive window closes, and the peer waits.
local function pull(self)
    if self.announced and self.input_size < LARGEST_INPUT then
        local data = socketcore.sock_recv(self.id, self.announced)
        self.announced = nil
        if data ~= "" then
            self.input[#self.input + 1] = data
            self.input_size = self.input_size + #data
        end
    end
end

local function listen(self, topic, quiet)
    if not topic or self.topics[topic] then
        return
    end
    self.topics[topic] = function(value)
        self.notes[#self.notes + 1] = { topic, value }
        if not quiet then
            wake(self, "RECEIVE", false, "note")
        end
    end
    sys.subscribe(topic, self.topics[topic])
end

local function take_note(self, topic)
    for i = 1, #self.notes do
        if self.notes[i][1] == topic then
            return unpack(table.remove(self.notes, i))
        end
    end
end

--- Receives: true and what has come, of UDP one datagram. Otherwise false and why:
-- "timeout" after that many milliseconds (nil or 0: never), or the reason why the connection is gone, such as "CLOSED"
-- or "IP_ERROR_IND". A message published under the name msg ends the wait, too: false, msg and the message's value;
-- with msgNoResume it is only looked for before the wait. From the first receive on no such message is missed.
function client:recv(timeout, msg, msgNoResume)
    listen(self, msg, msgNoResume)
    local ms = timeout and timeout > 0 and timeout or nil
    while true do
        local data = take_input(self)
        pull(self)
        if data then
            return true, data
        end
        if self.input_size == 0 then
            local topic, value = take_note(self, msg)
            if topic then
                return false, topic, value
            end
            if self.failure or not self.connected then
                return false, self.failure or "not connected"
            end
            local more, reason = await(self, "RECEIVE", ms)
            if not more and reason == "timeout" then
                return false, reason
            end
        end
    end
end

-- Selecting -----------------------------------------------------------------------------------------------------

--- Adds to what asyncSelect sends. Returns false when the connection is gone.
function client:asyncSend(data, timeout)
    if self.failure or not self.connected then
        return false
    end
    self.output[#self.output + 1] = data
    self.output_timeout = timeout
    wake(self, "SELECT", true)
    return true
end

--- All that has come, of UDP the oldest datagram; "" when nothing has.
function client:asyncRecv()
    local data = take_input(self)
    if self.id then
        pull(self)
    end
    return data or ""
end

local function send_output(self)
    local output = self.output
    self.output = {}
    for _, data in ipairs(output) do
        if not self:send(data, self.output_timeout) then
            return false
        end
    end
    return true
end

--- Sends what asyncSend was given, until the connection is gone: then it returns false. After keepAlive seconds without
-- anything to send pingreq is sent. Data is told of by the message "SOCKET_RECV" with the socket's id.
function client:asyncSelect(keepAlive, pingreq)
    self.selected = true
    while not self.failure and self.connected do
        if #self.output == 0 then
            local _, reason = await(self, "SELECT", keepAlive and keepAlive > 0 and keepAlive * 1000)
            if reason == "timeout" and pingreq then
                self.output[1] = pingreq
            end
        end
        if not send_output(self) then
            return false
        end
    end
    return false
end

-- Closing -------------------------------------------------------------------------------------------------------

--- Closes the connection and gives its id back; afterwards the socket can be connected again.
function client:close()
    for topic, callback in pairs(self.topics) do
        sys.unsubscribe(topic, callback)
    end
    self.topics, self.notes, self.input, self.input_size, self.output = {}, {}, {}, 0, {}
    fail(self, "CLOSED") -- for other tasks that wait; when one of them closes the socket, nothing is left to do
    self.connected, self.failure, self.selected = false, nil, false
    if self.id and not self.tasks.CLOSE then
        -- The core confirms each close, in any state and without a network, so this wait needs no limit.
        socketcore.sock_close(self.id)
        await(self, "CLOSE")
    end
end

-- The core's messages -------------------------------------------------------------------------------------------

local function forget(self)
    socketcore.sock_destroy(self.id)
    sockets[self.id] = nil
    self.id, self.announced, self.late, self.connected = nil, nil, 0, false
end

local function on(id, handle)
    rtos.on(id, function(message)
        local self = sockets[message.socket_index]
        if self then
            handle(self, message)
        end
    end)
end

on(rtos.MSG_SOCK_CONN_CNF, function(self, message)
    if message.result == 0 then
        self.connected = true
        wake(self, "CONNECT", true)
    elseif not self.tasks.CLOSE then -- otherwise the confirmation of the close, right behind, gives the id back
        local _, reason = socketcore.sock_reason(self.id)
        forget(self)
        wake(self, "CONNECT", false, reason)
    end
end)

on(rtos.MSG_SOCK_SEND_CNF, function(self, message)
    if self.late > 0 then
        self.late = self.late - 1
    else
        wake(self, "SEND", message.result == 0, message.result ~= 0 and "refused" or nil)
    end
end)

on(rtos.MSG_SOCK_RECV_IND, function(self, message)
    self.announced = message.recv_len
    pull(self)
    wake(self, "RECEIVE", true)
    if self.selected then
        sys.publish("SOCKET_RECV", message.socket_index)
    end
end)

on(rtos.MSG_SOCK_CLOSE_IND, function(self)
    self.announced, self.connected = nil, false
    fail(self, "CLOSED")
end)

on(rtos.MSG_SOCK_CLOSE_CNF, function(self)
    forget(self)
    wake(self, "CLOSE", true)
end)

sys.subscribe("IP_ERROR_IND", function()
    for id = 0, LAST_ID do -- by number: tasks that are woken may open and close others
        if sockets[id] then
            fail(sockets[id], "IP_ERROR_IND")
        end
    end
end)

-- Settings of LuatOS-Air that have no counterpart -----------------------------------------------------------------

local function kept_by_core(name)
    return function()
        log.warn(name, "has no effect: the core adapts to the network by itself")
    end
end

socket.setTcpResendPara = kept_by_core("socket.setTcpResendPara")
socket.setDnsParsePara = kept_by_core("socket.setDnsParsePara")
socket.setLowPower = kept_by_core("socket.setLowPower")

--- Logs all sockets that are open.
function socket.printStatus()
    for id, self in pairs(sockets) do
        log.info("socket", id, self.address, self.connected and "connected" or self.failure or "not connected",
            "unread", self.input_size)
    end
end

return socket
