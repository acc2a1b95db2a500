--- Lines for the log: level, tag, values.
-- The global LOG_LEVEL, set before the first require, leaves out what is below it.

local log = {}
_G.log = log

LOG_SILENT, LOGLEVEL_TRACE, LOGLEVEL_DEBUG, LOGLEVEL_INFO = 0, 1, 2, 3
LOGLEVEL_WARN, LOGLEVEL_ERROR, LOGLEVEL_FATAL = 4, 5, 6

local enabled = true

local function writer(level, letter)
    return function(tag, ...)
        local lowest = LOG_LEVEL or LOGLEVEL_TRACE
        if enabled and lowest ~= LOG_SILENT and level >= lowest then
            print("[" .. letter .. "]-[" .. tostring(tag) .. "]", ...)
        end
    end
end

log.trace = writer(LOGLEVEL_TRACE, "T")
log.debug = writer(LOGLEVEL_DEBUG, "D")
log.info = writer(LOGLEVEL_INFO, "I")
log.warn = writer(LOGLEVEL_WARN, "W")
log.error = writer(LOGLEVEL_ERROR, "E")
log.fatal = writer(LOGLEVEL_FATAL, "F")

--- Switches all logging on or off. The log always goes to the console: a port of its own cannot be chosen.
function log.openTrace(on, port)
    if port then
        log.warn("log.openTrace", "the log stays on the console, not on port", port)
    end
    enabled = on ~= false
end

return log
