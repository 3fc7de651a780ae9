/// Looks functions up when an event first names them.

#include "Trace.h"

#include "Names.h"

#include <cstring>
#include <fstream>

namespace vais::profiler {

Trace::Trace(const std::string &path)
    : image_(path), file_(path, image_.header()), timeline_(readTimeline(image_.header())),
      builder_(snapshot_), functions_(image_, builder_) {
  if (!(header().features & format::kHasTrace))
    image_.fail("a trace (recorded with mode=trace)", "a profile without one");
  ends_ = trackEnds(file_, image_);
}

Index Trace::function(uint32_t operand) {
  const auto [known, isNew] = indices_.try_emplace(operand, 0);
  if (isNew)
    known->second = functions_.find(operand);
  return known->second;
}

const std::string &Trace::name(uint32_t operand) {
  const Index index = function(operand);
  if (names_.size() <= index)
    names_.resize(size_t(index) + 1);
  std::string &name = names_[index];
  if (name.empty())
    name = displayName(snapshot_.functions[index].name);
  return name;
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
  std::ifstream file(path, std::ios::binary);
  file.read(reinterpret_cast<char *>(&header), sizeof header);
  return file && std::memcmp(header.magic, format::kMagic, sizeof header.magic) == 0 &&
         (header.features & format::kHasTrace);
}

} // namespace vais::profiler
