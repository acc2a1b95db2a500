-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- socket: probe cases 67 to 70 and 75, and what a task sees that does not look all the time.

local check = require "check"
local sys = require "sys"
local socket = require "socket"

local HOST = "lib.example"
local ECHO, NOBODY, CLOSING, SILENT = 7007, 7013, 7014, 7015

local function connected(port)
    local connection = socket.tcp()
    check.equal(connection:connect(HOST, port), true, "connect")
    return connection
end

local function receive_all(connection, count)
    local parts, size = {}, 0
    while size < count do
        local ok, data = connection:recv(20000)
        check.equal(ok, true, tostring(data))
        parts[#parts + 1], size = data, size + #data
    end
    return table.concat(parts)
end

local function a_large_send_comes_back()
    local pieces = {}
    local native = socketcore.sock_send
    socketcore.sock_send = function(id, data)
        pieces[#pieces + 1] = #data
        return native(id, data)
    end
    local connection = connected("7007")
    local data = ("0123456789abcde"):rep(800) -- 12,000 bytes: more than one piece
    local echo
    sys.taskInit(function()
        echo = receive_all(connection, #data)
        sys.publish("ECHO_COMPLETE")
    end)
    check.equal(connection:send(data), true)
    if not echo then
        sys.waitUntil("ECHO_COMPLETE", 20000)
    end
    socketcore.sock_send = native
    check.equal(echo == data, true, "the echo is what was sent")
    check.equal(#pieces > 1, true, "more than one piece")
    connection:close()
end

local function failures_exhaust_nothing()
    local connection = socket.tcp()
    for _ = 1, 20 do
        check.equal(connection:connect(HOST, NOBODY), false)
        connection:close()
    end
    check.equal(connection:connect("nobody.invalid", ECHO), false, "a name that does not exist")
    connection:close()
    check.equal(connection:connect(HOST, ECHO), true, "the same socket afterwards")
    connection:close()
end

local function a_connect_that_takes_too_long_can_be_closed()
    local connection = socket.tcp()
    check.equal(connection:connect(HOST, ECHO, 0.001), false)
    connection:close()
    check.equal(connection:connect(HOST, ECHO), true, "the same socket afterwards")
    connection:close()
end

local function a_peers_close_ends_the_wait()
    local connection = connected(CLOSING)
    local ok, data = connection:recv(60000)
    check.equal(data, "the last words")
    ok, data = connection:recv(60000)
    check.equal(ok, false)
    check.equal(data, "CLOSED")
    check.equal(connection:send("too late"), false)
    connection:close()
end

local function last_words_are_kept_for_a_task_that_sleeps()
    local connection = connected(CLOSING)
    sys.wait(1500) -- the connection is over by now
    local _, data = connection:recv(1000)
    check.equal(data, "the last words")
    _, data = connection:recv(1000)
    check.equal(data, "CLOSED")
    connection:close()
end

local function receive_ends_by_time_or_message()
    local connection = connected(SILENT)
    local ok, why = connection:recv(50)
    check.equal(ok, false)
    check.equal(why, "timeout")
    sys.timerStart(sys.publish, 30, "GO_ON", "value")
    local _, topic, value = connection:recv(10000, "GO_ON")
    check.equal(topic, "GO_ON")
    check.equal(value, "value")
    sys.publish("GO_ON", "while nobody waited")
    sys.wait(20)
    _, topic, value = connection:recv(10000, "GO_ON")
    check.equal(value, "while nobody waited")
    connection:close()
end

local function another_task_may_close()
    local connection = connected(SILENT)
    local why
    sys.taskInit(function()
        local _, reason = connection:recv()
        why = reason
    end)
    connection:close()
    check.equal(why, "CLOSED")
end

local function datagrams_keep_their_borders()
    local connection = socket.udp()
    check.equal(connection:connect(HOST, 7008), true)
    check.equal(connection:send("first"), true)
    check.equal(connection:send("second one"), true)
    local _, first = connection:recv(5000)
    local _, second = connection:recv(5000)
    check.equal(first, "first")
    check.equal(second, "second one")
    connection:close()
end

local function selecting_sends_and_tells()
    local connection = connected(ECHO)
    local heard = ""
    local function on_data()
        heard = heard .. connection:asyncRecv()
        if heard == "hello ping" then
            sys.publish("HEARD")
        end
    end
    sys.subscribe("SOCKET_RECV", on_data)
    sys.taskInit(function()
        check.equal(connection:asyncSelect(0.2, "ping"), false)
        sys.publish("SELECT_OVER")
    end)
    connection:asyncSend("hello ")
    check.equal(sys.waitUntil("HEARD", 5000), true, "data and the ping come back, heard '" .. heard .. "'")
    sys.unsubscribe("SOCKET_RECV", on_data)
    connection:close()
end

-- Case 75: the resolver that is asked over HTTP is known by its address; here the test's own server has it.
local function a_name_without_a_resolver_is_asked_for_once()
    local native, asked = socketcore.sock_conn_ext, {}
    socketcore.sock_conn_ext = function(kind, address, port, ...)
        asked[#asked + 1] = address .. ":" .. port
        if address == "refused.example" then
            return -2
        end
        return native(kind, address, port, ...)
    end
    local connection = socket.tcp()
    check.equal(connection:connect("refused.example", ECHO), false)
    socketcore.sock_conn_ext = native
    check.equal(table.concat(asked, " "), "refused.example:7007 119.29.29.29:80")
    connection:close()
end

local function misuse_is_told()
    local connection = connected(ECHO)
    check.equal(connection:connect(HOST, ECHO), false, "connect on a socket in use")
    connection:close()
    check.equal(connection:send("x"), false, "send on a closed socket")
    check.equal(connection:recv(10), false, "recv on a closed socket")
    connection:close()
    local secure = socket.tcp(true, { caCert = "no-such-file.crt" })
    check.equal(secure:connect(HOST, ECHO), false, "TLS without the certificate it was to trust")
    secure:close()
end

check.run {
    { "a_large_send_comes_back", a_large_send_comes_back },
    { "twenty_failures_exhaust_nothing", failures_exhaust_nothing },
    { "a_connect_that_takes_too_long_can_be_closed", a_connect_that_takes_too_long_can_be_closed },
    { "a_peers_close_ends_the_wait", a_peers_close_ends_the_wait },
    { "last_words_are_kept_for_a_task_that_sleeps", last_words_are_kept_for_a_task_that_sleeps },
    { "receive_ends_by_time_or_message", receive_ends_by_time_or_message },
    { "another_task_may_close", another_task_may_close },
    { "datagrams_keep_their_borders", datagrams_keep_their_borders },
    { "selecting_sends_and_tells", selecting_sends_and_tells },
    { "a_name_without_a_resolver_is_asked_for_once", a_name_without_a_resolver_is_asked_for_once },
    { "misuse_is_told", misuse_is_told },
}
