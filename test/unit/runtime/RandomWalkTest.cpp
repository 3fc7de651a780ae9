/// Walks randomly through the hooks and compares every edge with a model that knows nothing of
/// slots, tables or trees: a map from path and function to calls.

#include "test/unit/runtime/TestFunctions.h"

#include "runtime/collect/state/ThreadState.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <thread>

namespace vais::profiler::test {
namespace {

/// A path is folded: a function that it already contains leads back to it.
class Model {
public:
  void enter(const std::string &name) {
    const std::vector<std::string> path = paths_.back();
    ++calls_[{path, name}];
    const auto known = std::find(path.begin(), path.end(), name);
    std::vector<std::string> next(path.begin(), known == path.end() ? known : known + 1);
    if (known == path.end())
      next.push_back(name);
    paths_.push_back(next);
  }
  void exit() { paths_.pop_back(); }
  size_t depth() const { return paths_.size() - 1; }
  const std::map<EdgeName, uint64_t> &calls() const { return calls_; }

private:
  std::vector<std::vector<std::string>> paths_{{}};
  std::map<EdgeName, uint64_t> calls_;
};

/// Makes `steps` calls of `functions`, at most `deepest` deep.
void walk(TestFunctions &functions, Model &model, unsigned seed, int steps, size_t deepest) {
  std::mt19937 random(seed);
  std::vector<void *> tokens;
  for (int i = 0; i < steps;) {
    if (tokens.size() < deepest && random() % 100 < 55) {
      // Small numbers are likelier, so that paths recur.
      const auto most = static_cast<unsigned>(functions.size());
      const auto chosen = static_cast<int>(std::min(random() % most, random() % most));
      tokens.push_back(vais_profiler_record_enter(functions[chosen]));
      model.enter(functions.name(chosen));
      ++i;
    } else if (!tokens.empty()) {
      vais_profiler_record_exit(tokens.back());
      tokens.pop_back();
      model.exit();
    }
  }
  for (; !tokens.empty(); tokens.pop_back())
    vais_profiler_record_exit(tokens.back());
}

struct Walk {
  unsigned seed;
  int functions;
  size_t deepest;
};

class RandomWalk : public testing::TestWithParam<Walk> {};

TEST_P(RandomWalk, AgreesWithTheModel) {
  const std::string prefix = "walk" + std::to_string(GetParam().seed) + "_";
  TestFunctions &functions = TestFunctions::make(prefix, GetParam().functions);
  Model model;
  std::map<EdgeName, uint64_t> recorded;
  std::thread([&] {
    walk(functions, model, GetParam().seed, 20000, GetParam().deepest);
    recorded = edgeCalls(*tState.thread, prefix);
  }).join();
  EXPECT_EQ(recorded.size(), model.calls().size());
  EXPECT_EQ(recorded, model.calls());
}

INSTANTIATE_TEST_SUITE_P(Shapes, RandomWalk,
                         testing::Values(Walk{1, 3, 5}, Walk{2, 8, 50}, Walk{3, 40, 6},
                                         Walk{4, 500, 3}, Walk{5, 2, 2000}, Walk{6, 100, 12}),
                         [](const auto &walk) { return "seed" + std::to_string(walk.param.seed); });

} // namespace
} // namespace vais::profiler::test
