/// Walks each table once; samples in lost memory are missing.

#include "runtime/report/read/ClockSampleReader.h"

#include <utility>

namespace vais::profiler {

static NoClockSamples absence(const ProfileImage &image) {
  switch (image.header().sampler) {
  case format::SamplerState::Off:
  case format::SamplerState::On:
    return NoClockSamples::Unknown;
  case format::SamplerState::UnknownKernel:
    return NoClockSamples::Kernel;
  case format::SamplerState::NoSignal:
    return NoClockSamples::NoSignal;
  case format::SamplerState::TakenOver:
    return NoClockSamples::TakenOver;
  case format::SamplerState::NoEvents:
    return NoClockSamples::NoEvents;
  case format::SamplerState::CostlyEvents:
    return NoClockSamples::CostlyEvents;
  }
  image.fail("a state of the sampler",
             std::to_string(static_cast<uint32_t>(image.header().sampler)));
}

ClockSampleReader::ClockSampleReader(ProfileImage &image, const FunctionReader &functions,
                                     const MappedCodeReader &objects, ProfileAssembler &builder,
                                     Profile &profile)
    : image_(image), functions_(functions), objects_(objects), builder_(builder),
      profile_(profile) {
  profile.clockSampling.none = absence(image);
}

bool ClockSampleReader::seeOwnCost() const {
  constexpr uint64_t kEnoughSamples = 100;
  return image_.header().ownCodeSize > 0 && profile_.clockSampling.samples >= kEnoughSamples;
}

double ClockSampleReader::read(const format::Thread &thread, const KnownContexts &contexts) {
  ClockSampling &sampling = profile_.clockSampling;
  const auto state = static_cast<format::SamplingState>(thread.samplingState);
  sampling.threadsWithout +=
      state == format::SamplingState::Blocked || state == format::SamplingState::Refused;
  sampling.unplacedNs += static_cast<double>(thread.unplacedNs);
  double inFunctions = 0;
  image_.forEachEntry(thread.clockSamples, [&](auto, const format::ClockSample &sample) {
    const auto ns = static_cast<double>(sample.nanoseconds);
    const ClockPlace place = placeOf(sample, contexts);
    sampling.samples += sample.samples;
    sampling.ns += ns;
    if (place.isOwn) {
      sampling.ownSamples += sample.samples;
      sampling.ownNs += ns;
    } else if (place.context == kNone) {
      sampling.unplacedNs += ns;
    } else {
      CodeSamples code;
      code.samples = sample.samples;
      code.ns = ns;
      addCode(place.context, sample, code);
      Context &found = profile_.contexts[place.context];
      found.clockSamples += sample.samples;
      found.clockNs += ns;
      inFunctions += contexts.indexOf(sample.context) != 0 ? ns : 0;
    }
  });
  return inFunctions;
}

void ClockSampleReader::addEvents(Index context, const format::ClockSample &sample,
                                  const EventCounts &counts) {
  CodeSamples code;
  code.events = counts;
  addCode(context, sample, std::move(code));
}

/// Where it is not known which code is the function's, all of the object that it is in is taken for
/// it.
void ClockSampleReader::addCode(Index context, const format::ClockSample &sample,
                                CodeSamples found) {
  if (context == 0 || objects_.isEmpty())
    return;
  const Index function = profile_.contexts[context].function;
  const uint64_t counter = sample.counter;
  const CodePlace place = objects_.at(counter, sample.code);
  found.context = context;
  found.object = place.object;
  found.address = place.address;
  found.isOwn = counter == 0 || functions_.at(counter) != kNone ||
                (!functions_.hasCode(function) && place.object != kNone &&
                 place.object == objects_.objectAround(functions_.moduleOf(function)));
  builder_.addCode(found);
}

ClockPlace ClockSampleReader::placeOf(const format::ClockSample &sample,
                                      const KnownContexts &contexts) {
  const format::Header &header = image_.header();
  const uint64_t counter = sample.counter;
  if (counter - header.ownCode < header.ownCodeSize || functions_.isProfilersCode(counter))
    return {kNone, true};
  const Index context = contexts.indexOf(sample.context);
  return {context == kNone ? kNone : place(context, counter), false};
}

/// Returns the context to which a sample belongs: mostly that of a caller further up, or one below
/// if its function has just been called by name, or further down if recursion was folded.
Index ClockSampleReader::place(Index context, uint64_t counter) {
  const Index function = functions_.at(counter);
  if (function == kNone)
    return context;
  const auto &contexts = profile_.contexts;
  for (Index above = context; above != kNone; above = contexts[above].parent)
    if (contexts[above].function == function)
      return above;
  for (const Index each : contextsOf(function))
    if (profile_.contexts[each].parent == context)
      return each;
  for (const Index each : contextsOf(function))
    if (isBelow(each, context))
      return each;
  return context;
}

bool ClockSampleReader::isBelow(Index context, Index ancestor) const {
  while (context != kNone && context > ancestor) // contexts come after their parents
    context = profile_.contexts[context].parent;
  return context == ancestor;
}

const std::vector<Index> &ClockSampleReader::contextsOf(Index function) {
  if (byFunction_.empty()) {
    byFunction_.resize(profile_.functions.size());
    for (Index i = 1; i < profile_.contexts.size(); ++i)
      byFunction_[profile_.contexts[i].function].push_back(i);
  }
  return byFunction_[function];
}

} // namespace vais::profiler
