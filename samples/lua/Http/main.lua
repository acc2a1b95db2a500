-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- Asks a web server for a page, which is kept in memory, and for a larger one, which goes to a file.

PROJECT, VERSION = "HTTP", "1.0.0"

local sys = require "sys"
local log = require "log"
local http = require "http"
require "utils"

local SERVER = "http://web.nanosocket.example:8080"
local FILE = "/ldata/page.html"

local function on_file(ok, status, head, path)
    log.info("http", ok, status, ok and io.fileSize(path) .. " bytes in " .. path or "")
    os.exit(ok and 0 or 1)
end

local function on_page(ok, status, head, body)
    if not ok then
        log.error("http", status)
        os.exit(1)
    end
    log.info("http", status, head["Content-Type"], #body .. " bytes, from", head["Server"])
    http.request("GET", SERVER .. "/", nil, nil, nil, nil, on_file, FILE)
end

sys.subscribe("IP_READY_IND", function()
    http.request("GET", SERVER .. "/", nil, { ["User-Agent"] = PROJECT .. "/" .. VERSION }, nil, nil, on_page)
end)

sys.init(0, 0)
sys.run()
