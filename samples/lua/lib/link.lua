--- Whether there is a network.
-- The core finds the modem, dials and dials again by itself; this module says how it stands, and publishes
-- "IP_READY_IND" when the link comes up and "IP_ERROR_IND" when it is lost.

local sys = require "sys"
local log = require "log"

local link = {}
_G.link = link

local ready = modem.online()

--- Whether sockets can be used now.
function link.isReady()
    return ready
end

--- The access point's name, and what to log in with where it asks for that. While the link is up it is dialled anew.
function link.setAPN(apn, user, password)
    modem.configure { apn = apn, user = user, password = password }
end

--- Exists for scripts that call it: the core keeps the link for everybody and does not take it down for one.
function link.shut()
    log.warn("link.shut", "the link stays up, the core keeps it")
end

local function came_up()
    if not ready then
        ready = true
        sys.publish("IP_READY_IND")
    end
end

local function was_lost()
    if ready then
        ready = false
        sys.publish("IP_ERROR_IND")
    end
end

rtos.on(rtos.MSG_PDP_DEACT_IND, was_lost)
rtos.on(modem.MSG, function(message)
    if message.event == modem.LINK_UP then
        came_up()
    end
end)
modem.notify(true)

-- Who loads this module when the link is up already waits for "IP_READY_IND" all the same.
if ready then
    sys.publish("IP_READY_IND")
end

return link
