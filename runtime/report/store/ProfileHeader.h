/// Reads what a file states about itself in its header.

#ifndef VAIS_PROFILER_TOOL_PROFILEHEADER_H
#define VAIS_PROFILER_TOOL_PROFILEHEADER_H

#include "runtime/report/read/RegularFile.h"

#include "contracts/ProfileFormat.h"

#include <optional>
#include <string>

namespace vais::profiler {

/// Returns whether there is a regular file at `path` that begins like a profile of any version, or
/// like a merged one.
bool isProfile(const std::string &path);

/// Returns the header of the profile `file`, or nothing if it is not a profile of this version and
/// byte order.
std::optional<format::Header> readHeader(const RegularFile &file);

} // namespace vais::profiler

#endif
