--- What the test scripts share: cases that run one after another in a task, and the end of the run.

local expect = require "expect"
local sys = require "sys"

PROJECT, VERSION = "LIBRARY_TESTS", "1.0.0"

local check = { equal = expect.equal, contains = expect.contains }

--- Where files may be written.
check.folder = "/ldata/"

local CASE_MS = 120000

--- No socket's id may be taken: a connect to the network's own address gets the first.
function check.no_socket_is_left()
    local id = socketcore.sock_conn_ext(1, "127.0.0.1", 9)
    socketcore.sock_close(id)
    sys.wait(20)
    socketcore.sock_destroy(id)
    check.equal(id, 0, "the lowest free id")
end

local function run_all(cases)
    if not link.isReady() then
        sys.waitUntil("IP_READY_IND")
    end
    for _, case in ipairs(cases) do
        local name, body = case[1], case[2]
        local guard = sys.timerStart(check.fail, CASE_MS, name .. ": no end")
        sys.catch(function(reason)
            check.fail(name .. ": " .. tostring(reason))
        end)
        body()
        check.no_socket_is_left()
        sys.timerStop(guard)
        print("passed: " .. name)
    end
    print("all passed")
    os.exit(0)
end

--- Ends the run.
function check.fail(reason)
    print("FAILED: " .. reason)
    os.exit(1)
end

--- Runs cases { name, function }, in this order.
function check.run(cases)
    require "link"
    sys.taskInit(run_all, cases)
    sys.init(0, 0)
    sys.run()
end

return check
