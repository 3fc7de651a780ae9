/// Compares objects by member, and arrays by element.

#include "utils/vais-profiler/serve/JsonChange.h"

#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

using nlohmann::json;

bool haveSameMembers(const json &a, const json &b) {
  if (a.size() != b.size())
    return false;
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y)
    if (x.key() != y.key())
      return false;
  return true;
}

json changeOfObject(const json &before, const json &after) {
  json of = json::object();
  for (auto member = after.begin(); member != after.end(); ++member)
    if (std::optional<json> change = jsonChange(before[member.key()], *member))
      of[member.key()] = std::move(*change);
  return {{"of", std::move(of)}};
}

json changeOfArray(const json &before, const json &after) {
  json at = json::array(), to = json::array();
  size_t last = 0;
  for (size_t i = 0; i < after.size(); ++i) {
    if (i < before.size() && before[i] == after[i])
      continue;
    at.push_back(i - last);
    to.push_back(after[i]);
    last = i;
  }
  if (at.size() > after.size() / 2) // the places would take more than they save
    return {{"is", after}};
  return {{"at", std::move(at)}, {"to", std::move(to)}};
}

} // namespace

std::optional<json> jsonChange(const json &before, const json &after) {
  if (before == after)
    return std::nullopt;
  if (before.is_object() && after.is_object() && haveSameMembers(before, after))
    return changeOfObject(before, after);
  if (before.is_array() && after.is_array() && before.size() <= after.size())
    return changeOfArray(before, after);
  return json{{"is", after}};
}

} // namespace vais::profiler
