/// The objects that a process had mapped, and which address was in which of them.

#ifndef VAIS_PROFILER_REPORT_MAPPEDCODEREADER_H
#define VAIS_PROFILER_REPORT_MAPPEDCODEREADER_H

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/read/ProfileImage.h"

#include <unordered_map>
#include <utility>
#include <vector>

namespace vais::profiler {

/// A place in the code of an object.
struct CodePlace {
  Index object = kNone; ///< in Profile::objects; kNone if it is not known
  uint64_t address = 0; ///< virtual, in the object
};

/// The executable mappings of a process. Nothing is known of older profiles.
class MappedCodeReader {
public:
  /// Adds all objects to the profile.
  MappedCodeReader(ProfileImage &image, ProfileAssembler &builder);

  bool isEmpty() const { return codes_.empty(); }

  /// Returns the place of an address in the mapping of that number or, if that is 0, in the only
  /// mapping that ever contained it.
  CodePlace at(uint64_t address, uint32_t number = 0) const;

  /// Returns the object to which `address` belongs, which may be that of data.
  Index objectAround(uint64_t address) const;

private:
  struct Code {
    uint64_t start, size, bias;
    uint32_t number;
    bool isUnloaded;
    Index object;
  };

  void sort();
  const Code *onlyOneAt(uint64_t address) const;

  std::vector<Code> codes_; ///< by start
  uint64_t largest_ = 0;    ///< size of any of them
  std::unordered_map<uint32_t, size_t> byNumber_;
  std::vector<std::pair<uint64_t, Index>> objectsByBias_; ///< the newest of each bias
};

} // namespace vais::profiler

#endif
