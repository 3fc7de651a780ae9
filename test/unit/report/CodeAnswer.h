/// What a resolver of addresses answers.

#ifndef VAIS_PROFILER_TEST_CODEANSWER_H
#define VAIS_PROFILER_TEST_CODEANSWER_H

#include "runtime/report/model/ResolvedCode.h"

#include <string>
#include <vector>

namespace vais::profiler::test {

/// A function around an address.
struct FunctionAround {
  std::string name;
  std::string file = {}; ///< of its declaration, and of the line that is executed
  uint32_t line = 0;
  uint32_t lineInside = 0; ///< that is executed, or that of the call inlined there
};

/// From the outermost one inwards.
using Frames = std::vector<FunctionAround>;

/// Returns the answer to `addresses`, of which each is in the functions `framesAt(address)`.
template <class FramesAt>
ResolvedCode resolved(const std::vector<uint64_t> &addresses, FramesAt framesAt) {
  ResolvedCode answer;
  answer.detail = CodeDetail::Lines;
  answer.files = {""};
  for (const uint64_t address : addresses) {
    const Frames frames = framesAt(address);
    CodeAddress &place = answer.addresses.emplace_back();
    place.firstFrame = static_cast<uint32_t>(answer.frames.size());
    place.frames = static_cast<uint32_t>(frames.size());
    for (size_t i = frames.size(); i-- > 0;) {
      CodeFrame &frame = answer.frames.emplace_back();
      frame.function = static_cast<uint32_t>(answer.functions.size());
      frame.file = static_cast<uint32_t>(answer.files.size());
      frame.line = frames[i].lineInside;
      frame.isInlined = i > 0;
      answer.functions.push_back({frames[i].name, frames[i].file, frames[i].line});
      answer.files.push_back(frames[i].file);
    }
  }
  return answer;
}

} // namespace vais::profiler::test

#endif
