-- The AT channel (3, 4.3).
local case = require "case"
local cases = {}

local function setup()
  case.equal(0, uart.setup(uart.ATC, 0, 0, uart.PAR_NONE, uart.STOP_1), "uart.setup")
end

local function readLine()
  local line = uart.read(uart.ATC, "*l", 0)
  case.trace("uart.read(127) = " .. line:gsub("\r\n", "<CR><LF>"))
  return line
end

local function empty()
  repeat until uart.read(uart.ATC, "*l", 100) == ""
  repeat until rtos.receive(20) == rtos.WAIT_MSG_TIMEOUT
end

function cases.Case_61_the_AT_channel_opens_with_baud_0_and_an_empty_read_gives_an_empty_string()
  case.begin()
  setup()
  empty()
  case.equal("", readLine(), "line")
  case.equal("", uart.read(uart.ATC, 100), "bytes")
end

function cases.Case_62_lines_that_come_at_once_are_one_message_and_are_read_whole()
  case.begin()
  setup()
  empty()
  case.equal(16, uart.write(uart.ATC, "AT+SIMCROSS?", "\r", "AT", 13), "uart.write")
  local id, source = case.next()
  case.equal(rtos.MSG_UART_RXDATA, id, "message id")
  case.equal(uart.ATC, source, "uart_id")
  for _, line in ipairs { "+SIMCROSS: 0\r\n", "OK\r\n", "OK\r\n", "" } do
    case.equal(line, readLine(), "line")
  end
  case.nothing(200)
end

return cases
