-- A module as the vendor's library scripts are written.

module(..., package.seeall)

name = _NAME

function twice(text)
    return string.rep(text, 2)
end
