--- HTTP and HTTPS requests.
-- What a server sends is bounded: its head, the length of a line, a body that is kept in memory, and the time that may
-- pass without progress. Bodies of any length go to a file or to a function, piece by piece.

local sys = require "sys"
local log = require "log"
local socket = require "socket"

local http = {}
_G.http = http

--- The largest body that is kept in memory, in bytes.
http.LARGEST_BODY = 16384

local TIMEOUT_MS = 30000
local LARGEST_HEAD, LARGEST_LINE, LARGEST_INTERIM = 8192, 2048, 8
local PIECE = 2048 -- of a file on its way out

-- Ends the request's task; run() at the end of this file tells the caller.
local function fail(prompt)
    error({ prompt = prompt }, 0)
end

-- The URL -------------------------------------------------------------------------------------------------------

local function parse_url(url)
    local scheme, authority, path = url:match("^(%a+)://([^/?#]+)([^#]*)")
    scheme = scheme and scheme:lower()
    if scheme ~= "http" and scheme ~= "https" or url:find("[%c ]") then
        return nil
    end
    local user, host_port = authority:match("^(.*)@([^@]*)$")
    local host, port = (host_port or authority):match("^([^:]+):?(%d*)$")
    if not host then
        return nil
    end
    local secure = scheme == "https"
    return {
        secure = secure, host = host, user = user,
        port = port ~= "" and tonumber(port) or (secure and 443 or 80),
        authority = host_port or authority,
        path = path:sub(1, 1) == "/" and path or "/" .. path,
    }
end

-- The request ---------------------------------------------------------------------------------------------------

--- A body is a string or a list of strings and of files { file = path }.
local function body_parts(body)
    return type(body) == "table" and body or { body }
end

local function body_length(parts)
    local length = 0
    for _, part in ipairs(parts) do
        if type(part) == "table" then
            local file = io.open(part.file, "rb") or fail("FILE_NOT_FOUND")
            length = length + file:seek("end")
            file:close()
        else
            length = length + #part
        end
    end
    return length
end

local function request_head(method, url, head, length)
    local fields = { Host = url.authority, Connection = "close" }
    if length > 0 or method == "POST" or method == "PUT" then
        fields["Content-Length"] = length
    end
    if url.user then
        fields.Authorization = "Basic " .. crypto.base64_encode(url.user, #url.user)
    end
    for name, value in pairs(head or {}) do
        fields[name] = value
    end
    local lines = { method .. " " .. url.path .. " HTTP/1.1" }
    for name, value in pairs(fields) do
        local line = name .. ": " .. value
        if line:find("[\r\n]") then
            fail("HEAD_INVALID") -- a line break would be another field, or another request
        end
        lines[#lines + 1] = line
    end
    return table.concat(lines, "\r\n") .. "\r\n\r\n"
end

local function send(connection, data)
    return connection:send(data) or fail("SEND_ERR")
end

local function send_file(connection, path)
    local file = io.open(path, "rb") or fail("FILE_NOT_FOUND")
    local piece = file:read(PIECE)
    while piece do
        if not connection:send(piece) then
            file:close()
            fail("SEND_ERR")
        end
        piece = file:read(PIECE)
    end
    file:close()
end

local function send_request(connection, head, parts)
    send(connection, head)
    for _, part in ipairs(parts) do
        if type(part) == "table" then
            send_file(connection, part.file)
        else
            send(connection, part)
        end
    end
end

-- Reading -------------------------------------------------------------------------------------------------------

--- Bytes of a connection, taken by line or by count. A line ends by its deadline, however slowly its bytes trickle in.
local function new_reader(connection, timeout)
    local reader, buffer = {}, ""

    -- Adds what comes to the buffer; false at the connection's end.
    local function more(deadline)
        local ok, data = connection:recv(math.max(deadline - sys.uptime(), 1))
        if ok then
            buffer = buffer .. data
            return true
        elseif data == "timeout" then
            fail("RECEIVE_TIMEOUT")
        elseif data ~= "CLOSED" then
            fail(data)
        end
        return false
    end

    function reader.line()
        local deadline = sys.uptime() + timeout
        while true do
            local line, rest = buffer:match("^(.-)\r?\n(.*)$")
            if line and #line <= LARGEST_LINE then
                buffer = rest
                return line
            elseif #buffer > LARGEST_LINE then
                fail("LINE_TOO_LONG")
            elseif not more(deadline) then
                fail("CLOSED")
            end
        end
    end

    --- Gives up to count bytes (nil: to the connection's end) to a function, piece by piece.
    function reader.take(count, use)
        while not count or count > 0 do
            if buffer == "" and not more(sys.uptime() + timeout) then
                return count and fail("CLOSED")
            end
            local piece = count and buffer:sub(1, count) or buffer
            buffer = buffer:sub(#piece + 1)
            count = count and count - #piece
            use(piece)
        end
    end

    return reader
end

-- The response --------------------------------------------------------------------------------------------------

local function read_fields(reader)
    local fields, size = {}, 0
    while true do
        local line = reader.line()
        if line == "" then
            return fields
        end
        size = size + #line
        if size > LARGEST_HEAD then
            fail("HEAD_TOO_LONG")
        end
        local name, value = line:match("^([^:%s]+):%s*(.-)%s*$")
        if not name then
            fail("HEAD_INVALID")
        end
        fields[name] = value
    end
end

local function read_head(reader)
    for _ = 1, LARGEST_INTERIM do
        local status = reader.line():match("^HTTP/1%.%d (%d%d%d)") or fail("STATUS_INVALID")
        local fields = read_fields(reader)
        if status:sub(1, 1) ~= "1" then -- 1xx: another head follows (RFC 9110 15.2)
            return status, fields
        end
    end
    fail("STATUS_INVALID")
end

-- Names of fields are the same in any case (RFC 9110 5.1); the callback gets them as the server writes them.
local function field(fields, wanted)
    for name, value in pairs(fields) do
        if name:lower() == wanted then
            return value
        end
    end
end

local function decimal(text)
    return text:find("^%d+$") and #text <= 10 and tonumber(text) or fail("LENGTH_INVALID")
end

local function read_chunks(reader, use)
    while true do
        local digits = reader.line():match("^%x+")
        local size = digits and #digits <= 8 and tonumber(digits, 16) or fail("CHUNK_INVALID")
        if size == 0 then
            return read_fields(reader) -- the trailer, of no interest
        end
        reader.take(size, use)
        if reader.line() ~= "" then
            fail("CHUNK_INVALID")
        end
    end
end

local function read_body(reader, method, status, fields, use)
    if method == "HEAD" or status == "204" or status == "304" then
        return
    end
    local coding, length = field(fields, "transfer-encoding"), field(fields, "content-length")
    if coding and coding:lower() == "chunked" then -- it has precedence over a length (RFC 9112 6.3)
        read_chunks(reader, use)
    elseif coding then
        fail("CODING_UNKNOWN")
    else
        reader.take(length and decimal(length), use)
    end
end

-- Where a body goes: to a function, a file or memory.
local function function_sink(use, status, fields)
    local total = tonumber(field(fields, "content-length")) or 0
    return { use = function(piece) use(piece, total, status) end, finish = function() end }
end

local function file_sink(path)
    local file = io.open(path, "wb") or fail("FILE_CREATE_ERR")
    local function use(piece)
        return file:write(piece) or fail("FILE_WRITE_ERR")
    end
    local function finish()
        file:close()
        return path
    end
    return { use = use, finish = finish }
end

local function memory_sink()
    local pieces, size = {}, 0
    local function use(piece)
        size = size + #piece
        if size > http.LARGEST_BODY then
            fail("BODY_TOO_LONG")
        end
        pieces[#pieces + 1] = piece
    end
    return { use = use, finish = function() return table.concat(pieces) end }
end

local function new_sink(target, status, fields)
    if type(target) == "function" then
        return function_sink(target, status, fields)
    end
    return target and file_sink(target) or memory_sink()
end

-- A request, from beginning to end --------------------------------------------------------------------------------

local function exchange(connection, request)
    local url = parse_url(request.url) or fail("URL_INVALID")
    local parts = body_parts(request.body)
    local head = request_head(request.method, url, request.head, body_length(parts))
    if not connection:connect(url.host, url.port) then
        fail("SOCKET_CONN_ERR")
    end
    send_request(connection, head, parts)
    local reader = new_reader(connection, request.timeout)
    local status, fields = read_head(reader)
    request.sink = new_sink(request.target, status, fields)
    read_body(reader, request.method, status, fields, request.sink.use)
    return status, fields, request.sink.finish()
end

local function run(request)
    local connection = socket.tcp(request.url:lower():find("^https:") ~= nil, request.cert, request.options)
    local function answer(...)
        connection:close()
        if request.callback then
            request.callback(...)
        end
    end
    sys.catch(function(reason)
        local prompt = type(reason) == "table" and reason.prompt or tostring(reason)
        log.warn("http", request.method, request.url, prompt)
        if request.sink then
            request.sink.finish() -- a file that was begun is closed
        end
        sys.taskInit(answer, false, prompt) -- close() waits, which only a task can
    end)
    local status, fields, body = exchange(connection, request)
    sys.catch(nil)
    answer(true, status, fields, body)
end

--- Asks a server, in a task of its own.
-- cert is for https, see socket.tcp. head has fields of the request's head, which take the place of those of the same
-- name that are made here: Host, Connection, Content-Length. body is a string or a list of strings and files
-- { file = path }. timeout (30000) is in milliseconds: for each line of the answer's head, and for each piece of its
-- body. target is the path of a file for the body, or a function that gets it as target(piece, content_length, status).
-- callback(true, status, head, body) gets the answer: the status as a string, the head's fields, and the body or the
-- file's path; callback(false, prompt) why there is none.
function http.request(method, url, cert, head, body, timeout, callback, target, options)
    sys.taskInit(run, {
        method = method:upper(), url = url, cert = cert, head = head, body = body,
        timeout = timeout or TIMEOUT_MS, callback = callback, target = target, options = options,
    })
end

return http
