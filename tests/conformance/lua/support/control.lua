-- Asks the host's side of the suite to do something, over the board's serial port 1. The port is polled, so the queue
-- under test sees nothing of it. A request is a line, NUMBER COMMAND ARGUMENTS, its answer NUMBER ok RESULT or
-- NUMBER error TEXT; a line feed in a text comes as "\n".
local control = {}

-- An address of the network for documentation (TEST-NET-3, RFC 5737): the simulated operator connects any address with
-- the host.
control.HOST = "203.0.113.1"

local PORT, LIMIT_MS, POLL_MS = 1, 30000, 5
local number = 0

uart.setup(PORT, 115200, 8, uart.PAR_NONE, uart.STOP_1, 1)

local function readLine()
  local line, waited = "", 0
  while line:sub(-1) ~= "\n" do
    local part = uart.read(PORT, "*l", 0)
    line = line .. part
    if #part == 0 then
      rtos.sleep(POLL_MS)
      waited = waited + POLL_MS
      assert(waited < LIMIT_MS, "the host does not answer")
    end
  end
  return line:sub(1, -2)
end

-- Has a command carried out and gives its result.
function control.ask(command)
  number = number + 1
  uart.write(PORT, number .. " " .. command .. "\n")
  local outcome, result = readLine():match("^" .. number .. " (%a+) ?(.*)$")
  assert(outcome == "ok", command .. ": " .. tostring(result))
  return (result:gsub("\\n", "\n"))
end

return control
