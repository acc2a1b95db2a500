-- Waits for the link, as the vendor's script library does: by asking the AT channel for an address. The channel is
-- polled, so the queue under test sees nothing of it.
local online = {}

local LIMIT_MS, POLL_MS, ANSWER_POLLS = 120000, 20, 50

local function hasAddress()
  uart.write(uart.ATC, "AT+CGDCONT?\r")
  local found = false
  for _ = 1, ANSWER_POLLS do
    local line = uart.read(uart.ATC, "*l", 0)
    if line == "OK\r\n" or line:match("^%+CME ERROR") or line == "ERROR\r\n" then
      return found
    end
    found = found or line:match('^%+CGDCONT: %d+,"IP",".*","%d+%.%d+%.%d+%.%d+"') ~= nil
    if line == "" then
      rtos.sleep(1)
    end
  end
  return false
end

function online.await()
  uart.setup(uart.ATC, 0, 0, uart.PAR_NONE, uart.STOP_1, 1)
  rtos.poweron(1)
  local waited = 0
  while not hasAddress() do
    rtos.receive(POLL_MS)
    waited = waited + POLL_MS
    assert(waited < LIMIT_MS, "no link")
  end
end

return online
