-- What print and tostring write: values separated by one space, numbers as %.14g.

PROJECT, VERSION = "PRINT", "1.0.0"

print("a", "b", nil, true, 1)
print()
print("", "")
print(("long "):rep(60) .. "end")
print("bytes \1\127 of any kind")
print(setmetatable({}, { __tostring = function() return "an object" end }))
print(0, -0.5, 3.0, 100, 1e13, 99999999999999, 1e14, 2 ^ 31, -2 ^ 31, 2 ^ 53)
print(0.1, 1 / 3, 1e-5, 1e100, 123456.789, 1 / 0, -1 / 0)
print(10 / 2, 7 % 3, -7 % 3, 2 ^ 0.5, 0x10, "10" + 5)
print(string.format("%d %5d|%-5d|%05d %x %X %o", 3.7, 42, 42, 42, 255, 255, 8))
print(string.format("%5.2f %g %e %c%c %q", 3.14159, 0.1, 1500, 72, 105, 'say "hi"'))
print(string.format("%10s|%-10s|%.2s", "right", "left", "cut"))
print(#"Content-Length: " .. "", "Content-Length: " .. 16 * 1024, "id " .. 4294967295)
