-- What scripts do: strings, patterns, tables, sorting, closures, numbers.
--
-- usage: lua work.lua ROUNDS
local rounds = tonumber(arg[1])

local function words(count, seed)
  local list = {}
  for i = 1, count do
    seed = (seed * 1103515245 + 12345) % 2147483648
    list[i] = string.format("%x-%d", seed, i % 97)
  end
  return list
end

local function count(list)
  local counts = {}
  for _, word in ipairs(list) do
    for part in word:gmatch("%w+") do
      counts[part] = (counts[part] or 0) + 1
    end
  end
  return counts
end

local function sorted(counts)
  local keys = {}
  for key in pairs(counts) do
    keys[#keys + 1] = key
  end
  table.sort(keys, function(a, b)
    if counts[a] ~= counts[b] then
      return counts[a] > counts[b]
    end
    return a < b
  end)
  return keys
end

local function sieve(limit)
  local isComposite, primes = {}, 0
  for i = 2, limit do
    if not isComposite[i] then
      primes = primes + 1
      for j = i * i, limit, i do
        isComposite[j] = true
      end
    end
  end
  return primes
end

local function adder(step)
  local sum = 0
  return function(x)
    sum = (sum + step * x) % 1000003
    return sum
  end
end

local result = 0
for round = 1, rounds do
  local keys = sorted(count(words(8000, round)))
  local text = table.concat(keys, ",", 1, 500):gsub("%d+", function(digits)
    return "<" .. #digits .. ">"
  end)
  local add = adder(round)
  for i = 1, 100000 do
    result = (result + add(i)) % 1000003
  end
  result = (result + #text + sieve(60000)) % 1000003
end
print(result)
