/// Profiles made by hand.

#ifndef VAIS_PROFILER_TEST_SAMPLEPROFILE_H
#define VAIS_PROFILER_TEST_SAMPLEPROFILE_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/ResolvedCode.h"

#include <string>
#include <vector>

namespace vais::profiler::test {

/// Each function is called by the previous one. There are no edges.
Profile chain(const std::vector<std::string> &functions);

/// A program that parses, with recursion, memory, a C++ name, a flat context and some drops. Its
/// numbers are plausible but not computed from anything.
Profile sampleProfile();

/// A program that spends most of its time in code that is not instrumented, before that is shown
/// (SampledCode.h): "pack", which main calls, in two places of libc and one of the vdso, half of
/// its time in all.
Profile libraryProfile();

/// A program whose function "pack" has 200 samples: 40 in its own lines, 100 in functions that are
/// inlined into it, one of which, "step", main calls as well, and 60 in libc. inlinedAnswer() knows
/// what is where.
Profile inlinedProfile();
ResolvedCode inlinedAnswer(const MappedObject &object, const std::vector<uint64_t> &addresses,
                           CodeDetail wanted);

} // namespace vais::profiler::test

#endif
