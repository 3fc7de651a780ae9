/// The targets for which a runtime exists: x86-64 and AArch64 (little-endian, 64-bit pointers),
/// Linux, ELF. The pass leaves modules for other targets alone, because hooks would be undefined
/// there, and the wrapper adds nothing to command lines for them.

#ifndef VAIS_PROFILER_TARGETS_H
#define VAIS_PROFILER_TARGETS_H

#include <string_view>

namespace vais::profiler {

/// A kind of processor that the runtime supports.
enum class Machine { None, X86_64, AArch64 };

/// Returns the machine whose runtime fits an LLVM target triple, or None if there is none.
constexpr Machine machineOf(std::string_view triple) {
  constexpr std::string_view kShortPointers = "32"; // gnux32, muslx32, gnu_ilp32
  if (triple.find("-linux") == std::string_view::npos ||
      triple.substr(triple.size() - kShortPointers.size()) == kShortPointers)
    return Machine::None;
  const std::string_view processor = triple.substr(0, triple.find('-'));
  if (processor == "x86_64" || processor == "amd64")
    return Machine::X86_64;
  if (processor == "aarch64" || processor == "arm64")
    return Machine::AArch64;
  return Machine::None;
}

/// The machine for which this code, and with it the runtime built beside it, is compiled.
#if defined(__x86_64__)
constexpr Machine kThisMachine = Machine::X86_64;
#elif defined(__aarch64__)
constexpr Machine kThisMachine = Machine::AArch64;
#endif

} // namespace vais::profiler

#endif
