--- Certificates and keys for TLS, read when a connection needs them: they are larger than most scripts.

local certificates = {}

-- A name without a folder is one of the project's files.
local function read(name)
    local path = name:sub(1, 1) == "/" and name or "/lua/" .. name
    local file, reason = io.open(path, "rb")
    if not file then
        return nil, reason
    end
    local text = file:read("*a")
    file:close()
    return text
end

--- What socketcore wants instead of the names of files: their contents, and the server's name.
-- Returns nil and the reason when one cannot be read.
function certificates.load(names, server)
    local loaded = { hostName = server }
    for _, field in ipairs { "caCert", "clientCert", "clientKey" } do
        if names[field] then
            local text, reason = read(names[field])
            if not text then
                return nil, reason
            end
            loaded[field] = text
        end
    end
    return loaded
end

return certificates
