/// The options `events` and `sample_on`.

#ifndef VAIS_PROFILER_SESSION_EVENTOPTIONS_H
#define VAIS_PROFILER_SESSION_EVENTOPTIONS_H

#include "runtime/session/options/Options.h"

#include "contracts/EventFormat.h"

namespace vais::profiler {

/// Sets `event` to what `text` says, `length` bytes of it: a name of Events.def, "rHEX", or
/// "NAME=TYPE.HEX" with the type in decimal places. Returns false if it says nothing of that.
bool parseEvent(const char *text, size_t length, format::CountedEvent &event);

/// Adds the events that the options ask for to the profile. What is no event is reported to
/// `complain`, in a line for each. When the session begins.
void prepareEvents(format::Header &header, const Options &options,
                   void (*complain)(const char *line));

} // namespace vais::profiler

#endif
