-- The functions under test, each call recorded with its results, and messages as they are fetched: the same lines as
-- those of the C# cases (device/support/Case*.cs), since both front doors must give the same record.
local pattern = require "pattern"
local trace = require "trace"
local control = require "control"
local link = require "online"

local case = { LIMIT_MS = 40000, FULL_ROOM = 11200, SLOTS = 10, trace = trace }
local sent, received = {}, {}

local function restart(id)
  if id and id >= 0 then
    sent[id], received[id] = 0, 0
  end
end

function case.equal(expected, actual, what)
  if expected ~= actual then
    error((what or "value") .. ": expected " .. tostring(expected) .. ", got " .. tostring(actual), 2)
  end
end

-- Milliseconds since some moment, in steps of 5.
function case.now()
  return rtos.tick() * 5
end

function case.begin(withoutLink)
  if not withoutLink then
    link.await()
  end
end

-- Closes and destroys every socket and takes every message; not recorded.
function case.finish()
  for id = 0, case.SLOTS - 1 do
    socketcore.sock_close(id)
    socketcore.sock_destroy(id)
  end
  repeat until rtos.receive(20) == rtos.WAIT_MSG_TIMEOUT
  collectgarbage()
end

-- sock_conn_ext with what is given.
function case.connect(kind, address, port, ...)
  local id = socketcore.sock_conn_ext(kind, address, port, ...)
  trace("sock_conn_ext(" .. kind .. ") = " .. id)
  restart(id)
  return id
end

function case.connectTo(kind, peer)
  return case.connect(kind, control.HOST, peer.port)
end

-- sock_conn_ext with a receive buffer; further arguments follow it.
function case.connectBuffered(kind, peer, buffer, ...)
  local id = socketcore.sock_conn_ext(kind, control.HOST, peer.port, ...)
  trace("sock_conn_ext(" .. kind .. ", recvBufferLen " .. buffer .. ") = " .. id)
  restart(id)
  return id
end

function case.connectOrNil(kind, address, port)
  local id = socketcore.sock_conn(kind, address, port)
  trace("sock_conn(" .. kind .. ") = " .. tostring(id))
  restart(id)
  return id
end

-- A connected TCP socket, and the server has accepted it.
function case.connected(peer)
  local id = case.connectTo(0, peer)
  case.connectConfirmed(id, 0)
  peer:accept()
  return id
end

-- sock_send of the next bytes of the pattern; only accepted ones count.
function case.send(id, count)
  local accepted, code = socketcore.sock_send(id, pattern.at(sent[id] or 0, count))
  trace("sock_send(" .. id .. ", " .. count .. " bytes) = " .. accepted .. ", " .. code)
  if accepted == 1 then
    sent[id] = sent[id] + count
  end
  return accepted, code
end

function case.sendAccepted(id, count)
  local accepted, code = case.send(id, count)
  case.equal(1, accepted, "result1 of sock_send")
  case.equal(socketcore.ERR_OK, code, "result2 of sock_send")
end

function case.sendRefused(id, count, expected)
  local accepted, code = case.send(id, count)
  case.equal(0, accepted, "result1 of sock_send")
  case.equal(expected, code, "result2 of sock_send")
end

-- sock_recv, which must give the next bytes of the pattern.
function case.receive(id, length, expected)
  local data = socketcore.sock_recv(id, length)
  case.equal("string", type(data), "type of sock_recv")
  trace("sock_recv(" .. id .. ", " .. length .. ") = " .. #data .. " bytes")
  case.equal(expected, #data, "bytes of sock_recv")
  if expected > 0 then
    case.equal(true, data == pattern.at(received[id], expected), "content of sock_recv")
    received[id] = received[id] + expected
  end
end

function case.receiveNothing(id, length)
  case.receive(id, length, 0)
end

-- Of one datagram, whose content starts anew.
function case.receiveDatagram(id, length, expected)
  received[id] = 0
  case.receive(id, length, expected)
end

-- Announcements of at most some length, each read at once. How they are cut is the moment's and not recorded.
function case.receiveInParts(id, total, largest)
  local left = total
  while left > 0 do
    local message = rtos.receive(case.LIMIT_MS)
    case.equal(rtos.MSG_SOCK_RECV_IND, type(message) == "table" and message.id, "message id")
    assert(message.recv_len > 0 and message.recv_len <= largest, "recv_len")
    local data = socketcore.sock_recv(id, message.recv_len)
    case.equal(true, data == pattern.at(received[id], message.recv_len), "content of sock_recv")
    received[id], left = received[id] + #data, left - #data
  end
  trace("received " .. total .. " bytes in parts of at most " .. largest)
end

-- Functions that have one result and are only recorded and compared.
local function recorded(name)
  return function(expected, ...)
    local result = socketcore[name](...)
    local arguments = { ... }
    trace(name .. "(" .. table.concat(arguments, ", ") .. ") = " .. result)
    case.equal("number", type(result), "type of " .. name)
    case.equal(expected, result, "result of " .. name)
  end
end

local recordedClose, recordedDestroy = recorded("sock_close"), recorded("sock_destroy")
local recordedOption = recorded("sock_setopt")

function case.close(id) recordedClose(1, id) end
function case.destroy(id, expected) recordedDestroy(expected, id) end
function case.setOption(id, level, name, value, expected) recordedOption(expected, id, level, name, value) end

function case.closeAndDestroy(id)
  case.close(id)
  case.closeConfirmed(id)
  case.destroy(id, 1)
end

-- sock_getremainbuf; not recorded, the send pool is a board's own.
function case.room(id)
  return socketcore.sock_getremainbuf(id)
end

function case.pause(milliseconds)
  trace("pause " .. milliseconds .. " ms")
  rtos.sleep(milliseconds)
end

local function describe(message, source)
  if type(message) == "number" then
    local names = { [rtos.MSG_TIMER] = " timer_id=", [rtos.MSG_UART_RXDATA] = " uart_id=" }
    return message .. (names[message] and names[message] .. source or "")
  end
  local text = message.id .. (message.socket_index and " socket_index=" .. message.socket_index or "")
    .. " result=" .. message.result
  return text .. (message.recv_len and " recv_len=" .. message.recv_len or "")
    .. (message.send_len and " send_len=" .. message.send_len or "")
end

-- The next message: its id, and the table or the second value.
function case.next()
  local message, source = rtos.receive(case.LIMIT_MS)
  trace("rtos.receive() = " .. describe(message, source))
  if type(message) == "number" then
    return message, source
  end
  assert(message.id ~= rtos.MSG_SOCK_RECV_IND or message.recv_len > 0, "recv_len 0")
  return message.id, message
end

local function expect(expected, id, result)
  local got, message = case.next()
  case.equal(expected, got, "message id")
  case.equal(id, message.socket_index, "socket_index")
  case.equal(result, message.result, "result")
  return message
end

local function expectSend(id, result, length)
  case.equal(length, expect(rtos.MSG_SOCK_SEND_CNF, id, result).send_len, "send_len")
end

function case.connectConfirmed(id, result) expect(rtos.MSG_SOCK_CONN_CNF, id, result) end
function case.sendConfirmed(id, length) expectSend(id, 0, length) end
function case.sendFailed(id) expectSend(id, 1, 0) end
function case.closeConfirmed(id) expect(rtos.MSG_SOCK_CLOSE_CNF, id, 0) end
function case.peerClosed(id) expect(rtos.MSG_SOCK_CLOSE_IND, id, 0) end

function case.announced(id, length)
  case.equal(length, expect(rtos.MSG_SOCK_RECV_IND, id, 0).recv_len, "recv_len")
end

function case.linkLost()
  case.equal(rtos.MSG_PDP_DEACT_IND, (case.next()), "message id")
end

function case.timerExpired(timer)
  local id, source = case.next()
  case.equal(rtos.MSG_TIMER, id, "message id")
  case.equal(timer, source, "timer_id")
end

-- No message comes for this long.
function case.nothing(milliseconds)
  local message, source = rtos.receive(milliseconds)
  trace("rtos.receive(" .. milliseconds .. ") = " .. describe(message, source))
  case.equal(rtos.WAIT_MSG_TIMEOUT, message, "message id")
end

return case
