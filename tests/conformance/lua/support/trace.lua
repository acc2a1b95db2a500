-- Adds a line to the record of the case: no times, no ports, so that it is the same wherever the case runs.
return function(line)
  print("trace " .. line)
end
