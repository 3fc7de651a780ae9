/// The options of a profiled program (Options.def), read from VAIS_PROFILER_OPTIONS.

#ifndef VAIS_PROFILER_SESSION_OPTIONS_H
#define VAIS_PROFILER_SESSION_OPTIONS_H

#include "runtime/base/Text.h"

#include <cstdint>

namespace vais::profiler {

/// Values of the options that take one of several words, in the order of Options.def.
#define VAIS_PROFILER_OPTION_TEXT(key, initial, help)
#define VAIS_PROFILER_OPTION_NUMBER(key, initial, minimum, maximum, help)
#define VAIS_PROFILER_OPTION_PERCENT(key, initial, help)
#define VAIS_PROFILER_OPTION_CHOICE(key, initial, help, ...)                                       \
  namespace choice_##key {                                                                         \
    enum Choice : uint32_t { __VA_ARGS__ };                                                        \
  }
#include "contracts/Options.def"

struct Options {
#define VAIS_PROFILER_OPTION_TEXT(key, initial, help) PathText key;
#define VAIS_PROFILER_OPTION_NUMBER(key, initial, minimum, maximum, help) uint64_t key = initial;
#define VAIS_PROFILER_OPTION_PERCENT(key, initial, help) uint64_t key = initial;
#define VAIS_PROFILER_OPTION_CHOICE(key, initial, help, ...)                                       \
  choice_##key::Choice key = choice_##key::initial;
#include "contracts/Options.def"
};

/// The options of this process, once its session has begun.
extern Options gOptions __attribute__((visibility("hidden")));

/// Sets the new `options` to the defaults.
void setDefaultOptions(Options &options);

/// Sets `options` to what `text` says; null is the same as "". An option that is unknown or has an
/// invalid value is reported to `complain`, with `origin`, the place of the text, and the most
/// similar name or the expected range; it keeps its value.
void addOptions(const char *text, const char *origin, Options &options,
                void (*complain)(const char *line));

} // namespace vais::profiler

#endif
