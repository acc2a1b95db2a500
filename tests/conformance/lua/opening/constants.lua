-- Numbers that scripts rely on (1.9, 2.2), and tables that can be written to.
local case = require "case"
local cases = {}

local SOCKETCORE = {
  SOL_SOCKET = 4095, IPPROTO_TCP = 6, SO_REUSEADDR = 4, SO_KEEPALIVE = 8, TCP_KEEPIDLE = 3, TCP_KEEPINTVL = 4,
  TCP_KEEPCNT = 5, ERR_UNKOWN = -1, ERR_OK = 0, ERR_ENOMEM = 1, ERR_ENOBUFS = 2, ERR_ETIMEOUT = 3, ERR_ERTE = 4,
  ERR_EINPROGRESS = 5, ERR_EWOULDBLOCK = 7, ERR_EADDRINUSE = 8, ERR_EALREADY = 9, ERR_EISCONN = 10, ERR_ENOTCONN = 11,
  ERR_EIF = 12, ERR_EABORT = 13, ERR_ERST = 14, ERR_ECLSD = 15, ERR_EARG = 16, ERR_EIO = 17, ERR_SSL_EHANDESHAK = 18,
  ERR_SSL_EINIT = 19, ERR_SSL_EINVALID = 20,
}

local RTOS = {
  WAIT_MSG_TIMEOUT = 4, MSG_TIMER = 5, MSG_UART_RXDATA = 6, MSG_UART_TX_DONE = 7, MSG_PDP_ACT_CNF = 28,
  MSG_PDP_DEACT_CNF = 29, MSG_PDP_DEACT_IND = 30, MSG_SOCK_RECV_IND = 31, MSG_SOCK_SEND_CNF = 32,
  MSG_SOCK_CLOSE_CNF = 33, MSG_SOCK_CONN_CNF = 34, MSG_SOCK_SEND_IND = 35, MSG_SOCK_CLOSE_IND = 36,
}

local function compare(expected, module)
  for name, value in pairs(expected) do
    case.equal(value, module[name], name)
  end
end

function cases.Case_01_socketcore_has_the_published_numbers()
  compare(SOCKETCORE, socketcore)
  case.equal(nil, socketcore.ERR_EINVAL, "ERR_EINVAL")
end

function cases.Case_02_rtos_has_the_published_numbers()
  compare(RTOS, rtos)
end

function cases.Case_03_results_are_numbers_and_never_booleans()
  for id = -1, 10 do
    case.equal("number", type(socketcore.sock_close(id)), "sock_close")
    case.equal("number", type(socketcore.sock_destroy(id)), "sock_destroy")
    case.equal("number", type(socketcore.sock_setopt(id, 4095, 8, 1)), "sock_setopt")
    local accepted, code = socketcore.sock_send(id, "x")
    case.equal("number", type(accepted), "result1 of sock_send")
    case.equal("number", type(code), "result2 of sock_send")
  end
end

function cases.Case_04_the_tables_can_be_written_to_and_are_the_ones_that_require_gives()
  for name, module in pairs { socketcore = socketcore, rtos = rtos, uart = uart } do
    case.equal("table", type(module), name)
    case.equal(module, require(name), "require of " .. name)
    module.conformance = case
    case.equal(case, module.conformance, "field of " .. name)
    module.conformance = nil
    case.equal(nil, module.conformance, "field that was removed")
  end
  local own = rtos.timer_stop
  rtos.timer_stop = case.finish
  case.equal(case.finish, require("rtos").timer_stop, "function that was replaced")
  rtos.timer_stop = own
end

return cases
