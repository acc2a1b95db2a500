-- Which options can be set (1.7).
local case, Peer = require "case", require "peer"
local cases = {}

function cases.Case_48_keep_alive_can_be_set_on_a_connected_socket()
  case.begin()
  local id = case.connected(Peer.new "tcp")
  case.setOption(id, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, 1, 0)
  case.setOption(id, socketcore.IPPROTO_TCP, socketcore.TCP_KEEPIDLE, 30, 0)
  case.setOption(id, socketcore.IPPROTO_TCP, socketcore.TCP_KEEPINTVL, 60, 0)
  case.setOption(id, socketcore.IPPROTO_TCP, socketcore.TCP_KEEPCNT, 3, 0)
end

function cases.Case_49_what_cannot_be_set_gives_minus_1()
  case.begin()
  local id = case.connected(Peer.new "tcp")
  case.setOption(5, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, 1, -1)
  case.setOption(10, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, 1, -1)
  case.setOption(-1, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, 1, -1)
  case.setOption(id, 1, socketcore.SO_KEEPALIVE, 1, -1)
  case.setOption(id, socketcore.SOL_SOCKET, 99, 1, -1)
  case.setOption(id, socketcore.IPPROTO_TCP, socketcore.SO_KEEPALIVE, 1, -1)
  for _, value in pairs { "1", true, {} } do
    case.equal(-1, socketcore.sock_setopt(id, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, value), type(value))
  end
  case.equal(-1, socketcore.sock_setopt(id, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, nil), "nil")
  case.close(id)
  case.closeConfirmed(id)
  case.setOption(id, socketcore.SOL_SOCKET, socketcore.SO_KEEPALIVE, 1, -1)
end

return cases
