/// Joins answers about one object.

#include "utils/vais-profiler/serve/CachedSymbols.h"

#include <algorithm>

namespace vais::profiler {

void CachedSymbols::Known::add(const std::vector<uint64_t> &asked, ResolvedCode answer) {
  const auto functions = static_cast<uint32_t>(code.functions.size()),
             files = static_cast<uint32_t>(code.files.size()),
             frames = static_cast<uint32_t>(code.frames.size());
  for (CodeFrame frame : answer.frames) {
    frame.function += functions;
    frame.file += files;
    code.frames.push_back(frame);
  }
  std::move(answer.functions.begin(), answer.functions.end(), std::back_inserter(code.functions));
  std::move(answer.files.begin(), answer.files.end(), std::back_inserter(code.files));
  for (size_t i = 0; i < std::min(asked.size(), answer.addresses.size()); ++i) {
    CodeAddress address = answer.addresses[i];
    address.firstFrame += frames;
    addresses.emplace(asked[i], address);
  }
  code.detail = std::max(code.detail, answer.detail);
  code.file = answer.file;
}

ResolvedCode CachedSymbols::resolve(const MappedObject &object,
                                    const std::vector<uint64_t> &addresses, CodeDetail wanted) {
  constexpr int kRest = 10; // times the time it took
  const std::lock_guard lock(mutex_);
  Known &known = known_[{object.path, object.buildId, wanted}];
  std::vector<uint64_t> missing;
  for (const uint64_t address : addresses)
    if (known.addresses.count(address) == 0)
      missing.push_back(address);
  const auto begin = std::chrono::steady_clock::now();
  if (!missing.empty() && begin >= known.next) {
    known.add(missing, resolve_(object, missing, wanted));
    const auto end = std::chrono::steady_clock::now();
    known.next = end + kRest * (end - begin);
  }
  ResolvedCode code = known.code;
  for (const uint64_t address : addresses) {
    const auto found = known.addresses.find(address);
    code.addresses.push_back(found == known.addresses.end() ? CodeAddress() : found->second);
  }
  return code;
}

} // namespace vais::profiler
