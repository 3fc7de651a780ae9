/// Asks the resolver of addresses.

#include "utils/vais-profiler/profiles/ObjectSymbols.h"

#include "runtime/report/text/PrintableText.h"

#include <cstdio>
#include <set>

namespace vais::profiler {

ResolvedCode resolveQuietly(const MappedObject &object, const std::vector<uint64_t> &addresses,
                            CodeDetail wanted) {
  if (object.path.empty() || object.path[0] != '/') {
    ResolvedCode nothing;
    nothing.addresses.resize(addresses.size());
    return nothing;
  }
  return resolveCode({object.path, object.buildId}, addresses, wanted);
}

ResolvedCode resolve(const MappedObject &object, const std::vector<uint64_t> &addresses,
                     CodeDetail wanted) {
  ResolvedCode code = resolveQuietly(object, addresses, wanted);
  static std::set<std::string> printed;
  for (const std::string &warning : code.warnings)
    if (printed.insert(warning).second)
      std::fprintf(stderr, "vais-profiler: warning: %s\n", printable(warning).c_str());
  return code;
}

} // namespace vais::profiler
