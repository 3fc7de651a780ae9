/// Names of events that the runtime does not know, because it depends on nothing.

#ifndef VAIS_PROFILER_TOOL_EVENTNAMES_H
#define VAIS_PROFILER_TOOL_EVENTNAMES_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the names that programs know by themselves.
std::vector<std::string> eventNames();

/// Returns the list with "NAME=TYPE.HEX" in place of each NAME that libpfm4 knows and the runtime
/// does not: names of the processor's own events, such as "skx::INST_RETIRED:ANY_P", with config1
/// and config2 behind a further "." each, and ":u" or ":k", where they need that. What nobody knows
/// stays as it is, for the runtime to complain of. Throws CommandError where a name is too long.
std::string eventsWithNumbers(const std::string &events);

/// Does the same for EVENT in "EVENT@PERIOD".
std::string sampledEventWithNumbers(const std::string &event);

} // namespace vais::profiler

#endif
