/// What of a header has no binding.

#ifndef VAIS_PROFILER_BINDGEN_REFUSALS_H
#define VAIS_PROFILER_BINDGEN_REFUSALS_H

#include <string>
#include <vector>

namespace clang {
class SourceLocation;
class SourceManager;
} // namespace clang

namespace vais::profiler {

/// FILE:LINE
std::string placeOf(const clang::SourceManager &sources, clang::SourceLocation location);

/// Collects them, so that one run names them all.
class Refusals {
public:
  /// `what` of a declaration or macro cannot be bound: "a union".
  void add(const std::string &place, const std::string &name, const std::string &what);

  /// Throws HeaderError with a line for each.
  void throwIfAny() const;

private:
  std::vector<std::string> lines_;
};

} // namespace vais::profiler

#endif
