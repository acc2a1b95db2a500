-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- ntp: a server whose answers are wrong in one way or another is not believed.

local check = require "check"
local sys = require "sys"
local ntp = require "ntp"

local function wrong_answers_are_not_believed()
    local clock = os.time()
    ntp.setServers { "liar.example", "liar.example" } -- three wrong answers each
    ntp.timeSync(nil, function(...) sys.publish("TIME_ASKED", ...) end, function() check.fail("the clock is set") end)
    local _, _, result = sys.waitUntil("TIME_ASKED", 60000)
    check.equal(result, false)
    check.equal(ntp.isEnd(), false)
    check.equal(os.time() - clock < 60, true)
end

check.run {
    { "wrong_answers_are_not_believed", wrong_answers_are_not_believed },
}
