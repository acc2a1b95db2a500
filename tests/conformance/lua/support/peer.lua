-- A scripted server on the host with a port of its own. It does nothing by itself; every method returns when the host
-- has done it and, where something goes to the board, the board's TCP has it.
local control = require "control"
local trace = require "trace"

-- The host's answer comes by another way than what it sends, and may overtake a datagram or RST,
-- which nobody acknowledges.
local OVERTAKEN_MS = 300

local Peer = {}
Peer.__index = Peer

-- The name that the TLS servers' certificates are for.
Peer.TLS_HOST = "server.nanosocket.example"

-- tcp, udp, nobody (a port that refuses), tls, tls-self-signed, tls-other-name, tls-mutual.
function Peer.new(kind)
  return setmetatable({ kind = kind, port = tonumber(control.ask(kind)) }, Peer)
end

-- A certificate or key: root, strange-root, client, client-key.
function Peer.text(name)
  return control.ask("text " .. name) .. "\n"
end

function Peer:order(command, count)
  local words = count and command .. " " .. count or command
  trace("peer: " .. words)
  return control.ask(command .. " " .. self.port .. (count and " " .. count or ""))
end

for _, command in ipairs { "accept", "finish", "hold", "release", "drop", "name" } do
  Peer[command] = function(self) return self:order(command) end
end

-- Waits until the board ends the connection: "fin", "reset" or "close-notify".
function Peer:ended()
  return self:order("end")
end

-- The next bytes of the pattern, to the board and from it.
function Peer:send(count)
  self:order("send", count)
  if self.kind == "udp" then
    rtos.sleep(OVERTAKEN_MS)
  end
end

function Peer:reset()
  self:order "reset"
  rtos.sleep(OVERTAKEN_MS)
end

function Peer:receive(count) self:order("receive", count) end

return Peer
