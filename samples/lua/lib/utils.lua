--- Small helpers, added to Lua's own string, table and io tables as in LuatOS-Air.

-- Strings -------------------------------------------------------------------------------------------------------

--- string.toHex("\1\171", " ") is "01 AB ", 2: the bytes in hexadecimal, each followed by the separator, and how many.
function string.toHex(str, separator)
    local hex = str:gsub(".", function(char)
        return ("%02X"):format(char:byte()) .. (separator or "")
    end)
    return hex, #str
end

--- The opposite: string.fromHex("01 AB") is "\1\171", 2. Spaces and punctuation are skipped.
function string.fromHex(hex)
    local digits = hex:gsub("[%s%p]", "")
    if #digits % 2 ~= 0 or digits:find("%X") then
        error("string.fromHex wants pairs of hexadecimal digits", 2)
    end
    local str = digits:gsub("%x%x", function(pair)
        return string.char(tonumber(pair, 16))
    end)
    return str, #str
end

--- string.toValue("123abc") is "\1\2\3\10\11\12", 6: each hexadecimal digit becomes a byte.
function string.toValue(digits)
    return (digits:gsub("%x", function(digit)
        return string.char(tonumber(digit, 16))
    end))
end

local UTF8_CHARACTER = "[%z\1-\127\192-\255][\128-\191]*"

--- How many characters a text in UTF-8 has.
function string.utf8Len(str)
    local _, count = str:gsub(UTF8_CHARACTER, "")
    return count
end

--- The characters of a text in UTF-8, one by one.
function string.utf8ToTable(str)
    local characters = {}
    for character in str:gmatch(UTF8_CHARACTER) do
        characters[#characters + 1] = character
    end
    return characters
end

local function percent(char)
    return ("%%%02X"):format(char:byte())
end

--- Percent-encodes everything but the unreserved characters of RFC 3986.
function string.rawurlEncode(str)
    return (str:gsub("[^%w%-_%.~]", percent))
end

--- Encodes a value of a form: as string.rawurlEncode, a space becomes "+".
function string.urlEncode(str)
    return (str:gsub("[^%w%-_%. ]", percent):gsub(" ", "+"))
end

--- string.split("a,b,,c", ",") is { "a", "b", "", "c" }. The delimiter is plain text; "" gives single bytes.
function string.split(str, delimiter)
    local parts = {}
    if delimiter == "" then
        return (str:gsub(".", function(char) parts[#parts + 1] = char end)) and parts
    end
    local start = 1
    while true do
        local first, last = str:find(delimiter, start, true)
        parts[#parts + 1] = str:sub(start, (first or 0) - 1)
        if not first then
            return parts
        end
        start = last + 1
    end
end

--- The sum of all bytes, modulo 256; with width 2 modulo 65536.
function string.checkSum(str, width)
    local sum = 0
    for i = 1, #str do
        sum = sum + str:byte(i)
    end
    return sum % (width == 2 and 65536 or 256)
end

--- string.formatNumberThousands(1234567) is "1,234,567".
function string.formatNumberThousands(number)
    local sign, digits, rest = tostring(number):match("^(-?)(%d+)(.*)$")
    local grouped = digits:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", "")
    return sign .. grouped .. rest
end

-- Tables --------------------------------------------------------------------------------------------------------

--- An iterator over a table in the order of its keys; compare is as for table.sort.
function table.gsort(tbl, compare)
    local keys = {}
    for key in pairs(tbl) do
        keys[#keys + 1] = key
    end
    table.sort(keys, compare)
    local i = 0
    return function()
        i = i + 1
        return keys[i], tbl[keys[i]]
    end
end

--- table.concat for lists of lists, however deep.
function table.rconcat(list)
    if type(list) ~= "table" then
        return tostring(list)
    end
    local parts = {}
    for i = 1, #list do
        parts[i] = table.rconcat(list[i])
    end
    return table.concat(parts)
end

-- Files ---------------------------------------------------------------------------------------------------------

local function with_file(path, mode, use)
    local file, reason = io.open(path, mode)
    if not file then
        return nil, reason
    end
    local result, problem = use(file)
    file:close()
    return result, problem
end

--- Whether there is a file of this name.
function io.exists(path)
    return with_file(path, "rb", function() return true end) or false
end

--- The file's contents; nil and the reason when it cannot be read.
function io.readFile(path)
    return with_file(path, "rb", function(file) return file:read("*a") end)
end

--- Writes a file; mode "a+b" appends, otherwise it is replaced. Returns true, or nil and the reason.
function io.writeFile(path, content, mode)
    return with_file(path, mode or "w+b", function(file)
        local written, reason = file:write(content)
        return written and true, reason
    end)
end

--- The size of a file in bytes, 0 when there is none.
function io.fileSize(path)
    return with_file(path, "rb", function(file) return file:seek("end") end) or 0
end

--- Up to len bytes of a file from an offset on; "" behind its end, nil and the reason when it cannot be read.
function io.readStream(path, offset, len)
    return with_file(path, "rb", function(file)
        file:seek("set", offset)
        return file:read(len) or ""
    end)
end

--- The parts of "/ldata/a.txt": dirname "/ldata/", filename "a.txt", basename "a", extname ".txt".
function io.pathInfo(path)
    local dirname, filename = path:match("^(.-)([^/]*)$")
    local basename, extname = filename:match("^(.+)(%.[^%.]*)$")
    return { dirname = dirname, filename = filename, basename = basename or filename, extname = extname or "" }
end
