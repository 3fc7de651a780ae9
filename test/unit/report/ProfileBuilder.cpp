/// Allocates and links like the runtime, only more slowly.

#include "test/unit/report/ProfileBuilder.h"

#include "runtime/report/store/ProfileReader.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace vais::profiler::test {

using namespace format;

ProfileBuilder::ProfileBuilder() : bytes_(kCapacity) {
  Header &h = header();
  std::memcpy(h.magic, kMagic, sizeof(h.magic));
  h.version = kVersion;
  h.headerSize = sizeof(Header);
  h.byteOrder = kByteOrder;
  h.base = kBase;
  h.reserve = uint64_t(1) << 32;
  h.processId = 4711;
  h.parentId = 1;
  h.state = format::ProcessState::Exited;
  h.timeMode = format::TimeMode::Sampled;
  h.memoryMode = format::MemoryMode::Sampled;
  h.clock = Clock::Monotonic;
  h.ticksPerNanosecond = 1;
  h.start = {1000, 1000};
  h.end = {11000, 11000};
  h.program = text("/usr/bin/demo");
  h.commandLine = text(std::string("./demo\0--fast\0", 14));
}

uint64_t ProfileBuilder::allocate(size_t size, size_t alignment) {
  used_ = (used_ + alignment - 1) / alignment * alignment;
  const uint64_t address = kBase + used_;
  used_ += size;
  EXPECT_LE(used_, kCapacity);
  header().used = used_;
  return address;
}

Address<String> ProfileBuilder::text(const std::string &text) {
  const size_t size = offsetof(String, text) + text.size();
  const auto address = make<String>(std::max(size, sizeof(String)), 8);
  at(address).length = static_cast<uint32_t>(text.size());
  std::memcpy(&bytes_[address.value - kBase + offsetof(String, text)], text.data(), text.size());
  return address;
}

FunctionAddress ProfileBuilder::function(const std::string &name, const std::string &file,
                                         uint32_t line) {
  const auto address = make<format::Function>();
  at(address).name = text(name);
  if (!file.empty())
    at(address).file = text(file);
  at(address).line = line;
  return address;
}

ThreadAddress ProfileBuilder::thread() {
  const auto address = make<Thread>();
  Thread &thread = at(address);
  thread.next = header().threads;
  thread.root = make<format::Context>();
  thread.contexts = thread.root;
  thread.owners = 1;
  thread.timedTop = {make<TimedBlock>(sizeof(TimedBlock), kTimedBlockSize).value};
  header().threads = address;
  return address;
}

ContextAddress ProfileBuilder::child(ContextAddress parent, FunctionAddress function,
                                     uint64_t calls, const EdgeTime &time) {
  const auto address = make<format::Context>();
  at(address).function = function;
  at(address).parent = parent;
  edge(parent, address, calls, time);
  return address;
}

ContextAddress ProfileBuilder::flat(FunctionAddress function) {
  const auto address = make<format::Context>();
  at(address).function = function;
  at(address).flags = kContextIsFlat;
  return address;
}

Address<EdgeTime> ProfileBuilder::edge(ContextAddress from, ContextAddress to, uint64_t calls,
                                       const EdgeTime &time) {
  const auto timeAddress = make<EdgeTime>();
  at(timeAddress) = time;
  const Slot slot{at(to).function, to, calls, 0};
  for (unsigned i = 0; i < kSlotsPerContext; ++i) {
    if (at(from).slots[i].function.value != 0)
      continue;
    at(from).slots[i] = slot;
    at(from).times[i] = timeAddress;
    return timeAddress;
  }
  addOverflow(from, slot, timeAddress);
  return timeAddress;
}

void ProfileBuilder::addOverflow(ContextAddress from, const Slot &slot, Address<EdgeTime> time) {
  if (at(from).overflow.value == 0) {
    at(from).overflow =
        make<EdgeTable>(offsetof(EdgeTable, entries) + kTableCapacity * sizeof(uint64_t));
    at(at(from).overflow).capacity = kTableCapacity;
  }
  const auto address = make<OverflowEdge>();
  at(address).slot = slot;
  at(address).time = time;
  EdgeTable &table = at(at(from).overflow);
  uint64_t entry = (slot.function.value >> 6) % kTableCapacity;
  while ((&table.entries[0])[entry].value != 0)
    entry = (entry + 1) % kTableCapacity;
  (&table.entries[0])[entry] = address;
  ++table.count;
}

void ProfileBuilder::open(ThreadAddress thread, Address<EdgeTime> time, uint64_t start,
                          uint64_t spentBefore) {
  Thread &owner = at(thread);
  const Address<TimedCall> place{owner.timedTop.value + sizeof(TimedCall)};
  at(place).previous = owner.timedTop;
  at(place).time = time;
  at(place).start = start;
  at(place).spentBefore = spentBefore;
  owner.timedTop = place;
}

Profile ProfileBuilder::read() const { return readProfile(TemporaryFile(bytes()).path()); }

TemporaryFile::TemporaryFile(const std::string &bytes) : path_(::testing::TempDir() + "XXXXXX") {
  const int file = mkstemp(path_.data());
  EXPECT_GE(file, 0);
  close(file);
  std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryFile::~TemporaryFile() { unlink(path_.c_str()); }

std::string pathOf(const Profile &profile, Index context) {
  std::string path;
  for (Index i = context; i != kNone && i != 0; i = profile.contexts[i].parent)
    path = profile.functions[profile.contexts[i].function].name + (path.empty() ? "" : ";") + path;
  return path;
}

vais::profiler::Context contextAt(const Profile &profile, const std::string &path) {
  for (Index i = 0; i < profile.contexts.size(); ++i)
    if (pathOf(profile, i) == path)
      return profile.contexts[i];
  ADD_FAILURE() << "no context " << path;
  return {};
}

Edge edgeAt(const Profile &profile, const std::string &from, const std::string &to) {
  for (const Edge &edge : profile.edges)
    if (pathOf(profile, edge.from) == from && pathOf(profile, edge.to) == to)
      return edge;
  ADD_FAILURE() << "no edge " << from << " -> " << to;
  return {};
}

} // namespace vais::profiler::test
