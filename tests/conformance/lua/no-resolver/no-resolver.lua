-- An operator that announces no name servers: names cannot even be asked for (1.1, 7.15).
local case, Peer = require "case", require "peer"
local cases = {}

function cases.Case_09_a_name_that_cannot_be_asked_for_is_refused_and_takes_no_id()
  case.begin()
  case.equal(nil, case.connectOrNil(0, "server.example", 80), "sock_conn")
  case.equal(-2, case.connect(0, "server.example", 80), "sock_conn_ext")
  case.nothing(300)

  case.equal(0, case.connectTo(0, Peer.new "tcp"), "id of an address")
  case.connectConfirmed(0, 0)
end

return cases
