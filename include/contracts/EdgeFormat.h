/// Counters of the control flow in the profile file (count=edges), which LLVM's passes insert and
/// LLVM can optimise by.
///
/// What is here refers to structures in the same way as ProfileFormat.h does.

#ifndef VAIS_PROFILER_EDGE_FORMAT_H
#define VAIS_PROFILER_EDGE_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

/// The kinds of values that are counted, as LLVM numbers them.
constexpr unsigned kValueKinds = 2;
constexpr unsigned kTargetValues = 0; ///< addresses that calls by pointer call
constexpr unsigned kSizeValues = 1;   ///< sizes that memcpy and the like are given, in ranges

/// A function whose control flow is counted.
struct CountedFunction {
  uint64_t nameHash;           ///< of its name, as LLVM computes it
  uint64_t shape;              ///< hash of its control flow
  uint64_t code;               ///< its address, by which calls by pointer reach it; 0 for none
  uint64_t firstCounter;       ///< index in CountedObject::counters
  uint64_t firstSite;          ///< index in CountedObject::values: sites of kind 0, then of kind 1
  uint32_t counters;           ///< number of counters
  uint32_t sites[kValueKinds]; ///< number of sites of each kind
  uint32_t reserved[3];
};
static_assert(sizeof(CountedFunction) == 64);

/// A value that occurred at a site. A site's values form a list, of at most kMostValues.
struct ValueCount {
  Address<ValueCount> next;
  uint64_t value;
  uint64_t count;
  uint64_t reserved;
};
static_assert(sizeof(ValueCount) == 32);
constexpr unsigned kMostValues = 24;

struct Phase;

/// What the counters of an object grew by in a phase.
struct PhaseCounters {
  Address<PhaseCounters> next;
  Address<Phase> phase;
  uint64_t counts; ///< address of as many uint64_t as there are counters
  uint64_t reserved[5];
};
static_assert(sizeof(PhaseCounters) == 64);

/// Bits of CountedObject::noted.
constexpr uint32_t kNotedWhich = 1; ///< which of CountedObject::notes is valid
constexpr uint32_t kNotedIsOff = 2; ///< recording is off

/// The counters of a linked object. If recording was never switched, they are the counts. Otherwise
/// the valid one of `notes` has a number for each counter: while recording is off, its count, and
/// while it is on, what must be added to the counter, modulo 2^64, to get the count.
struct CountedObject {
  Address<CountedObject> next;
  uint64_t functions; ///< address of the CountedFunctions
  uint64_t counters;  ///< address of the counters, uint64_t each
  uint64_t values;    ///< address of the sites, an Address<ValueCount> each
  uint64_t names;     ///< address of LLVM's table of names (__llvm_prf_names)
  uint64_t functionCount;
  uint64_t counterCount;
  uint64_t siteCount;
  uint64_t nameBytes;
  uint64_t llvmFormat; ///< version of LLVM's raw profiles, and flags (__llvm_profile_raw_version)
  uint32_t llvm;       ///< major version of the LLVM that compiled it
  uint32_t noted;      ///< kNoted*
  uint64_t notes[2];   ///< addresses of as many uint64_t as there are counters; 0 for none
  Address<PhaseCounters> phases; ///< of phases that have ended, at least once
  uint64_t phaseStart; ///< address of as many: the counts when the phase began; 0 for none
  uint64_t reserved;
};
static_assert(sizeof(CountedObject) == 128);

} // namespace vais::profiler::format

#endif
