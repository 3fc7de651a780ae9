/// The samples of a snapshot, and its hot functions.

#ifndef VAIS_PROFILER_CPP_SAMPLECOLLECTOR_HPP
#define VAIS_PROFILER_CPP_SAMPLECOLLECTOR_HPP

#include "Snapshot.hpp"

#include <algorithm>
#include <tuple>

VAIS_PROFILER_CPP_BEGIN

struct FunctionSamples {
  std::string name;
  std::uint64_t samples;
  double percentage; ///< of all samples
};

class SampleCollector {
public:
  explicit SampleCollector(Snapshot snapshot) : snapshot_(std::move(snapshot)) {
    for (const FunctionProfile &function : snapshot_.functions())
      if (function.samples > 0) {
        functions_.push_back({function.name, function.samples, 0});
        count_ += function.samples;
      }
    for (FunctionSamples &function : functions_)
      function.percentage =
          100 * static_cast<double>(function.samples) / static_cast<double>(count_);
    std::sort(functions_.begin(), functions_.end(), [](const auto &a, const auto &b) {
      return std::tie(b.samples, a.name) < std::tie(a.samples, b.name);
    });
  }

  /// Returns the number of samples kept.
  std::uint64_t sampleCount() const noexcept { return count_; }
  /// Returns the number of functions that have samples.
  std::size_t functionCount() const noexcept { return functions_.size(); }
  /// Returns the samples of all functions of that name.
  std::uint64_t samplesOf(const std::string &function) const {
    std::uint64_t samples = 0;
    for (const FunctionSamples &each : functions_)
      samples += each.name == function ? each.samples : 0;
    return samples;
  }

  /// Returns the functions that have samples, those with the most first, then by name.
  const std::vector<FunctionSamples> &functionSamples() const noexcept { return functions_; }

  /// Returns the hottest functions: by self time if instrumented code was timed, otherwise by
  /// samples.
  std::vector<FunctionProfile> hotFunctions(std::size_t limit = kAll) const {
    return snapshot_.functions(limit);
  }

private:
  Snapshot snapshot_;
  std::vector<FunctionSamples> functions_;
  std::uint64_t count_ = 0;
};

VAIS_PROFILER_CPP_END

#endif
