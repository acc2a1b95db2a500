-- Says hello every second, and how the network stands.

PROJECT, VERSION = "HELLO", "1.0.0"

local sys = require "sys"
local log = require "log"
local link = require "link"

sys.timerLoopStart(function()
    log.info("hello", link.isReady() and "online" or "no network yet", collectgarbage("count") .. " KB in use")
end, 1000)

sys.subscribe("IP_READY_IND", function()
    log.info("hello", "the link is up")
end)

sys.subscribe("IP_ERROR_IND", function()
    log.info("hello", "the link is lost")
end)

sys.init(0, 0)
sys.run()
