/// Takes out of a C++ name, as libiberty has parsed it, what readers of a profile can do without.

#ifndef VAIS_PROFILER_REPORT_SIMPLIFICATION_H
#define VAIS_PROFILER_REPORT_SIMPLIFICATION_H

#include "runtime/report/names/Demangling.h"

#include <deque>
#include <libiberty/demangle.h>
#include <string>
#include <unordered_set>

namespace vais::profiler {

/// Whether `tree`, in which parts are shared, is of a reasonable size when written out.
bool isPrintable(demangle_component &tree);

/// Changes a tree in place. Must outlive it.
class Simplification {
public:
  /// Leaves of `tree`:
  /// - of functions that names are local to, names without parameters: "main::{lambda#1}";
  /// - of lambdas their numbers;
  /// - of templates no arguments that are the standard library's defaults;
  /// - neither inline namespaces nor ABI tags.
  /// Where `detail` is NameDetail::Name the function's own parameters go, too.
  demangle_component *apply(demangle_component *tree, NameDetail detail);

private:
  void simplify(demangle_component *node);
  void rename(demangle_component *node, std::string name);
  void shortenTemplate(demangle_component *node);

  std::unordered_set<const demangle_component *> met_;
  std::deque<std::string> names_; ///< that the tree refers to
};

} // namespace vais::profiler

#endif
