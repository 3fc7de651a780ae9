/// Asks libpfm4, which knows the tables of the processors' manufacturers.

#include "utils/vais-profiler/run/EventNames.h"

#include "contracts/EventFormat.h"

#include "utils/vais-profiler/terminal/CommandError.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <perfmon/pfmlib_perf_event.h>

namespace vais::profiler {
namespace {

/// Returns the event without ":u", ":k" or ":uk" at its end.
std::string withoutModifiers(const std::string &event) {
  const size_t colon = event.rfind(':');
  const bool isModified = colon != std::string::npos && colon + 1 < event.size() &&
                          event.find_first_not_of("uk", colon + 1) == std::string::npos;
  return isModified ? event.substr(0, colon) : event;
}

bool isKnownToRuntime(const std::string &event) {
  const std::vector<std::string> names = eventNames();
  return std::find(names.begin(), names.end(), event) != names.end();
}

bool isHexadecimal(const std::string &text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

/// Returns whether the event has numbers already: "rHEX", "NAME=TYPE.HEX" or more of them.
bool hasNumbers(const std::string &event) {
  if (event[0] == 'r' && isHexadecimal(event.substr(1)))
    return true;
  const size_t equals = event.find('='), point = event.find('.', equals);
  return point != std::string::npos &&
         isHexadecimal(event.substr(equals + 1, point - equals - 1)) &&
         event.find_first_not_of("0123456789abcdefABCDEF.", point) == std::string::npos;
}

/// Returns whether libpfm4 knows the event; if so, sets its attributes.
bool findEvent(const std::string &event, perf_event_attr &attributes) {
  static const bool isReady = pfm_initialize() == PFM_SUCCESS;
  pfm_perf_encode_arg_t argument = {};
  argument.attr = &attributes;
  argument.size = sizeof argument;
  return isReady && pfm_get_os_event_encoding(event.c_str(), PFM_PLM0 | PFM_PLM3, PFM_OS_PERF_EVENT,
                                              &argument) == PFM_SUCCESS;
}

/// Returns what the runtime is told of the event.
std::string numbersOf(const perf_event_attr &attributes) {
  std::string text = fmt::format("={}.{:x}", attributes.type, attributes.config);
  if (attributes.config1 || attributes.config2)
    text += fmt::format(".{:x}", attributes.config1);
  if (attributes.config2)
    text += fmt::format(".{:x}", attributes.config2);
  return text + (attributes.exclude_kernel ? ":u" : attributes.exclude_user ? ":k" : "");
}

std::string withNumbers(const std::string &event) {
  perf_event_attr attributes = {};
  const std::string plain = withoutModifiers(event);
  if (plain.empty() || isKnownToRuntime(plain) || hasNumbers(plain) ||
      !findEvent(event, attributes))
    return event;
  std::string name = event; // may have modifiers, such as :c=1
  std::replace(name.begin(), name.end(), '=', '-');
  const std::string numbers = numbersOf(attributes);
  if (name.size() > format::kLongestEventName)
    throw CommandError(fmt::format("run: {}: expected a name of at most {} bytes, found one of {}; "
                                   "give it another one: NAME{}",
                                   event, format::kLongestEventName, name.size(), numbers));
  return name + numbers;
}

} // namespace

std::vector<std::string> eventNames() {
  std::vector<std::string> names = {
#define VAIS_PROFILER_EVENT(name, other, type, config) name, other,
#include "contracts/Events.def"
  };
  names.erase(std::remove(names.begin(), names.end(), ""), names.end());
  return names;
}

std::string eventsWithNumbers(const std::string &events) {
  std::string text;
  for (size_t start = 0; start <= events.size();) {
    const size_t end = std::min(events.find(',', start), events.size());
    text += withNumbers(events.substr(start, end - start));
    if (end < events.size())
      text += ',';
    start = end + 1;
  }
  return text;
}

std::string sampledEventWithNumbers(const std::string &event) {
  const size_t at = event.rfind('@');
  return at == std::string::npos ? event : withNumbers(event.substr(0, at)) + event.substr(at);
}

} // namespace vais::profiler
