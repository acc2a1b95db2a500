-- not on netduino-plus-2: compiling sys.lua needs more than what the state leaves of a heap of 64 KiB.
-- sys, log and utils: tasks, timers, messages, and the small helpers.

local check = require "check"
local sys = require "sys"
require "utils"

local function waits()
    local order = {}
    local function task(name, ms)
        sys.wait(ms)
        order[#order + 1] = name
        if #order == 3 then
            sys.publish("ALL_WAITED")
        end
    end
    sys.taskInit(task, "c", 90)
    sys.taskInit(task, "a", 30)
    sys.taskInit(task, "b", 60)
    check.equal(sys.waitUntil("ALL_WAITED", 2000), true)
    check.equal(table.concat(order), "abc")
    local start = sys.uptime()
    check.equal(sys.wait(100), nil)
    check.equal(sys.uptime() - start >= 95, true, "100 ms waited")
end

local function messages()
    sys.timerStart(sys.publish, 10, "VALUES", 1, nil, "three")
    local ok, one, two, three = sys.waitUntil("VALUES", 1000)
    check.equal(ok, true)
    check.equal(one, 1)
    check.equal(two, nil)
    check.equal(three, "three")
    check.equal(sys.waitUntil("NOBODY_SAYS_THIS", 20), false)
    sys.timerStart(sys.publish, 10, "VALUES", 4)
    local topic, four = sys.waitUntilExt("VALUES", 1000)
    check.equal(topic, "VALUES")
    check.equal(four, 4)
end

local function subscribers_may_leave_while_they_are_called()
    local calls = ""
    local function second() calls = calls .. "2" end
    local function first()
        calls = calls .. "1"
        sys.unsubscribe("ONCE", second)
    end
    sys.subscribe("ONCE", first)
    sys.subscribe("ONCE", second)
    sys.publish("ONCE")
    sys.wait(10)
    sys.unsubscribe("ONCE", first)
    sys.publish("ONCE")
    sys.wait(10)
    check.equal(calls, "1")
end

local function timers()
    local calls = 0
    local function count(step) calls = calls + step end
    sys.timerStart(count, 20, 1)
    sys.timerStart(count, 40, 1) -- the same: starts anew
    sys.timerStart(count, 40, 10) -- other arguments: another
    check.equal(sys.timerIsActive(count, 1), true)
    check.equal(sys.timerIsActive(count, 5), false)
    sys.wait(80)
    check.equal(calls, 11)
    local id = sys.timerLoopStart(count, 20, 100)
    sys.wait(90)
    sys.timerStop(id)
    local after = calls
    check.equal(after >= 311, true, "a loop of 20 ms runs in 90 ms, calls " .. after)
    sys.wait(50)
    check.equal(calls, after, "after timerStop")
    sys.timerLoopStart(count, 20, 1)
    sys.timerLoopStart(count, 20, 2)
    sys.timerStopAll(count)
    sys.wait(50)
    check.equal(calls, after, "after timerStopAll")
end

local function an_error_ends_its_task_alone()
    local reason
    sys.taskInit(function()
        sys.catch(function(what) reason = what end)
        sys.wait(5)
        error("on purpose", 0)
    end)
    sys.taskInit(function() error("this traceback belongs to the test") end)
    sys.wait(20)
    check.equal(reason, "on purpose")
end

local function short_lived_tasks_leave_nothing()
    local function once()
        for _ = 1, 200 do
            sys.taskInit(function() sys.waitUntil("NEVER", 1) end)
            sys.wait(2)
        end
        collectgarbage()
        return collectgarbage("count")
    end
    once()
    local before = once()
    check.equal(once() - before < 1, true, "less than 1 KB more after 200 tasks")
end

local function strings()
    check.equal(string.toHex("\1\171", " "), "01 AB ")
    check.equal((string.fromHex("01 AB")), "\1\171")
    check.equal(string.toValue("123abc"), "\1\2\3\10\11\12")
    check.equal(string.utf8Len("a\228\184\173\0b"), 4)
    check.equal(#string.utf8ToTable("\228\184\173\229\155\1892018"), 6)
    check.equal(string.rawurlEncode("####133~"), "%23%23%23%23133~")
    check.equal(string.urlEncode("a b&c"), "a+b%26c")
    check.equal(table.concat(string.split("a,b,,c", ","), "|"), "a|b||c")
    check.equal(table.concat(string.split("a.b.", "."), "|"), "a|b|")
    check.equal(string.checkSum("\255\2"), 1)
    check.equal(string.checkSum("\255\2", 2), 257)
    check.equal(string.formatNumberThousands(-1234567), "-1,234,567")
    check.equal(string.formatNumberThousands(123.5), "123.5")
    check.equal(table.rconcat { 1, { "b", { 3 } } }, "1b3")
    local keys = ""
    for key, value in table.gsort { b = 2, a = 1, c = 3 } do
        keys = keys .. key .. value
    end
    check.equal(keys, "a1b2c3")
end

local function files()
    local path = io.pathInfo("/ldata/note.old.txt")
    check.equal(path.dirname .. "|" .. path.basename .. "|" .. path.extname, "/ldata/|note.old|.txt")
    local file = check.folder .. "note.txt"
    os.remove(file)
    check.equal(io.exists(file), false)
    check.equal(io.fileSize(file), 0)
    check.equal(io.readFile(file), nil)
    check.equal(io.writeFile(file, "one\0two"), true)
    check.equal(io.writeFile(file, "three", "a+b"), true)
    check.equal(io.readFile(file), "one\0twothree")
    check.equal(io.fileSize(file), 12)
    check.equal(io.readStream(file, 4, 3), "two")
    check.equal(io.readStream(file, 100, 3), "")
    check.equal(io.exists(file), true)
    os.remove(file)
end

check.run {
    { "tasks_wait_side_by_side", waits },
    { "messages_bring_their_values", messages },
    { "subscribers_may_leave_while_they_are_called", subscribers_may_leave_while_they_are_called },
    { "timers_run_again_and_stop", timers },
    { "an_error_ends_its_task_alone", an_error_ends_its_task_alone },
    { "short_lived_tasks_leave_nothing", short_lived_tasks_leave_nothing },
    { "strings_and_tables_have_their_helpers", strings },
    { "files_have_their_helpers", files },
}
