/// The options `events` and `sample_on`.

#ifndef VAIS_PROFILER_SESSION_EVENTOPTIONS_H
#define VAIS_PROFILER_SESSION_EVENTOPTIONS_H

#include "runtime/session/options/Options.h"

#include "contracts/EventFormat.h"

namespace vais::profiler {

/// Sets `event` to what `text` says, `length` bytes of it: a name of Events.def, "rHEX", or
/// "NAME=TYPE.HEX" with a decimal TYPE. Returns false if it is none of these.
bool parseEvent(const char *text, size_t length, format::CountedEvent &event);

/// Adds the events that the options ask for to the profile, when the session begins. Each word that
/// is not an event is reported to `complain` in a line of its own.
void prepareEvents(format::Header &header, const Options &options,
                   void (*complain)(const char *line));

} // namespace vais::profiler

#endif
