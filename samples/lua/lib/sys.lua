--- Tasks, timers and messages: the scheduler of a script project.
-- A task is a coroutine. It runs until it waits, so between two waits nothing else changes what it looks at. All
-- waiting ends in rtos.receive: a project in which nothing happens costs nothing.

local log = require "log"

local sys = {}
_G.sys = sys -- LuatOS-Air's modules are globals, and scripts use them as such

local unpack, yield, running = unpack, coroutine.yield, coroutine.running

-- Tasks ---------------------------------------------------------------------------------------------------------

local catchers = setmetatable({}, { __mode = "k" }) -- task -> function

--- Continues a task. What it raises ends that task alone, and is logged with where it happened.
function sys.resume(task, ...)
    local ok, reason = coroutine.resume(task, ...)
    if ok then
        return
    elseif catchers[task] then
        return catchers[task](reason)
    end
    log.error("sys", debug.traceback(task, tostring(reason)))
    if COROUTINE_ERROR_RESTART then
        sys.restart("a task ended with an error")
    end
end

--- Gives what may end the running task with an error to a function, instead of to the log. Lua 5.1's pcall cannot be
-- waited in; this is for tasks that owe somebody an answer. The function runs outside of any task.
function sys.catch(handler)
    catchers[coroutine.running()] = handler
end

local function current_task(name)
    return running() or error("sys." .. name .. " waits, which only tasks can: see sys.taskInit", 3)
end

--- Starts a task: fnc(...) runs at once, up to its first wait. Returns the task.
function sys.taskInit(fnc, ...)
    local task = coroutine.create(fnc)
    sys.resume(task, ...)
    return task
end

-- Timers --------------------------------------------------------------------------------------------------------

local LAST_TIMER_ID = 0x7FFFFFFF -- the core keeps 31 bits of an id

local timers = {} -- id -> { call = function, count = n, period = ms or nil, arguments... }
local last_timer = 0

local function next_timer_id()
    repeat
        last_timer = last_timer % LAST_TIMER_ID + 1
    until not timers[last_timer]
    return last_timer
end

local function start_timer(ms, period, call, ...)
    local id = next_timer_id()
    if rtos.timer_start(id, ms) ~= 1 then
        return nil
    end
    timers[id] = { call = call, count = select("#", ...), period = period, ... }
    return id
end

-- The message of a timer may wait in the queue already when the timer is stopped. Its id is not in the table then,
-- and is not used again before 2^31 others were.
local function on_timer(id)
    local timer = timers[id]
    if not timer then
        return
    end
    if timer.period then
        rtos.timer_start(id, timer.period)
    else
        timers[id] = nil
    end
    timer.call(unpack(timer, 1, timer.count))
end

local function is_same(timer, call, ...)
    if timer.call ~= call or timer.count ~= select("#", ...) then
        return false
    end
    for i = 1, timer.count do
        if timer[i] ~= (select(i, ...)) then
            return false
        end
    end
    return true
end

local function find_timer(what, ...)
    if type(what) == "number" then
        return timers[what] and what
    end
    for id, timer in pairs(timers) do
        if is_same(timer, what, ...) then
            return id
        end
    end
end

local function check_timer(name, fnc, ms)
    if type(fnc) ~= "function" or type(ms) ~= "number" then
        error("sys." .. name .. " wants a function and a time in ms", 3)
    end
end

--- Calls fnc(...) once, in ms milliseconds. A running timer of the same function and arguments starts anew.
-- Returns the timer's id, nil when all timers are taken.
function sys.timerStart(fnc, ms, ...)
    check_timer("timerStart", fnc, ms)
    sys.timerStop(fnc, ...)
    return start_timer(ms, nil, fnc, ...)
end

--- Calls fnc(...) every ms milliseconds, until it is stopped; otherwise as sys.timerStart.
function sys.timerLoopStart(fnc, ms, ...)
    check_timer("timerLoopStart", fnc, ms)
    sys.timerStop(fnc, ...)
    return start_timer(ms, ms, fnc, ...)
end

--- Stops a timer, by its id or by its function and arguments.
function sys.timerStop(what, ...)
    local id = find_timer(what, ...)
    if id then
        rtos.timer_stop(id)
        timers[id] = nil
    end
end

--- Stops all timers of a function, whatever their arguments.
function sys.timerStopAll(fnc)
    for id, timer in pairs(timers) do
        if timer.call == fnc then
            rtos.timer_stop(id)
            timers[id] = nil
        end
    end
end

--- Whether a timer is running, by its id or by its function and arguments.
function sys.timerIsActive(what, ...)
    return find_timer(what, ...) ~= nil
end

-- Waiting -------------------------------------------------------------------------------------------------------

local TIME_OVER, MESSAGE = {}, {} -- what a wait of sys is continued with; no script can have them by chance

-- Without a timer the task would wait for ever or not at all: it ends with an error that says why.
local function wake_after(task, ms)
    return ms and (start_timer(ms, nil, sys.resume, task, TIME_OVER) or error("all timers are taken", 3))
end

--- Waits ms milliseconds. Returns nothing, unless the script itself resumes the task: then what it was resumed with.
function sys.wait(ms)
    local timer = wake_after(current_task("wait"), ms)
    local function finish(first, ...)
        sys.timerStop(timer)
        if first ~= TIME_OVER then
            return first, ...
        end
    end
    return finish(yield())
end

--- Waits for a message, at most ms milliseconds (nil: for ever).
-- Returns true and the message's arguments, or false.
function sys.waitUntil(topic, ms)
    local task = current_task("waitUntil")
    local timer = wake_after(task, ms)
    sys.subscribe(topic, task)
    local function finish(first, ...)
        sys.unsubscribe(topic, task)
        if timer then
            sys.timerStop(timer)
        end
        if first == MESSAGE then
            return true, ...
        end
        return false
    end
    return finish(yield())
end

--- As sys.waitUntil, but returns the topic instead of true.
function sys.waitUntilExt(topic, ms)
    local function finish(ok, ...)
        if ok then
            return topic, ...
        end
        return false
    end
    return finish(sys.waitUntil(topic, ms))
end

-- Messages ------------------------------------------------------------------------------------------------------

local subscribers = {} -- topic -> functions and waiting tasks, in the order in which they came
local published, first_published, last_published = {}, 1, 0

local function position(list, subscriber)
    for i = 1, #list do
        if list[i] == subscriber then
            return i
        end
    end
end

--- Has callback(...) called with the arguments of each message of the topic.
function sys.subscribe(topic, callback)
    if topic == nil or (type(callback) ~= "function" and type(callback) ~= "thread") then
        error("sys.subscribe wants a topic and a function", 2)
    end
    local list = subscribers[topic] or {}
    subscribers[topic] = list
    if not position(list, callback) then
        list[#list + 1] = callback
    end
end

--- Ends sys.subscribe.
function sys.unsubscribe(topic, callback)
    local list = subscribers[topic]
    local place = list and position(list, callback)
    if place then
        table.remove(list, place)
        if #list == 0 then
            subscribers[topic] = nil -- topics made up on the way must not pile up
        end
    end
end

--- Publishes a message: a topic and any arguments. Subscribers are called by sys.run, never from in here.
function sys.publish(...)
    last_published = last_published + 1
    published[last_published] = { count = select("#", ...), ... }
end

-- A callback may end or begin subscriptions, others' too: a copy is walked, and who has left meanwhile is left out.
local function deliver(message)
    local list = subscribers[message[1]]
    if not list then
        return
    end
    for _, subscriber in ipairs({ unpack(list) }) do
        if not position(list, subscriber) then
            -- left
        elseif type(subscriber) == "thread" then
            sys.resume(subscriber, MESSAGE, unpack(message, 2, message.count))
        else
            subscriber(unpack(message, 2, message.count))
        end
    end
end

local function deliver_published()
    while first_published <= last_published do
        local message = published[first_published]
        published[first_published] = nil
        first_published = first_published + 1
        deliver(message)
    end
end

-- The core's messages ---------------------------------------------------------------------------------------------

local handlers = { [rtos.MSG_TIMER] = on_timer }

--- Sets the function that gets the core's messages of one id: the table, or the values after the id.
function rtos.on(id, handler)
    handlers[id] = handler
end

local function dispatch(message, ...)
    if type(message) == "table" then
        local handler = handlers[message.id]
        if handler then
            handler(message)
        end
    elseif handlers[message] then
        handlers[message](...)
    end
end

-- Time and the program ----------------------------------------------------------------------------------------------

local TICK_MS, TICK_RANGE = 5, 0x5D638865 -- units and wrap of rtos.tick
local last_tick, uptime = rtos.tick(), 0

--- Milliseconds since the script started, in steps of 5. Goes on evenly when the clock is set.
function sys.uptime()
    local tick = rtos.tick()
    uptime = uptime + (tick - last_tick) % TICK_RANGE * TICK_MS
    last_tick = tick
    return uptime
end

--- Restarts the board; the reason goes to the log.
function sys.restart(reason)
    log.warn("sys.restart", reason)
    rtos.restart()
end

local SOFT_DOG_MS, SOFT_DOG_FEED_MS = 60000, 20000

--- Starts a project, after its modules are loaded. mode 1 keeps the modem off when a charger started the board.
function sys.init(mode)
    assert(type(PROJECT) == "string" and PROJECT ~= "", "main.lua must set PROJECT, the project's name")
    assert(type(VERSION) == "string" and VERSION ~= "", "main.lua must set VERSION, such as \"1.0.0\"")
    log.info("sys", PROJECT, VERSION, "on", rtos.get_version())
    collectgarbage("setpause", 80)
    if rtos.poweron_reason() == rtos.POWERON_CHARGER and mode == 1 then
        rtos.poweron(0)
    end
    -- A script that never comes back to sys.run is as good as dead: the watchdog restarts the board.
    if rtos.openSoftDog then
        rtos.openSoftDog(SOFT_DOG_MS)
        sys.timerLoopStart(rtos.eatSoftDog, SOFT_DOG_FEED_MS)
    end
end

--- Runs the project: hands out messages, for ever.
function sys.run()
    while true do
        deliver_published()
        dispatch(rtos.receive(rtos.INF_TIMEOUT))
    end
end

return sys
