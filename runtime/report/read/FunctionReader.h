/// The functions of a profile, and the lines in which they allocate.

#ifndef VAIS_PROFILER_REPORT_FUNCTIONREADER_H
#define VAIS_PROFILER_REPORT_FUNCTIONREADER_H

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/read/ProfileImage.h"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vais::profiler {

/// Where a function allocates; `line` is 0 if this is unknown.
struct AllocationLine {
  std::string file;
  uint32_t line = 0;
};

/// The call sites of a function.
struct CallSites {
  uint32_t count = 0;
  uint32_t pointerCalls = 0;   ///< calls by pointer, to which the last sites belong, two for each
  std::vector<uint32_t> lines; ///< 0 for unknown ones; sites beyond the end have none

  uint32_t line(uint32_t site) const { return site < lines.size() ? lines[site] : 0; }
};

/// The functions of a profile, by their addresses.
class FunctionReader {
public:
  FunctionReader(ProfileImage &image, ProfileAssembler &builder);
  Index find(format::Address<format::Function> address);

  /// Returns the line of a site, or of a function that has a single one.
  const AllocationLine &allocationLine(format::Address<format::Function> address);

  /// Returns the call sites that each of the function's contexts has.
  const CallSites &callSites(format::Address<format::Function> address);

  /// Returns the function to which callers pass contexts and in whose body, or at the start of
  /// whose name, an address is; kNone if there is none. The time of a sample at the start of a
  /// function is that of the way there, such as a jump that the processor did not foresee.
  Index at(uint64_t address) const;

  /// Returns whether code of the profiler is at an address in functions to which callers pass
  /// contexts: in the name or in the entry of the body, and not where calls arrive.
  bool isProfilersCode(uint64_t address) const;

  /// Returns whether it is known which code is the function's, for at().
  bool hasCode(Index function) const;

  /// Returns an address in the object that has the function's code; 0 if none is known.
  uint64_t moduleOf(Index function) const;

  /// Calls see(function, address) for the body of each function that is known.
  template <class See> void forEachCode(See see) const {
    for (const auto &[address, code] : code_)
      see(code.function, address);
  }

  /// Notes calls of a function, which tells where most of them arrive.
  void addCalls(Index function, bool isAtSite, uint64_t calls);

  /// Returns whether all that recording adds to calls of the function is in the runtime or in code
  /// for which isProfilersCode() is true. `isAtSite`: for calls that are counted at their site,
  /// whose caller and callee handle contexts in their own code as well; otherwise for calls by
  /// name.
  bool isRecordedApart(format::Address<format::Function> address, bool isAtSite) const;

private:
  struct Code {
    uint64_t end; ///< address
    Index function;
  };
  struct NameCode {
    uint64_t end;      ///< address
    uint64_t function; ///< address
  };
  /// Where the hooks of a function are.
  struct HookCode {
    bool hasBody = false;       ///< of known extent
    bool ofNameIsApart = false; ///< its name is of known extent
    bool areCalled = false;     ///< kFunctionCallsHooks
  };
  void readNames();
  Function read(format::Address<format::Function> address);
  AllocationLine readLine(format::Address<format::Function> address);

  ProfileImage &image_;
  ProfileAssembler &builder_;
  std::unordered_map<uint64_t, Index> known_;
  std::map<uint64_t, Code> code_;      ///< by address; bodies of the functions found so far
  std::map<uint64_t, NameCode> names_; ///< by address
  std::unordered_set<Index> hasCode_;  ///< functions with an entry in code_
  std::unordered_map<Index, uint64_t> modules_;  ///< Module::identity by function
  std::unordered_map<uint64_t, HookCode> hooks_; ///< by address of the function
  std::unordered_map<Index, double> byName_; ///< calls by name, less those at sites, by function
  std::unordered_map<uint64_t, AllocationLine> lines_;
  std::unordered_map<uint64_t, CallSites> callSites_;
};

} // namespace vais::profiler

#endif
