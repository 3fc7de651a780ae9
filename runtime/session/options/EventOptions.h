/// The options `events` and `sample_on`.

#ifndef VAIS_PROFILER_SESSION_EVENTOPTIONS_H
#define VAIS_PROFILER_SESSION_EVENTOPTIONS_H

#include "runtime/collect/sampler/EventCounters.h"
#include "runtime/session/options/Options.h"

#include "contracts/EventFormat.h"

namespace vais::profiler {

/// Sets `request` to what `text` says, `length` bytes of it: a name of Events.def, "rHEX", or
/// "NAME=TYPE.HEX" with a decimal TYPE, behind which ".HEX" may say config1 and another one
/// config2.
/// ":u" behind any of these counts only what happens in user space, ":k" only what happens in the
/// kernel, and ":uk" both, as without it. Returns false if it is none of these.
bool parseEvent(const char *text, size_t length, EventRequest &request);

/// Adds the events that the options ask for to the profile, when the session begins. Each word that
/// is not an event is reported to `complain` in a line of its own.
void prepareEvents(format::Header &header, const Options &options,
                   void (*complain)(const char *line));

} // namespace vais::profiler

#endif
