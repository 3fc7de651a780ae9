/// The profile of the running test as the tool reads it, from its file.

#ifndef VAIS_PROFILER_TEST_SNAPSHOTS_PROFILEONDISK_H
#define VAIS_PROFILER_TEST_SNAPSHOTS_PROFILEONDISK_H

#include <string>

namespace vais::profiler::test {

/// Returns a report of the profile at `path`, as `vais-profiler report` makes it.
std::string reportOfFile(const std::string &path, const std::string &format);

} // namespace vais::profiler::test

#endif
