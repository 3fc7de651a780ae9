/// Functions and contexts keep their places, and small contexts are folded without being lost.

#include "utils/vais-profiler/serve/LiveData.h"

#include <gtest/gtest.h>
#include <numeric>

namespace vais::profiler::test {
namespace {

using nlohmann::json;

/// A context by the name of its function, the position of its caller (-1 for a lost path), and its
/// calls.
struct Called {
  std::string function;
  int caller;
  uint64_t calls;
  uint64_t error = 0;
};

/// Returns the page's data of contexts, the first of which is called by nobody.
json dataOf(const std::vector<Called> &contexts) {
  std::vector<std::string> names;
  std::vector<int> functions{0}, up{0}, calls{0}, errors{0};
  for (size_t i = 0; i < contexts.size(); ++i) {
    const auto found = std::find(names.begin(), names.end(), contexts[i].function);
    functions.push_back(static_cast<int>(found - names.begin()));
    if (found == names.end())
      names.push_back(contexts[i].function);
    up.push_back(contexts[i].caller < 0 ? 0 : static_cast<int>(i) + 1 - contexts[i].caller);
    calls.push_back(static_cast<int>(contexts[i].calls));
    errors.push_back(static_cast<int>(contexts[i].error));
  }
  const std::vector<int> zeros(names.size());
  return {
      {"functions",
       {{"name", names}, {"files", {""}}, {"file", zeros}, {"line", zeros}, {"kind", zeros}}},
      {"functionError", {{"calls", zeros}}},
      {"contexts",
       {{"function", functions},
        {"up", up},
        {"own", {{"calls", calls}}},
        {"ownError", {{"calls", errors}}},
        {"totalError", {{"calls", errors}}}}},
      {"calls", {{"caller", {0, 1}}, {"callee", {0, 1}}, {"calls", {5, 6}}, {"recursive", {-2}}}},
      {"durations", {{{"function", 1}}}}};
}

/// Returns the path to a context, and its calls, as "main/f 12".
std::vector<std::string> pathsIn(const json &data) {
  const json &contexts = data["contexts"];
  std::vector<std::string> paths{""}, lines;
  for (size_t i = 1; i < contexts["function"].size(); ++i) {
    const auto up = contexts["up"][i].get<size_t>();
    const std::string name = data["functions"]["name"][contexts["function"][i].get<size_t>()];
    paths.push_back((up == 0 ? "?" : paths[i - up]) + '/' + name);
    lines.push_back(paths[i] + ' ' + contexts["own"]["calls"][i].dump());
  }
  return lines;
}

uint64_t sumOf(const json &column) {
  return std::accumulate(column.begin(), column.end(), uint64_t(0),
                         [](uint64_t sum, const json &each) { return sum + each.get<uint64_t>(); });
}

TEST(LiveData, KeepsPlaces) {
  LiveData places;
  const json first =
      places.arrange(dataOf({{"main", 0, 1}, {"f", 1, 2}, {"g", 2, 3}}), Folding::Small);
  // Now in another order, with another function, and a path that was lost.
  const json second = places.arrange(
      dataOf({{"main", 0, 1}, {"h", 1, 9}, {"g", 1, 8}, {"f", 1, 4}, {"g", 4, 5}, {"f", -1, 6}}),
      Folding::Small);
  EXPECT_EQ(pathsIn(first), (std::vector<std::string>{"/main 1", "/main/f 2", "/main/f/g 3"}));
  EXPECT_EQ(pathsIn(second), (std::vector<std::string>{"/main 1", "/main/f 4", "/main/f/g 5",
                                                       "/main/h 9", "/main/g 8", "?/f 6"}));
  EXPECT_EQ(second["functions"]["name"], R"(["[below 0.1 %]", "main", "f", "g", "h"])"_json);
  EXPECT_EQ(second["functionSums"]["calls"]["own"], R"([0, 1, 10, 13, 9])"_json);
  EXPECT_EQ(second["functionSums"]["calls"]["total"], R"([0, 27, 15, 13, 9])"_json);
  EXPECT_EQ(first["calls"]["callee"], R"([1, 2])"_json);
  EXPECT_EQ(second["calls"]["callee"], R"([1, 2, 4])"_json); // main calls h, in the second data
  EXPECT_EQ(second["calls"]["calls"], R"([5, 0, 6])"_json);
  EXPECT_EQ(second["durations"][0]["function"], 4);
  EXPECT_EQ(second["live"]["generation"], 1);
}

/// A large function, and many small ones below another.
std::vector<Called> manyContexts(uint64_t large) {
  std::vector<Called> contexts = {{"main", 0, 1}, {"large", 1, large}, {"other", 1, 5000}};
  for (int i = 0; i < 3000; ++i)
    contexts.push_back({"small" + std::to_string(i % 100), 3, 1, 4});
  for (int i = 0; i < 100; ++i) // callees of some of them
    contexts.push_back({"least", 4 + i, 1, 3});
  return contexts;
}

/// The small contexts of one caller have the same functions, so that some are the same context.
std::vector<Called> withoutTwins(std::vector<Called> contexts) {
  for (size_t i = 3; i < contexts.size(); ++i)
    if (contexts[i].function != "least")
      contexts[i].function += '.' + std::to_string(i);
  return contexts;
}

TEST(LiveData, FoldsWhatIsSmall) {
  LiveData places;
  const json data = places.arrange(dataOf(withoutTwins(manyContexts(1000000))), Folding::Small);
  EXPECT_EQ(pathsIn(data),
            (std::vector<std::string>{"/main 1", "/main/large 1000000", "/main/other 5000",
                                      "/main/other/[below 0.1 %] 3100"}));
  EXPECT_EQ(data["live"]["folded"], 3100);
  EXPECT_EQ(sumOf(data["functionSums"]["calls"]["own"]), 1008101u) << "functions are not folded";
  // sqrt(3000 * 4² + 100 * 3²) of all, and of the outermost ones
  EXPECT_EQ(data["contexts"]["ownError"]["calls"][4], 221);
  EXPECT_EQ(data["contexts"]["totalError"]["calls"][4], 219);
  const json whole = places.arrange(dataOf(withoutTwins(manyContexts(1000000))), Folding::None);
  EXPECT_EQ(whole["live"]["folded"], 0);
  EXPECT_EQ(pathsIn(whole).size(), 3u + 3100u + 1u) << "the folded context stays, empty";
  EXPECT_EQ(pathsIn(whole)[3], "/main/other/[below 0.1 %] 0");
  EXPECT_EQ(sumOf(whole["contexts"]["own"]["calls"]), 1008101u);
}

TEST(LiveData, FoldsNothingOfFewContexts) {
  LiveData places;
  const json data = places.arrange(dataOf({{"main", 0, 1000000}, {"f", 1, 1}}), Folding::Small);
  EXPECT_EQ(pathsIn(data), (std::vector<std::string>{"/main 1000000", "/main/f 1"}));
}

TEST(LiveData, GivesOutPlacesAnewWhenMostHaveBecomeSmall) {
  LiveData places;
  constexpr int kOfRound = 900;
  json data;
  for (int round = 0; round < 6; ++round) { // in each, others are large
    std::vector<Called> contexts = {{"main", 0, 1}};
    for (int i = 0; i < 6 * kOfRound; ++i)
      contexts.push_back({"f" + std::to_string(i), 1, i / kOfRound == round ? 1000u : 1u});
    data = places.arrange(dataOf(contexts), Folding::Small);
    EXPECT_EQ(data["live"]["generation"], round < 5 ? 1 : 2);
    const size_t shown = round < 5 ? static_cast<size_t>(round + 1) * kOfRound : kOfRound;
    EXPECT_EQ(pathsIn(data).size(), 1 + shown + 1) << round;
  }
  EXPECT_EQ(data["functions"]["name"][2], "f0") << "functions keep their places";
}

} // namespace
} // namespace vais::profiler::test
