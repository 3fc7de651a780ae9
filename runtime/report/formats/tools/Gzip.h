/// Compression.

#ifndef VAIS_PROFILER_REPORT_GZIP_H
#define VAIS_PROFILER_REPORT_GZIP_H

#include <string>

namespace vais::profiler {

/// `bytes` as a gzip file (RFC 1952) without name and time, so that equal bytes stay equal.
std::string gzip(const std::string &bytes);

} // namespace vais::profiler

#endif
