/// Collects what cannot be bound in a header.

#ifndef VAIS_PROFILER_BINDGEN_REFUSALS_H
#define VAIS_PROFILER_BINDGEN_REFUSALS_H

#include <string>
#include <vector>

namespace clang {
class SourceLocation;
class SourceManager;
} // namespace clang

namespace vais::profiler {

/// Returns FILE:LINE.
std::string placeOf(const clang::SourceManager &sources, clang::SourceLocation location);

/// Collects all refusals, so that one run reports all of them.
class Refusals {
public:
  /// Records that `what`, such as "a union", of a declaration or macro cannot be bound.
  void add(const std::string &place, const std::string &name, const std::string &what);

  /// Throws HeaderError with a line for each refusal.
  void throwIfAny() const;

private:
  std::vector<std::string> lines_;
};

} // namespace vais::profiler

#endif
