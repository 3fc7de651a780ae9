/// What a profile says of its program and process, and the file that it is saved in.

#ifndef VAIS_PROFILER_SESSION_DESCRIPTION_H
#define VAIS_PROFILER_SESSION_DESCRIPTION_H

#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// The program as the session finds it when it begins.
struct Program {
  PathText executable; ///< its path; empty if it is secure or there is no /proc

  /// Whether the program has rights that its caller lacks. If so, nothing that the caller could
  /// choose is obeyed or opened, and the profile is in memory only, for reports that the program
  /// itself asks for.
  bool isSecure;
};
extern Program gProgram __attribute__((visibility("hidden")));

/// Bytes of a new profile: the header and the chunk behind it, which describes the program.
constexpr uint64_t kFirstFileSize = sizeof(format::Header) + kFirstChunk;

/// Sets what the options decide, and how the profile is laid out in `reserve` bytes of addresses.
void describeFormat(format::Header &header, uint64_t reserve);

/// Sets the fields of the trace, which begins where the profile's addresses end.
void describeTrace(format::Header &header);

/// Copies the name, the arguments and the build id of the program into the profile.
void describeProgram(format::Header &header);

/// Sets the ids of the process and its parent, the time, and that the process is running.
void describeProcess(format::Header &header);

/// Returns the path of the profile of `process`; empty if it is not saved.
PathText outputPath(uint32_t process, bool isForked);

/// Gives the profile its name, and sets aside the page for publishProfileFile.
void publish(format::Header &header);

} // namespace vais::profiler

#endif
