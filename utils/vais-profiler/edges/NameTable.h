/// LLVM's tables of function names.

#ifndef VAIS_PROFILER_TOOL_NAMETABLE_H
#define VAIS_PROFILER_TOOL_NAMETABLE_H

#include <cstdint>
#include <map>
#include <string>

namespace vais::profiler {

/// Returns the names in `bytes`, the contents of a section __llvm_prf_names, by their hashes.
/// Throws std::runtime_error with what is wrong with it.
std::map<uint64_t, std::string> namesOf(const std::string &bytes);

/// Returns the hash by which LLVM finds a name: the first half of its MD5.
uint64_t nameHash(const std::string &name);

} // namespace vais::profiler

#endif
