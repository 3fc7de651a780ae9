/// The page's data of a running program: the same functions and contexts at the same places each
/// time, so that little changes, and without contexts that are too small to be seen.

#ifndef VAIS_PROFILER_TOOL_LIVEDATA_H
#define VAIS_PROFILER_TOOL_LIVEDATA_H

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace vais::profiler {

/// What stands for contexts that were folded.
constexpr const char *kFoldedName = "[below 0.1 %]";

/// Contexts with less than this part of every value are folded, if there are more than
/// kFewContexts.
constexpr double kFoldedShare = 0.001;
constexpr size_t kFewContexts = 2000;

enum class Folding {
  Small, ///< small contexts are folded
  None   ///< everything is shown, at the places that it had
};

/// Remembers where everything is. One thread at a time.
class LiveData {
public:
  /// Returns the object that PageData.cpp writes, arranged:
  ///
  /// - Functions, contexts and calls have the places that they had before, and new ones come behind
  ///   them. Numbers of columns are not packed.
  /// - Small contexts below a larger one are one context of the function kFoldedName. Once a
  ///   context was shown, it stays.
  /// - "functionSums" has what functions have of each value, own and total, in all contexts: those
  ///   that were folded included.
  /// - "live" has the number of contexts that were folded, and a "generation": if most contexts
  ///   that are shown have become small, places are given out anew, and it increases.
  nlohmann::json arrange(nlohmann::json data, Folding folding);

private:
  struct Columns;
  void placeFunctions(nlohmann::json &data);
  void placeContexts(nlohmann::json &data, Columns &columns, Folding folding);
  void placeCalls(nlohmann::json &data);
  void moveDurations(nlohmann::json &data) const;
  std::vector<uint32_t> choosePlaces(Columns &columns, Folding folding);
  uint32_t placeOf(uint32_t parent, uint32_t function);

  std::map<std::string, uint32_t> functions_;        ///< by all that tells them apart
  std::vector<uint32_t> functionPlaces_;             ///< of the functions of the newest data
  std::unordered_map<uint64_t, uint32_t> contexts_;  ///< by place of the caller, and function
  std::vector<uint32_t> parents_, contextFunctions_; ///< by place
  std::map<std::pair<uint64_t, uint64_t>, uint32_t> calls_;
  uint64_t generation_ = 1;
};

} // namespace vais::profiler

#endif
