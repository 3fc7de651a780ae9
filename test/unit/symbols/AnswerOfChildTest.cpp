/// What happens in the child process stays there.

#include "utils/vais-profiler/symbols/AnswerOfChild.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/wait.h>

namespace vais::profiler::test {
namespace {

TEST(AnswerOfChild, ArrivesWhole) {
  std::string text;
  for (int i = 0; i < 100000; ++i)
    text += std::to_string(i);
  EXPECT_EQ(answerOfChild([&] { return text; }), text);
  EXPECT_EQ(answerOfChild([] { return std::string(); }), "");
}

TEST(AnswerOfChild, IsNothingIfTheChildDies) {
  EXPECT_EQ(answerOfChild([]() -> std::string { std::abort(); }), "");
  EXPECT_EQ(answerOfChild([]() -> std::string { std::_Exit(3); }), "");
  EXPECT_EQ(answerOfChild([]() -> std::string { throw std::runtime_error("no"); }), "");
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
}

TEST(AnswerOfChild, HasBoundedMemory) {
  const auto reserve = [](size_t size) {
    void *memory =
        mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return std::string(memory == MAP_FAILED ? "refused" : "given");
  };
  EXPECT_EQ(answerOfChild([&] { return reserve(size_t(1) << 30); }), "given");
  EXPECT_EQ(answerOfChild([&] { return reserve(size_t(9) << 30); }), "refused");
}

} // namespace
} // namespace vais::profiler::test
