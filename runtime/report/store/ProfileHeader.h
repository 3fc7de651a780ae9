/// What a file says of itself at its start.

#ifndef VAIS_PROFILER_TOOL_PROFILEHEADER_H
#define VAIS_PROFILER_TOOL_PROFILEHEADER_H

#include "runtime/report/read/RegularFile.h"

#include "contracts/ProfileFormat.h"

#include <optional>
#include <string>

namespace vais::profiler {

/// Whether a regular file is at `path` that begins as profiles do, merged ones included, of
/// whatever version.
bool isProfile(const std::string &path);

/// The header of the profile `file`; nothing when it is none, or one that is not of
/// this version and byte order.
std::optional<format::Header> readHeader(const RegularFile &file);

} // namespace vais::profiler

#endif
