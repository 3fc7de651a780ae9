/// Compresses by zlib, at its fastest level: a trace is large, and the usual level takes up to
/// three times as long for no less than 60 % of the size.

#include "runtime/report/formats/tools/Gzip.h"

#include <algorithm>
#include <limits>
#include <new>
#include <zlib.h>

namespace vais::profiler {

GzipStream::GzipStream() : stream_(std::make_unique<z_stream_s>()) {
  constexpr int kGzip = 15 + 16; // largest window, gzip header
  constexpr int kMemoryLevel = 8;
  if (deflateInit2(stream_.get(), Z_BEST_SPEED, Z_DEFLATED, kGzip, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

GzipStream::~GzipStream() { deflateEnd(stream_.get()); }

std::string GzipStream::deflateAll(const std::string &bytes, int flush) {
  constexpr size_t kMostAtOnce = std::numeric_limits<uInt>::max(), kRoom = size_t(64) << 10;
  std::string compressed;
  size_t done = 0;
  do {
    const size_t piece = std::min(bytes.size() - done, kMostAtOnce);
    stream_->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data() + done));
    stream_->avail_in = static_cast<uInt>(piece);
    done += piece;
    do {
      const size_t size = compressed.size();
      compressed.resize(size + kRoom);
      stream_->next_out = reinterpret_cast<Bytef *>(&compressed[size]);
      stream_->avail_out = static_cast<uInt>(kRoom);
      deflate(stream_.get(), done < bytes.size() ? Z_NO_FLUSH : flush);
      compressed.resize(compressed.size() - stream_->avail_out);
    } while (stream_->avail_out == 0);
  } while (done < bytes.size());
  return compressed;
}

std::string GzipStream::add(const std::string &bytes) { return deflateAll(bytes, Z_NO_FLUSH); }

std::string GzipStream::finish() { return deflateAll("", Z_FINISH); }

std::string gzip(const std::string &bytes) {
  GzipStream stream;
  std::string compressed = stream.add(bytes);
  return compressed += stream.finish();
}

} // namespace vais::profiler
