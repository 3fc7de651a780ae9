/// A header and the machine that it is read for.

#ifndef VAIS_PROFILER_BINDGEN_HEADERSOURCE_H
#define VAIS_PROFILER_BINDGEN_HEADERSOURCE_H

#include <string>

namespace vais::profiler {

struct HeaderSource {
  std::string path;   ///< as given; errors name it so
  std::string target; ///< triple
};

} // namespace vais::profiler

#endif
