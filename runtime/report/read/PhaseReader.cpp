/// The sums of phases are in tables. The phase that continues at the end also has what was recorded
/// since it began.

#include "runtime/report/read/PhaseReader.h"

#include "runtime/report/model/Reading.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace vais::profiler {
namespace {

using PhaseAddress = format::Address<format::Phase>;

/// The name of the time to which the program gave none.
constexpr const char *kNoPhase = "[no phase]";

std::optional<format::ProcessMarkers> processMarkers(ProfileImage &image) {
  const auto markers = image.header().markers;
  return markers.value ? image.load(markers) : std::nullopt;
}

std::string nameOf(ProfileImage &image, const format::Phase &phase) {
  if (phase.marker.value == 0)
    return kNoPhase;
  const auto marker = image.load(phase.marker);
  return marker ? image.text(marker->function.name).value_or("[lost]") : "[lost]";
}

/// Calls `visit(phase, address)` for each phase, the newest first.
template <class Visit> void forEachPhase(ProfileImage &image, PhaseAddress at, Visit visit) {
  while (at.value != 0) {
    const auto phase = image.take(at);
    if (!phase)
      return;
    visit(*phase, at);
    at = phase->next;
  }
}

void add(EdgeRecord &sum, const EdgeRecord &part, int sign) {
  sum.calls += static_cast<uint64_t>(static_cast<int64_t>(sign)) * part.calls;
  format::addSums(sum.time, part.time, sign);
}

/// A difference may be negative, because readings of a call that was running differ.
void raiseToZero(uint64_t &difference) {
  if (static_cast<int64_t>(difference) < 0)
    difference = 0;
}

} // namespace

PhaseCut::Sums PhaseCut::read(ProfileImage &image, format::Address<format::SumTable> address) {
  Sums sums;
  const auto table = address.value ? image.load(address) : std::nullopt;
  if (!table)
    return sums;
  image.spend(table->capacity * sizeof(table->entries[0]));
  for (uint32_t i = 0; i < table->capacity; ++i) {
    const auto entry =
        image.loadEntry<format::EdgeSums>(address.value + offsetof(format::SumTable, entries), i);
    const auto edge = entry.value ? image.take(entry) : std::nullopt;
    if (edge)
      sums[edge->slot.value] = {edge->calls, edge->time};
  }
  return sums;
}

PhaseAddress phaseAddress(ProfileImage &image, const std::string &name) {
  const auto markers = processMarkers(image);
  std::string names;
  PhaseAddress found{0};
  if (markers)
    forEachPhase(image, markers->phases, [&](const format::Phase &phase, PhaseAddress address) {
      const std::string each = nameOf(image, phase);
      names += (names.empty() ? "" : ", ") + each;
      if (each == name)
        found = address;
    });
  if (!found.value)
    image.fail("one of the phases " + (names.empty() ? "that it has not" : names), name);
  return found;
}

/// Of the member that holds EdgeTime::droppedCalls.
static constexpr unsigned kOtherBits = 8;

PhaseCut::PhaseCut(ProfileImage &image, const std::string &name) {
  const PhaseAddress address = phaseAddress(image, name);
  const auto phase = image.load(address);
  const auto markers = processMarkers(image);
  isCurrent_ = address.value == markers->phase.value;
  if (phase)
    sums_ = read(image, phase->sums);
  if (isCurrent_)
    before_ = read(image, markers->before);
}

EdgeRecord PhaseCut::of(uint64_t slot, const EdgeRecord &whole) const {
  EdgeRecord record;
  if (const auto sums = sums_.find(slot); sums != sums_.end())
    record = sums->second;
  if (isCurrent_) {
    add(record, whole, 1);
    if (const auto before = before_.find(slot); before != before_.end())
      add(record, before->second, -1);
  }
  uint64_t droppedCalls = record.time.droppedCalls << kOtherBits;
  for (uint64_t *sum : {&record.calls, &record.time.countedCalls, &record.time.countedTicks,
                        &droppedCalls, &record.time.sampled.samples})
    raiseToZero(*sum);
  record.time.droppedCalls = droppedCalls >> kOtherBits;
  record.time.standIn.value = 0; // its samples are those of the whole run
  return record;
}

std::vector<Phase> readPhases(ProfileImage &image, double nsPerTick, uint64_t endTicks) {
  std::vector<Phase> phases;
  const auto markers = processMarkers(image);
  if (!markers)
    return phases;
  forEachPhase(image, markers->phases, [&](const format::Phase &phase, PhaseAddress address) {
    const bool isCurrent = address.value == markers->phase.value;
    const uint64_t since = endTicks - std::min(markers->phaseStart, endTicks);
    const uint64_t ticks = phase.ticks + (isCurrent ? since : 0);
    phases.push_back({nameOf(image, phase), phase.begun, static_cast<double>(ticks) * nsPerTick});
  });
  std::reverse(phases.begin(), phases.end());
  return phases;
}

} // namespace vais::profiler
