/// Files with a bit of everything, to be damaged.

#ifndef VAIS_PROFILER_TEST_RICHPROFILES_H
#define VAIS_PROFILER_TEST_RICHPROFILES_H

#include <string>

namespace vais::profiler::test {

/// Two threads with recursion, flat contexts, overflowing edges and open calls.
std::string richProfile();

/// Two threads with events of every kind, in three blocks.
std::string richTrace();

} // namespace vais::profiler::test

#endif
