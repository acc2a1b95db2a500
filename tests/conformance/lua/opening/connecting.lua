-- How a connect ends, and that its result is a message (1.1, 2.3).
local case, Peer = require "case", require "peer"
local cases = {}

-- Where nobody ever answers: of the network for documentation (TEST-NET-1, RFC 5737).
local SILENT = "192.0.2.1"

function cases.Case_12_listener_present_gives_one_CONN_CNF()
  case.begin()
  local id = case.connectTo(0, Peer.new "tcp")
  case.connectConfirmed(id, 0)
  case.nothing(500)
end

function cases.Case_13_port_closed_gives_one_CONN_CNF_with_result_1_and_the_id_can_be_destroyed()
  case.begin()
  local nobody = Peer.new "nobody"
  local id = case.connectTo(0, nobody)
  case.connectConfirmed(id, 1)
  case.destroy(id, 1)

  case.equal(id, case.connectTo(0, nobody), "id used again")
  case.connectConfirmed(id, 1)
  case.nothing(500)
end

function cases.Case_14_a_name_that_does_not_resolve_gives_CONN_CNF_with_result_1()
  case.begin()
  local id = case.connect(0, "nowhere.invalid", 80)
  case.equal(0, id, "id")
  case.connectConfirmed(id, 1)
  case.destroy(id, 1)
  case.nothing(500)
end

function cases.Case_15_a_close_while_connecting_is_confirmed_and_no_CONN_CNF_comes()
  case.begin()
  local id = case.connect(0, SILENT, 80)
  case.close(id)
  case.closeConfirmed(id)
  case.nothing(3000)
end

function cases.Case_16_a_socket_can_send_from_the_fetch_of_its_CONN_CNF_on()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connectTo(0, peer)
  peer:accept()
  peer:send(1) -- When it has arrived, the connection is up on the board, too.
  case.sendRefused(id, 10, socketcore.ERR_ENOTCONN)

  case.connectConfirmed(id, 0)
  case.announced(id, 1)
  case.sendAccepted(id, 10)
  case.sendConfirmed(id, 10)
  peer:receive(10)
  case.nothing(200)
end

function cases.Case_17_data_that_arrives_before_CONN_CNF_is_fetched_is_announced_after_it()
  case.begin()
  local peer = Peer.new "tcp"
  local id = case.connectTo(0, peer)
  peer:accept()
  peer:send(5)
  case.pause(1000)

  case.connectConfirmed(id, 0)
  case.announced(id, 5)
  case.receive(id, 5, 5)
end

-- The receive buffer stands where the certificates do by the documentation, or where it says itself.
function cases.Case_18_optional_arguments_are_optional()
  case.begin()
  local tcp = Peer.new "tcp"
  case.connectConfirmed(case.connectBuffered(0, tcp, 0, 0), 0)
  case.connectConfirmed(case.connectBuffered(0, tcp, 1, nil, 1, nil, nil, nil), 0)
  case.connectConfirmed(case.connectBuffered(1, Peer.new "udp", 4096, 4096), 0)
end

return cases
