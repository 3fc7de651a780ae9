/// Looks functions up when an event first refers to them.

#include "runtime/report/trace/Trace.h"

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"

#include <cstring>
#include <numeric>

namespace vais::profiler {

Trace::Trace(const std::string &path, NameStyle names)
    : style_(names), image_(path), file_(image_.file(), image_.header()),
      timeline_(readTimeline(image_.header())), builder_(profile_), functions_(image_, builder_) {
  if (!(header().features & format::kHasTrace))
    image_.fail("a trace (recorded with mode=trace)", "a profile without one");
  ends_ = trackEnds(file_, image_);
}

std::vector<size_t> Trace::allTracks() const {
  std::vector<size_t> all(file_.tracks().size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

Index Trace::function(uint32_t operand) {
  const auto [known, isNew] = indices_.try_emplace(operand, 0);
  if (isNew) {
    known->second = functions_.find(operand);
    Function &function = profile_.functions[known->second];
    function.shownName = nameOf(function, style_);
  }
  return known->second;
}

const std::string &Trace::name(uint32_t operand) {
  return profile_.functions[function(operand)].shownName;
}

std::string Trace::program() { return printable(image_.text(header().program).value_or("")); }

std::string Trace::threadName(uint32_t id) {
  for (const TraceTrack &track : file_.tracks())
    if (const auto thread = tracedThread(track, image_); thread && thread->owner == id)
      return printable(image_.text(thread->name).value_or(""));
  return "";
}

bool isTraceFile(const std::string &path) {
  format::Header header{};
  const RegularFile file(path);
  return file && file.read(0, &header, sizeof header) == sizeof header &&
         std::memcmp(header.magic, format::kMagic, sizeof header.magic) == 0 &&
         (header.features & format::kHasTrace);
}

} // namespace vais::profiler
