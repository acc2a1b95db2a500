-- What must be seen before anything else has happened (3, 7.17).
local case, control = require "case", require "control"
local cases = {}

local function bytesToModem()
  return tonumber(control.ask("modem-line"):match("(%d+) from host"))
end

function cases.Case_63_nothing_is_said_to_the_modem_before_the_first_receive()
  rtos.sleep(1000)
  case.equal(0, bytesToModem(), "bytes before the first receive")
  case.nothing(1)
  local waited = 0
  while bytesToModem() == 0 do
    rtos.sleep(50)
    waited = waited + 50
    assert(waited < 20000, "the first receive does not start the modem")
  end
end

return cases
