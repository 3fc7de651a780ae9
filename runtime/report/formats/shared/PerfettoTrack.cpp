/// A message is written in place, behind the room for its length.

#include "runtime/report/formats/shared/PerfettoTrack.h"

#include <protozero/pbf_writer.hpp>

namespace vais::profiler {
namespace {

using protozero::pbf_writer;

namespace trace {
constexpr protozero::pbf_tag_type kPacket = 1;
}
namespace packet {
constexpr protozero::pbf_tag_type kClockSnapshot = 6, kTimestamp = 8, kSequence = 10,
                                  kTrackEvent = 11, kInternedData = 12, kSequenceFlags = 13,
                                  kDefaults = 59, kTrackDescriptor = 60, kIsFirstOnSequence = 87;
constexpr uint32_t kStateCleared = 1, kNeedsState = 2; ///< kSequenceFlags
} // namespace packet
namespace clock {
constexpr protozero::pbf_tag_type kClock = 1, kId = 1, kTimestamp = 2, kIsIncremental = 3;
constexpr uint32_t kOfTrace = 6;     ///< BUILTIN_CLOCK_BOOTTIME, that of the trace as a whole
constexpr uint32_t kOfSequence = 64; ///< the first one that a sequence may define
} // namespace clock
namespace defaults {
constexpr protozero::pbf_tag_type kTrackEvent = 11, kClock = 58, kTrack = 11;
}
namespace descriptor {
constexpr protozero::pbf_tag_type kTrack = 1, kName = 2, kProcess = 3, kThread = 4, kParent = 5,
                                  kCounter = 8;
}
namespace process {
constexpr protozero::pbf_tag_type kId = 1, kName = 6;
}
namespace thread {
constexpr protozero::pbf_tag_type kProcess = 1, kId = 2, kName = 5;
}
namespace event {
constexpr protozero::pbf_tag_type kArgument = 4, kType = 9, kName = 10, kTrack = 11, kNameText = 23,
                                  kValue = 44;
constexpr int32_t kBegin = 1, kEnd = 2, kInstant = 3, kCounter = 4; ///< kType
} // namespace event
namespace argument {
constexpr protozero::pbf_tag_type kNumber = 3, kText = 6, kAddress = 7, kName = 10;
}
namespace interned {
constexpr protozero::pbf_tag_type kEventName = 2, kId = 1, kName = 2;
}

/// Tracks are numbered through the whole trace: the process, its threads, and its counters behind
/// all of those.
constexpr uint64_t kProcessTrack = 1;
uint64_t trackOfThread(uint32_t sequence) { return kProcessTrack + sequence; }
uint64_t trackOfCounter(uint32_t counter) { return (uint64_t(1) << 32) + kProcessTrack + counter; }

/// A packet of a sequence that has begun.
class Packet {
public:
  Packet(std::string &bytes, uint32_t sequence, uint64_t distance)
      : trace_(bytes), packet_(trace_, trace::kPacket) {
    packet_.add_uint64(packet::kTimestamp, distance);
    packet_.add_uint32(packet::kSequence, sequence);
    packet_.add_uint32(packet::kSequenceFlags, packet::kNeedsState);
  }

  pbf_writer message(protozero::pbf_tag_type field) { return pbf_writer(packet_, field); }

private:
  pbf_writer trace_, packet_;
};

void addArguments(pbf_writer &event, PerfettoArguments arguments) {
  for (const PerfettoArgument &each : arguments) {
    pbf_writer message(event, event::kArgument);
    message.add_string(argument::kName, each.name);
    if (each.kind == PerfettoArgument::Kind::Number)
      message.add_uint64(argument::kNumber, each.number);
    else if (each.kind == PerfettoArgument::Kind::Address)
      message.add_uint64(argument::kAddress, each.number);
    else
      message.add_string(argument::kText, each.text);
  }
}

/// Says that times are distances, the first one from the program's start.
void addClock(pbf_writer &packet) {
  pbf_writer snapshot(packet, packet::kClockSnapshot);
  {
    pbf_writer ofTrace(snapshot, clock::kClock);
    ofTrace.add_uint32(clock::kId, clock::kOfTrace);
    ofTrace.add_uint64(clock::kTimestamp, 0);
  }
  pbf_writer ofSequence(snapshot, clock::kClock);
  ofSequence.add_uint32(clock::kId, clock::kOfSequence);
  ofSequence.add_uint64(clock::kTimestamp, 0);
  ofSequence.add_bool(clock::kIsIncremental, true);
}

void addDefaults(pbf_writer &packet, uint64_t track) {
  pbf_writer defaults(packet, packet::kDefaults);
  defaults.add_uint32(defaults::kClock, clock::kOfSequence);
  pbf_writer event(defaults, defaults::kTrackEvent);
  event.add_uint64(defaults::kTrack, track);
}

} // namespace

void appendPerfettoProcess(std::string &bytes, uint32_t processId, const std::string &name) {
  pbf_writer trace(bytes);
  pbf_writer packet(trace, trace::kPacket);
  pbf_writer track(packet, packet::kTrackDescriptor);
  track.add_uint64(descriptor::kTrack, kProcessTrack);
  pbf_writer process(track, descriptor::kProcess);
  process.add_int32(process::kId, static_cast<int32_t>(processId));
  process.add_string(process::kName, name);
}

void appendPerfettoCounter(std::string &bytes, uint32_t counter, const std::string &name) {
  pbf_writer trace(bytes);
  pbf_writer packet(trace, trace::kPacket);
  pbf_writer track(packet, packet::kTrackDescriptor);
  track.add_uint64(descriptor::kTrack, trackOfCounter(counter));
  track.add_uint64(descriptor::kParent, kProcessTrack);
  track.add_string(descriptor::kName, name);
  track.add_message(descriptor::kCounter, std::string());
}

PerfettoTrack::PerfettoTrack(std::string &bytes, uint32_t sequence, uint32_t processId,
                             uint32_t threadId, const std::string &name)
    : sequence_(sequence), threadId_(threadId) {
  pbf_writer trace(bytes);
  {
    pbf_writer packet(trace, trace::kPacket);
    packet.add_uint32(packet::kSequence, sequence);
    packet.add_uint32(packet::kSequenceFlags, packet::kStateCleared);
    packet.add_bool(packet::kIsFirstOnSequence, true);
    addDefaults(packet, trackOfThread(sequence));
    addClock(packet);
  }
  pbf_writer packet(trace, trace::kPacket);
  packet.add_uint32(packet::kSequence, sequence);
  pbf_writer track(packet, packet::kTrackDescriptor);
  track.add_uint64(descriptor::kTrack, trackOfThread(sequence));
  track.add_uint64(descriptor::kParent, kProcessTrack);
  pbf_writer thread(track, descriptor::kThread);
  thread.add_int32(thread::kProcess, static_cast<int32_t>(processId));
  thread.add_int32(thread::kId, static_cast<int32_t>(threadId));
  if (!name.empty())
    thread.add_string(thread::kName, name);
}

uint64_t PerfettoTrack::distanceTo(uint64_t ns) {
  const uint64_t distance = ns > ns_ ? ns - ns_ : 0;
  ns_ += distance;
  return distance;
}

void PerfettoTrack::begin(std::string &bytes, uint64_t ns, size_t number, const std::string &name,
                          PerfettoArguments arguments) {
  Packet packet(bytes, sequence_, distanceTo(ns));
  if (number >= named_.size())
    named_.resize(number + 1);
  if (!named_[number]) {
    named_[number] = true;
    pbf_writer data = packet.message(packet::kInternedData);
    pbf_writer entry(data, interned::kEventName);
    entry.add_uint64(interned::kId, number + 1);
    entry.add_string(interned::kName, name);
  }
  pbf_writer event = packet.message(packet::kTrackEvent);
  event.add_int32(event::kType, event::kBegin);
  event.add_uint64(event::kName, number + 1);
  addArguments(event, arguments);
}

void PerfettoTrack::end(std::string &bytes, uint64_t ns, PerfettoArguments arguments) {
  Packet packet(bytes, sequence_, distanceTo(ns));
  pbf_writer event = packet.message(packet::kTrackEvent);
  event.add_int32(event::kType, event::kEnd);
  addArguments(event, arguments);
}

void PerfettoTrack::instant(std::string &bytes, uint64_t ns, const std::string &name,
                            PerfettoArguments arguments) {
  Packet packet(bytes, sequence_, distanceTo(ns));
  pbf_writer event = packet.message(packet::kTrackEvent);
  event.add_int32(event::kType, event::kInstant);
  event.add_string(event::kNameText, name);
  addArguments(event, arguments);
}

void PerfettoTrack::value(std::string &bytes, uint64_t ns, uint32_t counter, double value) {
  Packet packet(bytes, sequence_, distanceTo(ns));
  pbf_writer event = packet.message(packet::kTrackEvent);
  event.add_int32(event::kType, event::kCounter);
  event.add_uint64(event::kTrack, trackOfCounter(counter));
  event.add_double(event::kValue, value);
}

} // namespace vais::profiler
