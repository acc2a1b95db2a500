--- What every test script may ask.

local expect = {}

--- Fails unless two values are equal.
function expect.equal(actual, expected, what)
    if actual ~= expected then
        error((what or "value") .. ": expected " .. tostring(expected) .. ", got " .. tostring(actual), 2)
    end
end

--- Fails unless a text contains another.
function expect.contains(text, part)
    if not tostring(text):find(part, 1, true) then
        error("expected '" .. part .. "' in '" .. tostring(text) .. "'", 2)
    end
end

--- Fails unless a function raises an error whose text contains a part.
function expect.error(part, f, ...)
    local ok, problem = pcall(f, ...)
    if ok then
        error("expected an error with '" .. part .. "'", 2)
    end
    expect.contains(problem, part)
end

return expect
