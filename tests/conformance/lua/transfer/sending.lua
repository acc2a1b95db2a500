-- What a send returns, when it is confirmed, and that its bytes arrive (1.3, 1.8, 2.3).
local case, Peer = require "case", require "peer"
local cases = {}

function cases.Case_20_a_send_is_confirmed_when_the_peer_has_acknowledged_it_and_not_before()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:hold()
  case.sendAccepted(id, 10)
  peer:receive(10)
  case.nothing(500)

  peer:release()
  case.sendConfirmed(id, 10)
  case.nothing(200)
end

function cases.Case_21_11200_bytes_in_one_call_arrive_in_order_with_one_SEND_CNF()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.sendAccepted(id, case.FULL_ROOM)
  case.sendConfirmed(id, case.FULL_ROOM)
  peer:receive(case.FULL_ROOM)
  case.nothing(200)
end

function cases.Case_22_two_sends_without_waiting_are_confirmed_each_in_order()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.sendAccepted(id, 100)
  case.sendAccepted(id, 200)
  case.sendConfirmed(id, 100)
  case.sendConfirmed(id, 200)
  peer:receive(300)
end

function cases.Case_23_bytes_of_every_value_arrive_intact()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.equal(false, (pcall(socketcore.sock_send, id, 12345)), "sock_send of a number")
  case.sendAccepted(id, 512) -- The pattern has every value in it.
  case.sendConfirmed(id, 512)
  peer:receive(512)
end

function cases.Case_24_a_send_on_what_is_not_connected_is_refused_without_a_message()
  case.begin()
  local peer = Peer.new "tcp"
  local closed = case.connected(peer)
  case.close(closed)
  case.closeConfirmed(closed)

  case.sendRefused(5, 10, socketcore.ERR_ENOTCONN)
  case.sendRefused(closed, 10, socketcore.ERR_ENOTCONN)
  case.sendRefused(10, 10, socketcore.ERR_EARG)
  case.sendRefused(255, 10, socketcore.ERR_EARG)
  case.sendRefused(-1, 10, socketcore.ERR_EARG)
  case.nothing(300)
end

-- The 70,000 bytes of the specification do not fit into a script's memory.
function cases.Case_25_a_byte_more_than_the_socket_takes_is_refused_whole()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.sendRefused(id, case.FULL_ROOM + 1, socketcore.ERR_ENOBUFS)
  case.sendFailed(id)
  case.sendAccepted(id, 100)
  case.sendConfirmed(id, 100)
  peer:receive(100)
end

function cases.Case_26_a_send_after_the_peers_reset_fails_with_a_message()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:reset()
  case.sendRefused(id, 10, socketcore.ERR_ERST)
  case.sendFailed(id)
  case.peerClosed(id)
end

function cases.Case_27_a_datagram_of_1472_bytes_is_confirmed_at_once_with_or_without_a_receiver()
  case.begin()
  local peer = Peer.new "udp"
  local heard = case.connectTo(1, peer)
  case.connectConfirmed(heard, 0)
  case.sendAccepted(heard, 1472)
  case.sendConfirmed(heard, 1472)
  peer:receive(1472)

  local unheard = case.connectTo(1, Peer.new "nobody")
  case.connectConfirmed(unheard, 0)
  case.sendAccepted(unheard, 1472)
  case.sendConfirmed(unheard, 1472)
end

function cases.Case_28_the_room_shrinks_while_data_is_unacknowledged_and_comes_back()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.equal(case.FULL_ROOM, case.room(id), "room of an idle socket")
  peer:hold()
  case.sendAccepted(id, 3000)
  case.equal(case.FULL_ROOM - 3000, case.room(id), "room while 3000 bytes are not acknowledged")

  peer:receive(3000)
  peer:release()
  case.sendConfirmed(id, 3000)
  case.equal(case.FULL_ROOM, case.room(id), "room after the confirmation")

  case.close(id)
  case.closeConfirmed(id)
  case.equal(0, case.room(id), "room of a closed socket")
  case.equal(0, case.room(5), "room of an unused socket")
  case.equal(0, case.room(10), "room of no socket")
end

return cases
