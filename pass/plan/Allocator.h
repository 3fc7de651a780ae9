/// Describes one function that allocates or frees memory.

#ifndef VAIS_PROFILER_PASS_ALLOCATOR_H
#define VAIS_PROFILER_PASS_ALLOCATOR_H

#include "pass/hooks/Hooks.h"

#include <string>

namespace vais_profiler {

enum class Operands { Exactly, AtLeast };

struct Allocator {
  static constexpr int kNone = -1;

  std::string name;
  Operands rule;
  unsigned operands; ///< number of operands that a call must have, according to `rule`
  Hook hook;
  int block; ///< operand number or kNone, as are `size` and `count`
  int size;
  int count;
};

} // namespace vais_profiler

#endif
