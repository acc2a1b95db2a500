--- MQTT 3.1.1 and 3.1 client (OASIS MQTT 3.1.1; section numbers are of that document).
-- A client belongs to one task. What the broker sends is bounded: the length of a packet, what is kept while the task
-- waits for something else, and the time an answer may take. Whatever breaks the protocol ends the connection.

local sys = require "sys"
local log = require "log"
local socket = require "socket"

local mqtt = {}
_G.mqtt = mqtt

--- The longest packet that is accepted, in bytes. Its payload is in memory at least twice.
mqtt.LARGEST_PACKET = 8192

--- How long the broker may take for an acknowledgement or for its answer to a ping, in milliseconds.
mqtt.ANSWER_MS = 30000

local MOST_KEPT = 16 -- messages kept while the task waits for an acknowledgement
local MOST_INCOMING = 32 -- messages of QoS 2 that the broker has not released yet

local CONNECT, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP = 1, 2, 3, 4, 5, 6, 7
local SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK, PINGREQ, PINGRESP, DISCONNECT = 8, 9, 10, 11, 12, 13, 14

local char = string.char

-- Packets -------------------------------------------------------------------------------------------------------

local function number16(value)
    return char(math.floor(value / 256), value % 256)
end

local function text16(text)
    if #text > 65535 then
        error("a text for MQTT is longer than 65535 bytes", 3)
    end
    return number16(#text) .. text
end

local function packet_of(kind, flags, body)
    local length, rest = "", #body
    repeat
        local digit = rest % 128
        rest = (rest - digit) / 128
        length = length .. char(rest > 0 and digit + 128 or digit)
    until rest == 0
    return char(kind * 16 + flags) .. length .. body
end

local function read16(body, position)
    local high, low = body:byte(position, position + 1)
    return low and high * 256 + low
end

--- The first packet of what has been received: kind, flags, body and what follows. Nothing while it is not whole;
-- false and the reason when it never can be.
local function split_packet(input)
    local length, factor = 0, 1
    for i = 2, 5 do
        local digit = input:byte(i)
        if not digit then
            return nil
        end
        length = length + digit % 128 * factor
        factor = factor * 128
        if digit < 128 then
            if length > mqtt.LARGEST_PACKET then
                return false, "packet too long"
            elseif #input < i + length then
                return nil
            end
            local first = input:byte(1)
            return math.floor(first / 16), first % 16, input:sub(i + 1, i + length), input:sub(i + length + 1)
        end
    end
    return false, "length of a packet"
end

--- The message in the body of a PUBLISH (3.3), nil when it is malformed.
local function read_publish(flags, body)
    local qos = math.floor(flags / 2) % 4
    local topic_length = read16(body, 1)
    if not topic_length or qos == 3 or #body < 2 + topic_length + (qos > 0 and 2 or 0) then
        return nil
    end
    local position = 3 + topic_length
    local message = {
        id = PUBLISH, qos = qos, retain = flags % 2, duplicate = flags >= 8,
        topic = body:sub(3, position - 1),
    }
    if qos > 0 then
        message.packetId = read16(body, position)
        position = position + 2
    end
    message.payload = body:sub(position)
    return message
end

-- The client ----------------------------------------------------------------------------------------------------

local client = {}
client.__index = client

--- A client. keepAlive is in seconds (300), cleanSession 1 or 0 (1), will { qos, retain, topic, payload },
-- version "3.1.1" or "3.1".
function mqtt.client(clientId, keepAlive, username, password, cleanSession, will, version)
    return setmetatable({
        client_id = clientId, keep_alive = keepAlive or 300,
        username = username or "", password = password or "",
        clean = cleanSession ~= 0, will = will, version = version or "3.1.1",
        packet_id = 0,
    }, client)
end

local function connect_packet(self)
    local flags, body = self.clean and 2 or 0, text16(self.client_id)
    if self.will then
        flags = flags + 4 + (self.will.qos or 0) * 8 + (self.will.retain or 0) * 32
        body = body .. text16(self.will.topic) .. text16(self.will.payload)
    end
    if self.username ~= "" then
        flags, body = flags + 128, body .. text16(self.username)
    end
    if self.password ~= "" then
        flags, body = flags + 64, body .. text16(self.password)
    end
    local protocol = self.version == "3.1" and text16("MQIsdp") .. char(3) or text16("MQTT") .. char(4)
    return packet_of(CONNECT, 0, protocol .. char(flags) .. number16(self.keep_alive) .. body)
end

-- The connection is useless: what has been received stays readable, nothing else happens any more.
local function fail(self, reason)
    log.warn("mqtt", "connection ends:", reason)
    self.failure = self.failure or reason
    return false, self.failure
end

local function send(self, packet)
    if self.failure then
        return false, self.failure
    end
    if not self.connection:send(packet) then
        return fail(self, "send failed")
    end
    self.sent_at = sys.uptime()
    return true
end

-- Receiving -----------------------------------------------------------------------------------------------------

--- Sends a ping when nothing has been sent for too long (3.1.2.10). Returns the ms until it has to be looked at again.
local function keep_alive(self)
    if self.keep_alive == 0 then
        return nil
    end
    local now, quiet = sys.uptime(), self.keep_alive * 750 -- three quarters: the ping travels, too
    if self.ping_at and now - self.ping_at >= mqtt.ANSWER_MS then
        return fail(self, "no answer to a ping")
    elseif not self.ping_at and now - self.sent_at >= quiet then
        self.ping_at = now
        send(self, packet_of(PINGREQ, 0, ""))
    end
    return self.ping_at and self.ping_at + mqtt.ANSWER_MS - now or self.sent_at + quiet - now
end

--- Waits for a packet, to the deadline at most: kind, flags, body; or false and why, as socket's recv.
local function next_packet(self, deadline, topic)
    while not self.failure do
        local kind, flags, body, rest = split_packet(self.input)
        if kind then
            self.input = rest
            return kind, flags, body
        elseif kind == false then
            return fail(self, flags)
        end
        local until_ping = keep_alive(self)
        if self.failure then
            break
        end
        local left = deadline and deadline - sys.uptime() or math.huge
        if left <= 0 then
            return false, "timeout"
        end
        local wait = math.min(left, until_ping or math.huge)
        local ok, data, value = self.connection:recv(wait < math.huge and math.max(wait, 1) or nil, topic)
        if ok then
            self.input = self.input .. data
        elseif topic and data == topic then
            return false, topic, value
        elseif data ~= "timeout" then
            return fail(self, data)
        end
    end
    return false, self.failure
end

local function keep(self, message)
    if #self.kept < MOST_KEPT then
        self.kept[#self.kept + 1] = message
    elseif message.qos == 0 then
        log.warn("mqtt", "a message was dropped, too many wait for receive")
    else
        return fail(self, "too many messages wait for receive")
    end
    return true
end

local function count(set)
    local n = 0
    for _ in pairs(set) do
        n = n + 1
    end
    return n
end

--- Acknowledges a message. It is kept before: once acknowledged, the broker does not send it again.
local function accept(self, message)
    if message.qos == 0 then
        return keep(self, message)
    elseif message.qos == 1 then
        return keep(self, message) and send(self, packet_of(PUBACK, 0, number16(message.packetId)))
    end
    -- QoS 2: until its release the broker may send it again, which is not a new message (4.3.3).
    if not self.incoming[message.packetId] then
        if count(self.incoming) >= MOST_INCOMING then
            return fail(self, "too many messages of QoS 2 at once")
        elseif not keep(self, message) then
            return false
        end
        self.incoming[message.packetId] = true
    end
    return send(self, packet_of(PUBREC, 0, number16(message.packetId)))
end

--- Does what a packet asks for that is no answer to this client. Returns whether it was such a one.
local function serve(self, kind, flags, body)
    if kind == PUBLISH then
        local message = read_publish(flags, body)
        if not message then
            return fail(self, "malformed message")
        end
        accept(self, message)
    elseif kind == PUBREL and #body == 2 then
        self.incoming[read16(body, 1)] = nil
        send(self, packet_of(PUBCOMP, 0, body))
    elseif kind == PINGRESP then
        self.ping_at = nil
    else
        return false
    end
    return true
end

--- Waits for the answer of one kind to a packet, and serves the broker meanwhile. Returns what follows the packet id.
local function await_answer(self, wanted, id)
    local deadline = sys.uptime() + mqtt.ANSWER_MS
    while true do
        local kind, flags, body = next_packet(self, deadline)
        if not kind then
            return fail(self, "no answer: " .. flags)
        elseif kind == wanted and read16(body, 1) == id then
            return body:sub(3)
        elseif not serve(self, kind, flags, body) then
            log.debug("mqtt", "a packet of kind", kind, "that nobody waits for")
        end
        if self.failure then
            return false, self.failure
        end
    end
end

-- Calls ---------------------------------------------------------------------------------------------------------

local REFUSALS = { "protocol version", "client id", "server unavailable", "user name or password", "not authorised" }

local function open_session(self)
    if not send(self, connect_packet(self)) then
        return false
    end
    local kind, reason, answer = next_packet(self, sys.uptime() + mqtt.ANSWER_MS)
    if kind ~= CONNACK or #answer ~= 2 then -- nothing may come before it (3.2)
        return fail(self, kind and "no MQTT broker" or "no answer: " .. reason)
    end
    local code = answer:byte(2)
    if code ~= 0 then
        return fail(self, "refused by the broker: " .. (REFUSALS[code] or tostring(code)))
    end
    return true
end

--- Connects. transport is "tcp" or "tcp_ssl", cert as for socket.tcp, timeout in seconds (120). Returns true or false;
-- after false, as after any other failure, comes disconnect().
function client:connect(host, port, transport, cert, timeout)
    self.connection = socket.tcp(transport == "tcp_ssl", cert)
    self.input, self.kept, self.failure, self.ping_at = "", {}, nil, nil
    if self.clean or not self.incoming then
        self.incoming = {} -- packet ids of QoS 2 that wait for their release: a session that goes on keeps them
    end
    if not self.connection:connect(host, port, timeout) then
        self.failure = "no connection"
        return false
    end
    self.sent_at = sys.uptime()
    return (open_session(self))
end

local function next_packet_id(self)
    self.packet_id = self.packet_id % 65535 + 1
    return self.packet_id
end

--- Subscribes to a topic with a QoS (0), or to a table { [topic] = qos, ... }. Returns true when the broker agrees to
-- all of them.
function client:subscribe(topic, qos)
    local id, body = next_packet_id(self), ""
    for name, level in pairs(type(topic) == "table" and topic or { [topic] = qos or 0 }) do
        body = body .. text16(name) .. char(level)
    end
    if not send(self, packet_of(SUBSCRIBE, 2, number16(id) .. body)) then
        return false
    end
    local granted = await_answer(self, SUBACK, id)
    return granted and not granted:find("[\128-\255]") or false
end

--- Ends a subscription, or those of a list of topics.
function client:unsubscribe(topic)
    local id, body = next_packet_id(self), ""
    for _, name in ipairs(type(topic) == "table" and topic or { topic }) do
        body = body .. text16(name)
    end
    return send(self, packet_of(UNSUBSCRIBE, 2, number16(id) .. body))
        and await_answer(self, UNSUBACK, id) ~= false
end

--- Publishes. With QoS 1 and 2 it returns true when the broker has taken the message over.
function client:publish(topic, payload, qos, retain)
    qos = qos or 0
    local id = qos > 0 and next_packet_id(self)
    local body = text16(topic) .. (id and number16(id) or "") .. payload
    if not send(self, packet_of(PUBLISH, qos * 2 + (retain or 0), body)) then
        return false
    elseif qos == 0 then
        return true
    elseif qos == 1 then
        return await_answer(self, PUBACK, id) ~= false
    end
    return await_answer(self, PUBREC, id) ~= false
        and send(self, packet_of(PUBREL, 2, number16(id)))
        and await_answer(self, PUBCOMP, id) ~= false
end

--- Waits for a message of the broker, at most timeout ms (nil: for ever): true and
-- { topic, payload, qos, retain, duplicate, packetId }. Otherwise false and "timeout"; false, msg and its value when a
-- message named msg was published with sys.publish; false and the reason when the connection is gone.
function client:receive(timeout, msg)
    if not self.connection then
        return false, "not connected"
    end
    local deadline = timeout and sys.uptime() + timeout
    while #self.kept == 0 do
        local kind, flags, body = next_packet(self, deadline, msg)
        if not kind then
            return false, flags, body
        elseif not serve(self, kind, flags, body) then
            log.debug("mqtt", "a packet of kind", kind, "that nobody waits for")
        end
    end
    return true, table.remove(self.kept, 1)
end

--- Says good-bye, so that the broker drops the will, and closes the connection.
function client:disconnect()
    if self.connection then
        send(self, packet_of(DISCONNECT, 0, ""))
        self.connection:close()
        self.connection, self.failure = nil, "disconnected"
    end
end

return mqtt
