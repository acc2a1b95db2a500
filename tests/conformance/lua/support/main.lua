-- Runs the cases of all files of this image whose name contains the filter, and says how each ended in the lines that
-- the launcher of C# tests prints (nf-interop/TestFramework/TestLauncher.cs).
PROJECT, VERSION = "CONFORMANCE", "1.0.0"

local control = require "control"
local case = require "case"

local filter = control.ask("filter")
local failures = 0

local function run(name, body)
  local passed, problem = xpcall(body, debug.traceback)
  case.finish()
  if passed then
    print("Test passed,lua." .. name .. ".0,0")
  else
    failures = failures + 1
    print("Test failed,lua." .. name .. ".0," .. tostring(problem):gsub("\n", " "))
  end
end

local function runAll(file)
  local cases = require(file)
  package.loaded[file], package.preload[file] = nil, nil -- Memory is short.
  local names = {}
  for name in pairs(cases) do
    if name:find(filter, 1, true) then
      names[#names + 1] = name
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    run(name, cases[name])
  end
end

for _, file in ipairs(require "files") do
  runAll(file)
  collectgarbage()
end
assert(failures == 0, "cases failed")
