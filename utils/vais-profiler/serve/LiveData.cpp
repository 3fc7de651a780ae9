/// Everything is done on columns, so that whatever the page's data gets is sent, too.

#include "utils/vais-profiler/serve/LiveData.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

using nlohmann::json;
using Numbers = std::vector<uint64_t>;
constexpr uint32_t kNowhere = UINT32_MAX;

/// Returns the numbers of an array in which -n stands for n zeros.
Numbers unpacked(const json &packed) {
  Numbers numbers;
  for (const json &each : packed)
    if (each.is_number_unsigned() || each.get<int64_t>() >= 0)
      numbers.push_back(each.get<uint64_t>());
    else
      numbers.resize(numbers.size() + static_cast<size_t>(-each.get<int64_t>()));
  return numbers;
}

/// Returns a column with its elements at other places.
json moved(const Numbers &column, const std::vector<uint32_t> &places, size_t size) {
  Numbers numbers(size);
  for (size_t i = 0; i < column.size(); ++i)
    numbers[places[i]] = column[i];
  return numbers;
}

/// Adds the values of contexts to those at their places. Errors are added by their squares.
json addedUp(const Numbers &column, const std::vector<uint32_t> &places, size_t size,
             bool isError) {
  std::vector<double> sums(size);
  Numbers numbers(size);
  for (size_t i = 0; i < column.size(); ++i)
    if (places[i] == kNowhere)
      continue;
    else if (isError)
      sums[places[i]] += static_cast<double>(column[i]) * static_cast<double>(column[i]);
    else
      numbers[places[i]] += column[i];
  for (size_t i = 0; i < size && isError; ++i)
    numbers[i] = static_cast<uint64_t>(std::llround(std::sqrt(sums[i])));
  return numbers;
}

} // namespace

/// The contexts as they came. Contexts come after their callers.
struct LiveData::Columns {
  explicit Columns(const json &contexts)
      : functions(unpacked(contexts["function"])), up(unpacked(contexts["up"])) {
    functions.resize(std::max(functions.size(), up.size()));
    up.resize(functions.size());
    for (const auto &[name, column] : contexts["own"].items()) {
      Numbers own = unpacked(column);
      own.resize(functions.size());
      Numbers sums = own;
      sums[0] = 0;
      for (size_t i = sums.size(); i-- > 1;)
        sums[parentOf(i)] += sums[i];
      totals.push_back(std::move(sums));
      owns.push_back(std::move(own));
      names.push_back(name);
    }
  }

  /// Contexts whose paths are lost count for the whole like others.
  size_t parentOf(size_t i) const { return up[i] == 0 ? 0 : i - up[i]; }
  bool isLost(size_t i) const { return i > 0 && up[i] == 0; }
  size_t size() const { return functions.size(); }

  bool isLarge(size_t i) const {
    return std::any_of(totals.begin(), totals.end(), [i](const Numbers &total) {
      return static_cast<double>(total[i]) >= kFoldedShare * static_cast<double>(total[0]) &&
             total[i] > 0;
    });
  }

  Numbers functions, up;
  std::vector<std::string> names; ///< of values
  std::vector<Numbers> owns, totals;
  std::vector<bool> isFolded; ///< by context
};

json LiveData::arrange(json data, Folding folding) {
  Columns columns(data["contexts"]);
  placeFunctions(data);
  placeContexts(data, columns, folding);
  placeCalls(data);
  moveDurations(data);
  const auto folded = std::count(columns.isFolded.begin(), columns.isFolded.end(), true);
  data["live"] = {{"folded", folded}, {"generation", generation_}};
  return data;
}

void LiveData::placeFunctions(json &data) {
  json &functions = data["functions"];
  const Numbers file = unpacked(functions["file"]), line = unpacked(functions["line"]),
                kind = unpacked(functions["kind"]);
  const size_t count = functions["name"].size();
  functions_.emplace("", 0); // what is folded has the first place
  functionPlaces_.clear();
  for (size_t i = 0; i < count; ++i) {
    const std::string key = functions["name"][i].get<std::string>() + '\0' +
                            functions["files"][file[i]].get<std::string>() + '\0' +
                            std::to_string(line[i]) + ' ' + std::to_string(kind[i]);
    functionPlaces_.push_back(
        functions_.emplace(key, static_cast<uint32_t>(functions_.size())).first->second);
  }
  const size_t size = functions_.size();
  json names = std::vector<std::string>(size);
  names[0] = kFoldedName;
  for (size_t i = 0; i < count; ++i)
    names[functionPlaces_[i]] = functions["name"][i];
  functions["name"] = std::move(names);
  functions["file"] = moved(file, functionPlaces_, size);
  functions["line"] = moved(line, functionPlaces_, size);
  functions["kind"] = moved(kind, functionPlaces_, size);
  functions["kind"][0] = 2; // its calls are unknown
  for (json &errors : data["functionError"])
    errors = moved(unpacked(errors), functionPlaces_, size);
}

uint32_t LiveData::placeOf(uint32_t parent, uint32_t function) {
  const auto [found, isNew] =
      contexts_.emplace(uint64_t(parent) << 32 | function, static_cast<uint32_t>(parents_.size()));
  if (isNew) {
    parents_.push_back(parent);
    contextFunctions_.push_back(function);
  }
  return found->second;
}

/// Returns where each context is shown, and notes which are folded.
std::vector<uint32_t> LiveData::choosePlaces(Columns &columns, Folding folding) {
  const bool isFew = folding == Folding::None || columns.size() <= kFewContexts;
  std::vector<uint32_t> places(columns.size());
  size_t large = 0;
  for (size_t i = 1; i < columns.size(); ++i)
    large += isFew || columns.isLarge(i);
  if (parents_.size() > 2 * large + kFewContexts) {
    contexts_.clear();
    parents_.clear();
    contextFunctions_.clear();
    ++generation_;
  }
  if (parents_.empty()) {
    parents_.push_back(kNowhere);
    contextFunctions_.push_back(0);
  }
  std::vector<bool> isFolded(columns.size());
  for (size_t i = 1; i < columns.size(); ++i) {
    const size_t caller = columns.parentOf(i);
    if (isFolded[caller]) {
      isFolded[i] = true;
      places[i] = places[caller];
      continue;
    }
    const uint32_t parent = columns.isLost(i) ? kNowhere : places[caller];
    const uint32_t function = functionPlaces_[columns.functions[i]];
    isFolded[i] =
        !isFew && !columns.isLarge(i) && contexts_.count(uint64_t(parent) << 32 | function) == 0;
    places[i] = placeOf(parent, isFolded[i] ? 0 : function);
  }
  columns.isFolded = std::move(isFolded);
  return places;
}

void LiveData::placeContexts(json &data, Columns &columns, Folding folding) {
  const std::vector<uint32_t> places = choosePlaces(columns, folding);
  const size_t size = parents_.size();
  json &contexts = data["contexts"];
  // The error of what is folded is that of its outermost contexts.
  std::vector<uint32_t> outermost = places;
  for (size_t i = 1; i < places.size(); ++i)
    if (columns.isFolded[i] && columns.isFolded[columns.parentOf(i)])
      outermost[i] = kNowhere;
  Numbers up(size);
  for (size_t i = 1; i < size; ++i)
    up[i] = parents_[i] == kNowhere ? 0 : i - parents_[i];
  contexts["function"] = contextFunctions_;
  contexts["up"] = up;
  for (json &own : contexts["own"])
    own = addedUp(unpacked(own), places, size, false);
  for (json &error : contexts["ownError"])
    error = addedUp(unpacked(error), places, size, true);
  for (json &error : contexts["totalError"])
    error = addedUp(unpacked(error), outermost, size, true);
  json sums = json::object();
  for (size_t value = 0; value < columns.names.size(); ++value) {
    Numbers own(functions_.size()), total(functions_.size());
    for (size_t i = 1; i < columns.size(); ++i) {
      own[functionPlaces_[columns.functions[i]]] += columns.owns[value][i];
      total[functionPlaces_[columns.functions[i]]] += columns.totals[value][i];
    }
    sums[columns.names[value]] = {{"own", std::move(own)}, {"total", std::move(total)}};
  }
  data["functionSums"] = std::move(sums);
}

void LiveData::placeCalls(json &data) {
  json &calls = data["calls"];
  const Numbers caller = unpacked(calls["caller"]), callee = unpacked(calls["callee"]);
  std::vector<uint32_t> places;
  for (size_t i = 0; i < callee.size(); ++i) {
    const uint64_t from = caller[i] == 0 ? 0 : functionPlaces_[caller[i] - 1] + uint64_t(1);
    const auto key = std::pair(from, uint64_t(functionPlaces_[callee[i]]));
    places.push_back(calls_.emplace(key, static_cast<uint32_t>(calls_.size())).first->second);
  }
  Numbers from(calls_.size()), to(calls_.size());
  for (const auto &[ends, place] : calls_) {
    from[place] = ends.first;
    to[place] = ends.second;
  }
  calls["calls"] = moved(unpacked(calls["calls"]), places, calls_.size());
  calls["recursive"] = moved(unpacked(calls["recursive"]), places, calls_.size());
  calls["caller"] = std::move(from);
  calls["callee"] = std::move(to);
}

void LiveData::moveDurations(json &data) const {
  for (json &each : data["durations"])
    each["function"] = functionPlaces_[each["function"].get<size_t>()];
}

} // namespace vais::profiler
