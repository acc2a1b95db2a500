-- Which id a connect gets, and when an id is free again (1.0, 1.6).
local case, Peer, control = require "case", require "peer", require "control"
local cases = {}

-- As long as an address may be, in two labels.
local LONGEST = ("a"):rep(49) .. "." .. ("b"):rep(50)

local function threeOpen(peer)
  for _ = 1, 3 do
    case.connectConfirmed(case.connectTo(0, peer), 0)
  end
end

function cases.Case_05_ten_ids_in_order_and_no_eleventh()
  case.begin()
  local peer = Peer.new "tcp"
  for i = 0, case.SLOTS - 1 do
    local id = case.connectTo(0, peer)
    case.equal(i, id, "id")
    case.connectConfirmed(id, 0)
  end

  case.equal(-1, case.connectTo(0, peer), "sock_conn_ext")
  case.equal(nil, case.connectOrNil(0, control.HOST, peer.port), "sock_conn")
  case.nothing(500)
end

function cases.Case_06_a_closed_id_is_not_used_again_before_it_is_destroyed()
  case.begin()
  local peer = Peer.new "tcp"
  threeOpen(peer)
  case.close(1)
  case.closeConfirmed(1)

  case.equal(3, case.connectTo(0, peer), "id")
  case.connectConfirmed(3, 0)
end

function cases.Case_07_the_lowest_destroyed_id_is_used_next()
  case.begin()
  local peer = Peer.new "tcp"
  threeOpen(peer)
  case.closeAndDestroy(1)

  case.equal(1, case.connectTo(0, peer), "id")
  case.connectConfirmed(1, 0)
end

function cases.Case_08_an_address_of_101_characters_is_refused_and_takes_no_id()
  case.begin()
  case.equal(nil, case.connectOrNil(1, LONGEST .. "b", 1), "sock_conn")
  case.equal(-1, case.connect(1, LONGEST .. "b", 1), "sock_conn_ext")
  case.nothing(200)

  case.equal(0, case.connect(1, LONGEST, 1), "id")
  case.connectConfirmed(0, 0)
end

function cases.Case_11_the_port_must_be_there_and_numbers_may_be_text()
  case.begin()
  local peer = Peer.new "tcp"
  local fine, problem = pcall(socketcore.sock_conn, 0, control.HOST)
  case.equal(false, fine, "sock_conn without a port")
  assert(problem:find("bad argument #3", 1, true), problem)
  case.equal(false, (pcall(socketcore.sock_conn_ext, 0, {}, 80)), "sock_conn_ext to a table")
  case.connectConfirmed(case.connect("0", control.HOST, tostring(peer.port)), 0)
end

return cases
