-- Calls what is counted, unwinds by errors, switches coroutines and collects garbage.
local sum = 0
for i = 1, 1000 do sum = sum + #string.rep("ab", i % 50) end
for i = 1, 5000 do sum = sum + math.floor(math.sqrt(i)) end

local caught = 0
local function fail(depth)
  if depth == 0 then error({ depth = depth }) end
  return 1 + fail(depth - 1)
end
for i = 1, 300 do
  if not pcall(fail, i % 20) then caught = caught + 1 end
end

local function numbers(n)
  return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end)
end
for i = 1, 50 do for value in numbers(i) do sum = sum + value end end

local words = {}
for word in ("the quick brown fox jumps over the lazy dog"):gmatch("%a+") do
  words[#words + 1] = word:gsub("o", "0")
end
table.sort(words, function(a, b) return a > b end)

local closed = setmetatable({}, { __close = function() sum = sum + 1 end })
do local value <close> = closed end
local chunk = load(string.dump(function(x) return x * 2 end))
collectgarbage()
print(sum, caught, table.concat(words, " "), chunk(21), utf8.char(8364), #os.date("%Y"))
