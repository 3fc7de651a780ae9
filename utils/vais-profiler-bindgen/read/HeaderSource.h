/// A header, and the machine for which it is read.

#ifndef VAIS_PROFILER_BINDGEN_HEADERSOURCE_H
#define VAIS_PROFILER_BINDGEN_HEADERSOURCE_H

#include <string>

namespace vais::profiler {

struct HeaderSource {
  std::string path;   ///< as given, and as used in errors
  std::string target; ///< triple
};

} // namespace vais::profiler

#endif
