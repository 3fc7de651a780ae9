/// Finds out which functions and lines addresses of machine code belong to, by libdw of elfutils.

#ifndef VAIS_PROFILER_TOOL_CODERESOLVER_H
#define VAIS_PROFILER_TOOL_CODERESOLVER_H

#include "runtime/report/model/ResolvedCode.h"

namespace vais::profiler {

/// Where distributions install debug information.
constexpr const char *kDebugFolder = "/usr/lib/debug";

/// Resolves `addresses` of `object`, which may come in any order. It is read from
///
/// - the file at its path, if that has the build id asked for;
/// - its debug information, if that is in a file of its own: by build id below `debugFolder`, by
///   .gnu_debuglink, or from the servers that DEBUGINFOD_URLS names;
/// - if the file is missing or another one, what `debugFolder` and these servers have of that build
///   id.
///
/// Never throws, whatever these files contain. They are read in a child process, so that a damaged
/// one, on which libdw may fail in any way, costs no more than the answer. If debug information is
/// damaged, functions are known by the symbol table; if that is, too, nothing is known. Each
/// of this comes with a warning.
///
/// All addresses of an object should be resolved at once: what takes time is to read the functions
/// and lines of the compilation units that have one of them, which is done once.
///
/// Nothing is read that tells more than `wanted`.
ResolvedCode resolveCode(const CodeObject &object, const std::vector<uint64_t> &addresses,
                         CodeDetail wanted = CodeDetail::Lines,
                         const std::string &debugFolder = kDebugFolder);

/// Does the same in this process, for an object whose files are known to be sound.
ResolvedCode resolveCodeHere(const CodeObject &object, const std::vector<uint64_t> &addresses,
                             CodeDetail wanted, const std::string &debugFolder);

} // namespace vais::profiler

#endif
