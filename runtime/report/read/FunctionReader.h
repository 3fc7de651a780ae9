/// The functions of a profile, and the lines in which they allocate.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONREADER_H
#define VAIS_PROFILER_REPORT_FUNCTIONREADER_H

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/read/ProfileImage.h"

#include <map>
#include <string>
#include <unordered_map>

namespace vais::profiler {

/// Where a function allocates; `line` is 0 if this is unknown.
struct AllocationLine {
  std::string file;
  uint32_t line = 0;
};

/// The functions of a profile, by their addresses.
class FunctionReader {
public:
  FunctionReader(ProfileImage &image, ProfileAssembler &builder);
  Index find(format::Address<format::Function> address);

  /// Returns the line of a site, or of a function that has a single one.
  const AllocationLine &allocationLine(format::Address<format::Function> address);

  /// Returns how many call sites each of the function's contexts has.
  uint32_t callSites(format::Address<format::Function> address);

  /// Returns the function to which callers pass contexts and whose code is at an address, or kNone
  /// if there is none.
  Index at(uint64_t address) const;

private:
  struct Code {
    uint64_t end; ///< address
    Index function;
  };
  Function read(format::Address<format::Function> address);
  AllocationLine readLine(format::Address<format::Function> address);

  ProfileImage &image_;
  ProfileAssembler &builder_;
  std::unordered_map<uint64_t, Index> known_;
  std::map<uint64_t, Code> code_; ///< by address; of the functions found so far
  std::unordered_map<uint64_t, AllocationLine> lines_;
  std::unordered_map<uint64_t, uint32_t> callSites_;
};

} // namespace vais::profiler

#endif
