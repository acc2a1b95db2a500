-- Timers, and the order of messages of different sources (3).
local case = require "case"
local cases = {}

-- What a timer may be early by the clock's steps, and late on a PC that does other things, too.
local EARLY_MS, LATE_MS = 5, 2000
local TIMERS = 50

local function start(id, milliseconds, expected)
  local result = rtos.timer_start(id, milliseconds)
  case.trace("timer_start(" .. id .. ", " .. milliseconds .. ") = " .. result)
  case.equal(expected, result, "result of timer_start")
end

local function stop(id)
  local result = rtos.timer_stop(id)
  case.trace("timer_stop(" .. id .. ") = " .. result)
  case.equal(1, result, "result of timer_stop")
end

local function checkElapsed(began, expected)
  local elapsed = case.now() - began
  assert(elapsed >= expected - EARLY_MS, "too early: " .. elapsed .. " ms")
  assert(elapsed < expected + LATE_MS, "too late: " .. elapsed .. " ms")
end

function cases.Case_56_a_timer_gives_one_message_when_its_time_is_over()
  case.begin()
  local began = case.now()
  start(7, 100, 1)
  case.timerExpired(7)
  checkElapsed(began, 100)
  case.nothing(300)
end

function cases.Case_57_starting_again_restarts_and_stopping_stops()
  case.begin()
  local began = case.now()
  start(7, 100, 1)
  start(7, 300, 1)
  case.timerExpired(7)
  checkElapsed(began, 300)

  start(7, 100, 1)
  stop(7)
  case.nothing(300)
  stop(8)
end

function cases.Case_58_fifty_timers_run_at_once_and_every_id_comes_back_as_it_was()
  case.begin()
  for i = 0, TIMERS - 1 do
    case.equal(1, rtos.timer_start(0x7FFFFFFF - i, 60000), "timer_start")
  end

  start(1, 60000, 0)
  for i = 0, TIMERS - 1 do
    case.equal(1, rtos.timer_stop(0x7FFFFFFF - i), "timer_stop")
  end

  start(0x7FFFFFFF, 5, 1)
  case.timerExpired(0x7FFFFFFF)
  start(-5, 5, 1)
  case.timerExpired(-5)
end

function cases.Case_59_a_wait_without_a_message_gives_4()
  case.begin()
  case.nothing(50)
  case.equal(false, (pcall(rtos.receive)), "receive without a time")
end

function cases.Case_60_messages_come_in_the_order_in_which_they_arose()
  case.begin()
  start(1, 50, 1)
  rtos.sleep(200)
  case.close(5)
  start(2, 50, 1)
  rtos.sleep(200)

  case.timerExpired(1)
  case.closeConfirmed(5)
  case.timerExpired(2)
  case.nothing(100)
end

return cases
