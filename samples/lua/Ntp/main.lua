-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- Sets the clock from the network now, and once a day.

PROJECT, VERSION = "NTP", "1.0.0"

local sys = require "sys"
local log = require "log"
local ntp = require "ntp"

local function on_time(time, ok)
    log.info("ntp", ok and "the clock is set:" or "no server answered, the clock says",
        ("%04d-%02d-%02d %02d:%02d:%02d"):format(time.year, time.month, time.day, time.hour, time.min, time.sec))
    os.exit(ok and 0 or 1)
end

ntp.timeSync(24, on_time)

sys.init(0, 0)
sys.run()
