/// Reads lists of events: "cycles,page-faults,r1c2".

#include "runtime/session/options/EventOptions.h"

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

/// Reads "TYPE.HEX", "TYPE.HEX.HEX" or "TYPE.HEX.HEX.HEX".
bool parseNumbers(const char *text, size_t length, EventRequest &request) {
  uint64_t type = 0;
  size_t at = placeOf('.', text, length);
  if (at == length || !readNumber(text, at, 10, type) || type > UINT32_MAX)
    return false;
  request.event.type = static_cast<uint32_t>(type);
  uint64_t *const configs[] = {&request.event.config, &request.config1, &request.config2};
  for (uint64_t *config : configs) {
    const char *number = text + at + 1;
    const size_t digits = placeOf('.', number, length - at - 1);
    if (!readNumber(number, digits, 16, *config))
      return false;
    at += 1 + digits;
    if (at == length)
      return true;
  }
  return false;
}

/// Reads the modifiers at the end of "EVENT:u". Returns the length of EVENT, or 0 if there are
/// others than u and k behind the last colon, which then are part of a name.
size_t parseModifiers(const char *text, size_t length, CountedEvent &event) {
  size_t at = length;
  while (at > 0 && text[at - 1] != ':')
    --at;
  if (at == 0 || at == length)
    return 0;
  bool isOfUser = false, isOfKernel = false;
  for (size_t i = at; i < length; ++i) {
    isOfUser |= text[i] == 'u';
    isOfKernel |= text[i] == 'k';
    if (text[i] != 'u' && text[i] != 'k')
      return 0;
  }
  if (isOfUser != isOfKernel)
    event.flags |= isOfUser ? kEventIsUserOnly : kEventIsKernelOnly;
  return at - 1;
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

bool parseEvent(const char *text, size_t length, EventRequest &request) {
  request = {};
  CountedEvent &event = request.event;
  const size_t equals = placeOf('=', text, length);
  if (equals == 0 || equals > kLongestEventName)
    return false;
  copyBytes(event.name, text, equals);
  const char *rest = equals < length ? text + equals + 1 : text;
  if (const size_t plain = parseModifiers(rest, static_cast<size_t>(text + length - rest), event))
    length = static_cast<size_t>(rest - text) + plain;
  if (equals < length)
    return parseNumbers(rest, static_cast<size_t>(text + length - rest), request);
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
  EventRequest request = {};
  uint64_t period = 0;
  const size_t length = parsePeriod(text, period);
  if (!length)
    return complain("VAIS_PROFILER_OPTIONS: sample_on: expected an event and a period, such as "
                    "page-faults@1");
  if (!parseEvent(text, length, request))
    return complainOf("sample_on", text, length, complain);
  request.event.period = period;
  request.event.flags |= kEventIsSampledOn;
  addEvent(header, request);
}

void prepareEvents(Header &header, const Options &options, void (*complain)(const char *line)) {
  if (*options.sample_on.c_str())
    prepareSampledEvent(header, options.sample_on.c_str(), complain);
  for (const char *text = options.events.c_str(); *text;) {
    const size_t length = placeOf(',', text, textLength(text));
    EventRequest request;
    if (!parseEvent(text, length, request))
      complainOf("events", text, length, complain);
    else if (!addEvent(header, request))
      complain("VAIS_PROFILER_OPTIONS: events: more than can be counted; the last ones are not");
    text += length + (text[length] == ',');
  }
}

} // namespace vais::profiler
