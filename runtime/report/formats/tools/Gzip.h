/// Compresses reports.

#ifndef VAIS_PROFILER_REPORT_GZIP_H
#define VAIS_PROFILER_REPORT_GZIP_H

#include <memory>
#include <string>

struct z_stream_s;

namespace vais::profiler {

/// A gzip file (RFC 1952) without name and time, so that equal inputs give equal results. It is
/// made piece by piece.
class GzipStream {
public:
  GzipStream();
  ~GzipStream();
  GzipStream(const GzipStream &) = delete;
  GzipStream &operator=(const GzipStream &) = delete;

  /// Takes the next bytes of the input, and returns what of the file is complete.
  std::string add(const std::string &bytes);
  /// Returns the rest of the file.
  std::string finish();

private:
  std::string deflateAll(const std::string &bytes, int flush);

  const std::unique_ptr<z_stream_s> stream_;
};

/// Returns `bytes` as a gzip file.
std::string gzip(const std::string &bytes);

} // namespace vais::profiler

#endif
