/// What addresses of machine code stand for: functions, source files and lines.

#ifndef VAIS_PROFILER_REPORT_RESOLVEDCODE_H
#define VAIS_PROFILER_REPORT_RESOLVEDCODE_H

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace vais::profiler {

/// An ELF file that was mapped into a process. Its code is addressed as in the file itself: by the
/// virtual address that the linker chose, without the address at which it was loaded.
struct CodeObject {
  std::string path;
  std::string buildId; ///< hexadecimal; empty if it is not known
};

/// The most that could be found out about the code of an object.
enum class CodeDetail {
  Nothing,
  Functions, ///< by the symbol table
  Lines      ///< by debug information: lines and inlined functions as well
};

/// A function, inlined or not. Two are the same if they agree in all of this.
struct CodeFunction {
  std::string name;  ///< as the linker knows it
  std::string file;  ///< where it is declared; empty if unknown
  uint32_t line = 0; ///< likewise; 0 if unknown
};

/// A function that an address is in.
struct CodeFrame {
  uint32_t function = 0; ///< in ResolvedCode::functions
  uint32_t file = 0;     ///< in ResolvedCode::files, of which the first is empty: unknown
  uint32_t line = 0; ///< the line being executed, or that of the call inlined there; 0 if unknown
  bool isInlined = false; ///< into the function of the frame that follows
  uint8_t unused[3] = {}; ///< instead of padding, whose bytes would be packed with the frame
};

/// What is known about one address.
struct CodeAddress {
  uint32_t firstFrame = 0; ///< in ResolvedCode::frames: the innermost one
  uint32_t frames = 0;     ///< 0 if nothing is known
  uint64_t begin = 0;      ///< the code of the function that the others were inlined into, or the
  uint64_t end = 0;        ///< part of it that is around the address
};

/// The answer to a list of addresses of one object.
struct ResolvedCode {
  CodeDetail detail = CodeDetail::Nothing;
  std::vector<std::string> warnings; ///< one line each, about files that are missing or differ
  std::string file;                  ///< the file with the object's code; empty if there is none
  std::vector<CodeFunction> functions;
  std::vector<std::string> files;
  std::vector<CodeFrame> frames;
  std::vector<CodeAddress> addresses; ///< in the order in which they were asked for
};

} // namespace vais::profiler

#endif
