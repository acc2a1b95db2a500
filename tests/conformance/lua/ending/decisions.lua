-- What the reference leaves open and section 7 of the specification decides.
local case, Peer, control = require "case", require "peer", require "control"
local cases = {}

-- Where nobody ever answers.
local SILENT = "192.0.2.1"
local CONFIRMATIONS = 16

function cases.Decision_02_a_seventeenth_unfetched_confirmation_is_not_made()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  for i = 0, CONFIRMATIONS - 1 do
    case.sendAccepted(id, 10)
  end

  case.sendRefused(id, 10, socketcore.ERR_ENOBUFS)
  for i = 0, CONFIRMATIONS - 1 do
    case.sendConfirmed(id, 10)
  end

  case.nothing(300)
  peer:receive(10 * CONFIRMATIONS)
  case.sendAccepted(id, 10)
  case.sendConfirmed(id, 10)
end

function cases.Decision_04_a_local_port_in_use_is_refused_and_takes_no_id()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connectBuffered(0, peer, 0, 0, nil, nil, 40000)
  case.connectConfirmed(id, 0)
  case.equal(-1, case.connectBuffered(0, peer, 0, nil, 0, 1, 40000), "id")
  case.equal(1, case.connectBuffered(0, peer, 0, 0, nil, nil, 40001), "next id")
  case.connectConfirmed(1, 0)
end

function cases.Decision_06_a_close_delivers_what_was_accepted_and_then_sends_FIN()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.sendAccepted(id, case.FULL_ROOM)
  case.closeAndDestroy(id)
  peer:receive(case.FULL_ROOM)
  case.equal("fin", peer:ended(), "what the peer sees")
  case.nothing(200)
end

function cases.Decision_12_a_CLOSE_IND_that_waits_when_the_socket_is_closed_comes_before_CLOSE_CNF()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:finish()
  case.pause(1500)
  case.close(id)
  case.peerClosed(id)
  case.closeConfirmed(id)
  case.destroy(id, 1)
  case.nothing(200)
end

function cases.Decision_14_a_lost_link_is_told_once_and_ends_every_connection()
  case.begin()
  local peer = Peer.new "tcp"
  local connected = case.connected(peer)
  local connecting = case.connect(0, SILENT, 80)
  peer:hold() -- So that the byte is not confirmed before the carrier is gone.
  peer:order "drop"
  case.sendAccepted(connected, 1)

  case.linkLost()
  case.connectConfirmed(connecting, 1)
  case.peerClosed(connected)
  local early = case.connectTo(0, peer)
  case.connectConfirmed(early, 1)
  case.closeAndDestroy(connected)
  case.destroy(connecting, 1)
  case.destroy(early, 1)
end

function cases.Decision_16_type_3_asks_for_ICMP_echoes_and_other_types_are_refused()
  case.begin()
  local id = case.connect(3, control.HOST, 0)
  case.connectConfirmed(id, 0)
  case.sendAccepted(id, 32)
  case.sendConfirmed(id, 32)
  case.announced(id, 32)
  case.receiveDatagram(id, 100, 32)

  case.equal(-1, case.connect(4, control.HOST, 80), "type 4")
  case.equal(-1, case.connect(-1, control.HOST, 80), "type -1")
  case.nothing(200)
end

return cases
