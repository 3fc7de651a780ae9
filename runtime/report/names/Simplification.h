/// Removes from a C++ name, as parsed by libiberty, what readers of a profile do not need.

#ifndef VAIS_PROFILER_REPORT_SIMPLIFICATION_H
#define VAIS_PROFILER_REPORT_SIMPLIFICATION_H

#include "runtime/report/names/Demangling.h"

#include <deque>
#include <libiberty/demangle.h>
#include <string>
#include <unordered_set>

namespace vais::profiler {

/// Returns whether `tree`, whose parts may be shared, has a reasonable size when written out.
bool isPrintable(demangle_component &tree);

/// Changes a tree in place and must outlive it.
class Simplification {
public:
  /// Removes from `tree`
  /// - the parameters of functions that contain local names, as in "main::{lambda#1}";
  /// - the numbers of lambdas;
  /// - template arguments that are the standard library's defaults;
  /// - inline namespaces and ABI tags;
  /// - the parameters of the function itself, if `detail` is NameDetail::Name.
  demangle_component *apply(demangle_component *tree, NameDetail detail);

private:
  void simplify(demangle_component *node);
  void rename(demangle_component *node, std::string name);
  void shortenTemplate(demangle_component *node);

  std::unordered_set<const demangle_component *> met_;
  std::deque<std::string> names_; ///< names to which the tree refers
};

} // namespace vais::profiler

#endif
