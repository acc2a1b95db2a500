-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- Two tasks that work hand in hand: one measures, the other waits for what it finds. A timer stops them.

PROJECT, VERSION = "TASKS", "1.0.0"

local sys = require "sys"
local log = require "log"
require "utils"

local measuring = true

local function measure()
    local count = 0
    while measuring do
        count = count + 1
        sys.publish("MEASURED", count, string.char(count, 0x2A))
        sys.wait(200)
    end
    sys.publish("MEASURING_OVER", count)
end

local function report()
    while true do
        local ok, count, frame = sys.waitUntil("MEASURED", 1000)
        if not ok then
            log.warn("report", "nothing for a second")
            return
        end
        log.info("report", count, string.toHex(frame, " "))
    end
end

sys.taskInit(report)
sys.taskInit(measure)

sys.timerStart(function() measuring = false end, 1000)

sys.subscribe("MEASURING_OVER", function(count)
    log.info("tasks", count .. " values measured")
    os.exit(count >= 4 and 0 or 1)
end)

sys.init(0, 0)
sys.run()
