/// Changes lead from the older value to the newer one, and are small.

#include "utils/vais-profiler/serve/JsonChange.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

using nlohmann::json;

/// Does what withChange() in web/changes.js does.
json applied(json value, const json &change) {
  if (change.contains("is"))
    return change["is"];
  if (change.contains("of")) {
    for (const auto &[name, each] : change["of"].items())
      value[name] = applied(value[name], each);
    return value;
  }
  size_t place = 0;
  for (size_t i = 0; i < change["at"].size(); ++i) {
    place += change["at"][i].get<size_t>();
    if (place >= value.size())
      value.push_back(change["to"][i]);
    else
      value[place] = change["to"][i];
  }
  return value;
}

TEST(JsonChange, LeadsToTheNewerValue) {
  const json values[] = {
      R"({"a": [0, 1, 2, 3, 4, 5], "b": {"c": "x", "d": null}, "e": 1})"_json,
      R"({"a": [0, 1, 7, 3, 4, 5], "b": {"c": "x", "d": null}, "e": 1})"_json,
      R"({"a": [0, 1, 7, 3, 4, 6, 8], "b": {"c": "y", "d": []}, "e": 1})"_json,
      R"({"a": [0, 1], "b": {"c": "y"}, "e": [1]})"_json,
      R"({"a": {"0": 1}, "b": {"d": "y"}, "e": [1, 2]})"_json,
      R"([])"_json,
      R"([{"a": 1}, {"a": 2}, {"a": 3}])"_json,
      R"([{"a": 1}, {"a": 4}, {"a": 3}])"_json,
  };
  for (const json &before : values)
    for (const json &after : values) {
      const std::optional<json> change = jsonChange(before, after);
      EXPECT_EQ(change.has_value(), before != after);
      if (change) {
        EXPECT_EQ(applied(before, *change), after) << before << ' ' << after;
      }
    }
}

TEST(JsonChange, HasNothingThatIsEqual) {
  json before = {{"many", std::vector<int>(1000, 7)}, {"text", "the same"}}, after = before;
  after["many"][3] = 8;
  after["many"][500] = 9;
  after["many"].push_back(10);
  EXPECT_EQ(*jsonChange(before, after),
            R"({"of": {"many": {"at": [3, 497, 500], "to": [8, 9, 10]}}})"_json);
}

} // namespace
} // namespace vais::profiler::test
