/// The instructions of a file, as the disassembler of binutils or LLVM prints them.

#ifndef VAIS_PROFILER_TOOL_DISASSEMBLY_H
#define VAIS_PROFILER_TOOL_DISASSEMBLY_H

#include <cstdint>
#include <string>
#include <vector>

namespace vais::profiler {

struct Instruction {
  uint64_t address; ///< virtual, in the file
  std::string text; ///< without tabs
};

/// Returns the instructions from the address `begin` up to `end`; none if the file has no code
/// there. Runs objdump or, if there is none, llvm-objdump. Throws CommandError if there is neither.
std::vector<Instruction> disassemble(const std::string &path, uint64_t begin, uint64_t end);

} // namespace vais::profiler

#endif
