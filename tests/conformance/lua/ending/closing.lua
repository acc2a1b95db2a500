-- Closing from both sides, and what is left of a connection afterwards (1.5, 1.6, 2.5, 7.11, 7.12).
local case, Peer = require "case", require "peer"
local cases = {}

-- A peer's close is announced this much later, at least, less a tick of the clock; with an idle connection no later
-- than the other.
local DELAY_MS, LATEST_MS = 500 - 5, 1500

function cases.Case_38_a_close_is_confirmed_and_the_peer_sees_FIN()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  case.close(id)
  case.closeConfirmed(id)
  case.equal("fin", peer:ended(), "what the peer sees")
end

function cases.Case_39_a_close_of_an_unused_id_is_confirmed_and_leaves_nothing_to_destroy()
  case.begin()
  case.close(5)
  case.closeConfirmed(5)
  case.destroy(5, 0)
end

function cases.Case_40_each_close_is_confirmed_and_only_one_destroy_succeeds()
  case.begin()
  local id = case.connected(Peer.new "tcp")
  case.close(id)
  case.close(id)
  case.closeConfirmed(id)
  case.closeConfirmed(id)
  case.destroy(id, 1)
  case.destroy(id, 0)
  case.nothing(200)
end

function cases.Case_41_a_connection_that_is_not_closed_cannot_be_destroyed_and_lives_on()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connectTo(0, peer)
  case.destroy(id, 0)
  case.connectConfirmed(id, 0)
  case.destroy(id, 0)
  peer:accept()
  case.sendAccepted(id, 10)
  case.sendConfirmed(id, 10)
  peer:receive(10)
end

function cases.Case_42_all_data_of_a_peer_that_sends_and_closes_at_once_is_read_before_CLOSE_IND()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(3000)
  local before = case.now()
  peer:finish()
  case.announced(id, 2048)
  case.receive(id, 2048, 2048)
  case.announced(id, 952)
  case.receive(id, 952, 952)
  case.peerClosed(id)
  assert(case.now() - before >= DELAY_MS, "CLOSE_IND came too early")
end

function cases.Case_43_a_peers_close_is_announced_after_500_ms_and_ends_the_connection()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  local before = case.now()
  peer:finish()
  local after = case.now()
  case.peerClosed(id)
  assert(case.now() - before >= DELAY_MS, "CLOSE_IND came too early")
  assert(case.now() - after < LATEST_MS, "CLOSE_IND came too late")
  case.sendRefused(id, 10, socketcore.ERR_ENOTCONN)
  case.receiveNothing(id, 10)
  case.destroy(id, 1)
end

function cases.Case_44_a_close_within_the_500_ms_takes_the_place_of_CLOSE_IND()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:finish()
  case.close(id)
  case.closeConfirmed(id)
  case.nothing(LATEST_MS)
end

function cases.Case_45_a_close_after_CLOSE_IND_is_confirmed_and_the_id_can_be_destroyed()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:finish()
  case.peerClosed(id)
  case.closeAndDestroy(id)
end

function cases.Case_46_nothing_of_the_old_connection_comes_once_the_id_is_used_again()
  case.begin()
  local old = Peer.new "tcp"
  local id = case.connected(old)
  old:hold()
  case.sendAccepted(id, 100)
  old:receive(100)
  old:send(50)
  case.closeAndDestroy(id)

  local next = Peer.new "tcp"
  case.equal(id, case.connectTo(0, next), "id used again")
  case.connectConfirmed(id, 0)
  old:release()
  case.equal("fin", old:ended(), "what the old peer sees")
  case.nothing(1000)
  case.receiveNothing(id, 50)
end

function cases.Case_47_a_reset_is_announced_as_a_close()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:reset()
  case.peerClosed(id)
  case.closeAndDestroy(id)
end

return cases
