-- The content of every stream and datagram of the suite (device/support/Pattern.cs): the byte at position p is
-- p * 7 + p / 256 modulo 256. A block of 256 bytes is therefore a piece of one sequence, and block k begins k * 183
-- further on in it, since 7 * 183 is 1 modulo 256.
local pattern = {}

local BLOCK, STEP = 256, 183

local sequence
do
  local bytes = {}
  for i = 0, 2 * BLOCK - 1 do
    bytes[i + 1] = string.char(i * 7 % 256)
  end
  sequence = table.concat(bytes)
end

-- The bytes that follow a position.
function pattern.at(position, count)
  local parts = {}
  while count > 0 do
    local block = math.floor(position / BLOCK)
    local start = block * STEP % BLOCK + position % BLOCK
    -- A block's sequence repeats behind it, so what is behind its end is found at its start.
    local length = math.min(count, BLOCK - position % BLOCK)
    start = start % BLOCK
    parts[#parts + 1] = sequence:sub(start + 1, start + length)
    position, count = position + length, count - length
  end
  return table.concat(parts)
end

return pattern
