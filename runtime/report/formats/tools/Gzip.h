/// Compresses reports.

#ifndef VAIS_PROFILER_REPORT_GZIP_H
#define VAIS_PROFILER_REPORT_GZIP_H

#include <string>

namespace vais::profiler {

/// Returns `bytes` as a gzip file (RFC 1952) without name and time, so that equal inputs give equal
/// results.
std::string gzip(const std::string &bytes);

} // namespace vais::profiler

#endif
