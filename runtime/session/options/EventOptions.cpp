/// Reads lists of events: "cycles,page-faults,r1c2".

#include "runtime/session/options/EventOptions.h"

#include "runtime/collect/sampler/EventCounters.h"
#include "runtime/session/options/NearestWord.h"

#include <linux/perf_event.h>

namespace vais::profiler {

using namespace format;

namespace {

struct NamedEvent {
  const char *name, *otherName;
  uint32_t type;
  uint64_t config;
};

constexpr NamedEvent kEvents[] = {
#define VAIS_PROFILER_EVENT(name, other, type, config) {name, other, type, config},
#include "contracts/Events.def"
};

/// Reads digits of `base` up to the end. Returns false if there are none, or anything else.
bool readNumber(const char *text, size_t length, unsigned base, uint64_t &number) {
  number = 0;
  if (length == 0 || length > 16)
    return false;
  for (size_t i = 0; i < length; ++i) {
    const char c = text[i];
    const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10)
                                                  : base;
    if (digit >= base)
      return false;
    number = number * base + digit;
  }
  return true;
}

size_t placeOf(char wanted, const char *text, size_t length) {
  size_t at = 0;
  while (at < length && text[at] != wanted)
    ++at;
  return at;
}

/// Reads "TYPE.HEX".
bool parseNumbers(const char *text, size_t length, CountedEvent &event) {
  uint64_t type = 0;
  const size_t point = placeOf('.', text, length);
  if (point == length || !readNumber(text, point, 10, type) || type > UINT32_MAX ||
      !readNumber(text + point + 1, length - point - 1, 16, event.config))
    return false;
  event.type = static_cast<uint32_t>(type);
  return true;
}

/// Says in a line what was expected. `text` is what was found instead.
void complainOf(const char *key, const char *text, size_t length,
                void (*complain)(const char *line)) {
  FixedText<64> word;
  word.append(text, length);
  NearestWord nearest{word.c_str()};
  for (const NamedEvent &event : kEvents)
    nearest.consider(event.name);
  FixedText<512> line;
  line.append("VAIS_PROFILER_OPTIONS: ").append(key).append(": unknown event '");
  line.append(word.c_str()).append("'; did you mean '").append(nearest.found).append("'?");
  complain(line.c_str());
}

/// Reads "EVENT@PERIOD"; returns the length of EVENT, or 0 if the text has another form.
size_t parsePeriod(const char *text, uint64_t &period) {
  const size_t length = textLength(text), at = placeOf('@', text, length);
  const bool isRead =
      at < length && readNumber(text + at + 1, length - at - 1, 10, period) && period > 0;
  return isRead ? at : 0;
}

} // namespace

bool parseEvent(const char *text, size_t length, CountedEvent &event) {
  event = {};
  const size_t equals = placeOf('=', text, length);
  if (equals == 0 || equals > kLongestEventName)
    return false;
  copyBytes(event.name, text, equals);
  if (equals < length)
    return parseNumbers(text + equals + 1, length - equals - 1, event);
  for (const NamedEvent &named : kEvents)
    if (textEquals(named.name, text, length) || textEquals(named.otherName, text, length)) {
      event.type = named.type;
      event.config = named.config;
      return true;
    }
  event.type = PERF_TYPE_RAW;
  return text[0] == 'r' && readNumber(text + 1, length - 1, 16, event.config);
}

static void prepareSampledEvent(Header &header, const char *text,
                                void (*complain)(const char *line)) {
  CountedEvent event = {};
  uint64_t period = 0;
  const size_t length = parsePeriod(text, period);
  if (!length)
    return complain("VAIS_PROFILER_OPTIONS: sample_on: expected an event and a period, such as "
                    "page-faults@1");
  if (!parseEvent(text, length, event))
    return complainOf("sample_on", text, length, complain);
  event.period = period;
  event.flags = kEventIsSampledOn;
  addEvent(header, event);
}

void prepareEvents(Header &header, const Options &options, void (*complain)(const char *line)) {
  if (*options.sample_on.c_str())
    prepareSampledEvent(header, options.sample_on.c_str(), complain);
  for (const char *text = options.events.c_str(); *text;) {
    const size_t length = placeOf(',', text, textLength(text));
    CountedEvent event;
    if (!parseEvent(text, length, event))
      complainOf("events", text, length, complain);
    else if (!addEvent(header, event))
      complain("VAIS_PROFILER_OPTIONS: events: more than can be counted; the last ones are not");
    text += length + (text[length] == ',');
  }
}

} // namespace vais::profiler
