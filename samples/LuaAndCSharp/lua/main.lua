-- The script's half: three readings go to the C# thread "uplink", whose answers come as messages.
PROJECT, VERSION = "LUA_AND_CSHARP", "1.0.0"

local READING, ANSWER, DONE = 1, 2, 3

rtos.accept_posts(512)

for reading = 1, 3 do
  assert(rtos.post("uplink", READING, "reading " .. reading) == 1, "uplink takes no more")
  local message, kind, text
  repeat
    message, kind, text = rtos.receive(rtos.INF_TIMEOUT)
  until message == rtos.MSG_POST and kind == ANSWER
  print("Lua: server says " .. text)
end

rtos.post("uplink", DONE)
