-- A SIM that no operator takes: connects still get their one answer (1.1, 7.14).
local case, control = require "case", require "control"
local cases = {}

function cases.Case_10_without_a_network_an_address_gives_an_id_and_CONN_CNF_with_result_1()
  rtos.poweron(1)
  local id = case.connect(0, control.HOST, 80)
  case.equal(0, id, "id")
  case.connectConfirmed(id, 1)
  case.destroy(id, 1)
  case.nothing(300)
end

return cases
