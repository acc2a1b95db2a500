--- Names asked for over HTTP, for when the network gives no name server (sock_conn_ext says -2).
-- One question to a public resolver, by its address, so it can never lead to another such question.

local socket = require "socket"

local httpdns = {}
_G.httpdns = httpdns

local SERVER, PORT, SECONDS = "119.29.29.29", 80, 20 -- DNSPod: GET /d?dn=NAME answers "a.b.c.d;a.b.c.d"
local LARGEST_ANSWER = 1024

local function is_address(text)
    local parts = { text:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$") }
    for _, part in ipairs(parts) do
        if tonumber(part) > 255 then
            return false
        end
    end
    return #parts == 4
end

local function read_answer(connection)
    local answer = ""
    while #answer < LARGEST_ANSWER do
        local ok, data = connection:recv(SECONDS * 1000)
        if not ok then
            return answer
        end
        answer = answer .. data
    end
    return answer
end

--- The address of a name; nil when it has none or the resolver cannot be reached.
function httpdns.resolve(name)
    if not name:find("^[%w%-%.]+$") then
        return nil
    end
    local connection = socket.tcp()
    local answer = ""
    if connection:connect(SERVER, PORT, SECONDS)
        and connection:send("GET /d?dn=" .. name .. " HTTP/1.0\r\nHost: " .. SERVER .. "\r\n\r\n") then
        answer = read_answer(connection)
    end
    connection:close()
    local status, body = answer:match("^HTTP/1%.%d (%d%d%d).-\r\n\r\n(.*)$")
    local address = status == "200" and body:match("^[%d%.]+")
    return address and is_address(address) and address or nil
end

return httpdns
