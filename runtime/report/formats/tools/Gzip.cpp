/// Makes a single call of zlib's deflate, with a buffer whose size zlib guarantees to suffice.

#include "runtime/report/formats/tools/Gzip.h"

#include <stdexcept>
#include <zlib.h>

namespace vais::profiler {

std::string gzip(const std::string &bytes) {
  constexpr int kGzip = 15 + 16; // largest window, gzip header
  constexpr int kMemoryLevel = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzip, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    throw std::bad_alloc();
  std::string compressed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef *>(compressed.data());
  stream.avail_out = static_cast<uInt>(compressed.size());
  const int result = deflate(&stream, Z_FINISH);
  compressed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END)
    throw std::runtime_error("gzip: expected to compress, found an input that is too large");
  return compressed;
}

} // namespace vais::profiler
