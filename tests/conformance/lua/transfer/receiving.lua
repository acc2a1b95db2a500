-- When data is announced, how much of it can be read, and that nothing is announced twice (1.4, 2.4, 7.10).
local case, Peer = require "case", require "peer"
local cases = {}

-- A UDP socket that the server knows how to reach.
local function opened(peer)
  local id = case.connectTo(1, peer)
  case.connectConfirmed(id, 0)
  case.sendAccepted(id, 1)
  case.sendConfirmed(id, 1)
  peer:receive(1)
  return id
end

function cases.Case_29_5000_bytes_are_announced_as_2048_2048_and_904_each_after_the_last_was_read()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(5000)
  case.announced(id, 2048)
  case.nothing(300)
  case.receive(id, 2048, 2048)
  case.announced(id, 2048)
  case.receive(id, 2048, 2048)
  case.announced(id, 904)
  case.receive(id, 904, 904)
  case.nothing(300)
end

function cases.Case_30_a_read_gives_no_more_than_was_announced()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(5000)
  case.announced(id, 2048)
  case.receive(id, 5000, 2048)
end

function cases.Case_31_data_that_arrives_while_announced_data_is_unread_is_announced_after_the_rest_was_read()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(100)
  case.announced(id, 100)
  case.receive(id, 40, 40)
  peer:send(10)
  case.nothing(300)
  case.receive(id, 60, 60)
  case.announced(id, 10)
  case.receive(id, 10, 10)
end

function cases.Case_32_an_announcement_that_is_ignored_is_the_last()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(100)
  case.announced(id, 100)
  for i = 0, 10 - 1 do
    peer:send(10)
  end

  case.nothing(500)
end

function cases.Case_33_a_read_without_data_gives_an_empty_result()
  case.begin()
  local peer = Peer.new "tcp"
  case.receiveNothing(5, 10)
  local id = case.connectTo(0, peer)
  case.receiveNothing(id, 10)
  case.connectConfirmed(id, 0)
  case.receiveNothing(id, 10)
  case.close(id)
  case.closeConfirmed(id)
  case.receiveNothing(id, 10)
  case.receiveNothing(10, 10)
  case.receiveNothing(-1, 10)
end

function cases.Case_34_a_read_of_nothing_or_less_gives_an_empty_result_and_keeps_the_data()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connected(peer)
  peer:send(10)
  case.announced(id, 10)
  case.receiveNothing(id, 0)
  case.receiveNothing(id, -1)
  case.receive(id, 10, 10)
  case.nothing(200)
end

function cases.Case_35_datagrams_are_read_one_by_one_with_an_announcement_each()
  case.begin()
  local peer = Peer.new "udp"
  local id = opened(peer)
  peer:send(10)
  peer:send(20)
  case.announced(id, 30) -- An upper bound.
  case.receiveDatagram(id, 1472, 10)
  case.announced(id, 20)
  case.receiveDatagram(id, 1472, 20)
  case.nothing(200)
end

function cases.Case_36_what_is_not_read_of_a_datagram_is_discarded()
  case.begin()
  local peer = Peer.new "udp"
  local id = opened(peer)
  peer:send(100)
  case.announced(id, 100)
  case.receiveDatagram(id, 30, 30)
  case.nothing(300)
  case.receive(id, 70, 0)
end

return cases
