-- One packet in ten gets lost, both ways: what scripts see is the same, only later.
local case, Peer = require "case", require "peer"
local cases = {}

function cases.Loss_12_listener_present_gives_one_CONN_CNF()
  case.begin()
  local peer = Peer.new "tcp"
  for i = 0, 3 - 1 do
    local id = case.connectTo(0, peer)
    case.connectConfirmed(id, 0)
  end
end

function cases.Loss_21_11200_bytes_arrive_in_order_with_one_SEND_CNF()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  for i = 0, 2 - 1 do
    case.sendAccepted(id, case.FULL_ROOM)
    case.sendConfirmed(id, case.FULL_ROOM)
    peer:receive(case.FULL_ROOM)
  end
end

function cases.Loss_42_all_data_of_a_peer_that_sends_and_closes_is_read_before_CLOSE_IND()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(5000)
  case.announced(id, 2048)
  case.receive(id, 2048, 2048)
  case.announced(id, 2048)
  peer:finish()
  case.receive(id, 2048, 2048)
  case.announced(id, 904)
  case.receive(id, 904, 904)
  case.peerClosed(id)
  case.closeAndDestroy(id)
end

return cases
