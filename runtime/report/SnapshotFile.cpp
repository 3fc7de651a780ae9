/// Protocol buffers by protozero; what is read is checked before anything follows an index.

#include "SnapshotFile.h"

#include "ProfileReader.h"
#include "SelfTime.h"
#include "SnapshotFields.h"
#include "Values.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>
#include <sstream>

namespace vais::profiler {
namespace {

using protozero::pbf_reader;
using protozero::pbf_writer;

constexpr size_t kMagicSize = sizeof(kSnapshotMagic) - 1;

class FieldWriter {
public:
  explicit FieldWriter(pbf_writer &message) : message_(message) {}

  void operator()(unsigned field, uint32_t value) { message_.add_uint32(field, value); }
  void operator()(unsigned field, bool value) { message_.add_bool(field, value); }
  void operator()(unsigned field, const std::string &value) { message_.add_string(field, value); }
  void operator()(unsigned field, uint64_t value) {
    if (value != 0)
      message_.add_uint64(field, value);
  }
  void operator()(unsigned field, double value) {
    if (value != 0)
      message_.add_double(field, value);
  }
  void operator()(unsigned field, const std::vector<double> &values) {
    message_.add_packed_double(field, values.begin(), values.end());
  }
  template <class T> void operator()(unsigned field, const std::vector<T> &values) {
    for (const T &value : values)
      (*this)(field, value);
  }
  template <class T> void operator()(unsigned field, const T &value) {
    if constexpr (std::is_enum_v<T>) {
      message_.add_enum(field, static_cast<int32_t>(value));
    } else {
      pbf_writer message(message_, field);
      visitFields(FieldWriter(message), value);
    }
  }
  /// Without the zeros at the end.
  void packed(unsigned field, const SizeGroups &groups) {
    const auto isUsed = [](double blocks) { return blocks != 0; };
    const auto end = std::find_if(groups.rbegin(), groups.rend(), isUsed).base();
    message_.add_packed_double(field, groups.begin(), end);
  }

private:
  pbf_writer &message_;
};

template <class T> void readFields(pbf_reader message, T &object);

/// Reads the field that `message` stands at into the member of that number.
class FieldReader {
public:
  explicit FieldReader(pbf_reader &message) : message_(message) {}

  bool isRead() const { return isRead_; }

  template <class T> void operator()(unsigned field, T &member) {
    if (isRead_ || field != message_.tag())
      return;
    isRead_ = true;
    read(member);
  }
  void packed(unsigned field, SizeGroups &groups) {
    if (field != message_.tag())
      return;
    isRead_ = true;
    size_t group = 0;
    for (const double blocks : message_.get_packed_double()) {
      if (group == groups.size() || !std::isfinite(blocks))
        throw protozero::exception();
      groups[group++] = blocks;
    }
  }

private:
  void read(uint32_t &value) { value = message_.get_uint32(); }
  void read(uint64_t &value) { value = message_.get_uint64(); }
  void read(bool &value) { value = message_.get_bool(); }
  void read(std::string &value) { value = message_.get_string(); }
  void read(double &value) {
    value = message_.get_double();
    if (!std::isfinite(value))
      throw protozero::exception();
  }
  void read(std::vector<double> &values) {
    for (const double value : message_.get_packed_double()) {
      if (!std::isfinite(value))
        throw protozero::exception();
      values.push_back(value);
    }
  }
  template <class T> void read(std::vector<T> &values) { read(values.emplace_back()); }
  void read(TimeMode &mode) { readEnum(mode, TimeMode::Exact); }
  void read(MemoryMode &mode) { readEnum(mode, MemoryMode::Exact); }
  void read(ProcessState &state) { readEnum(state, ProcessState::Died); }
  template <class T> void readEnum(T &value, T last) {
    const int32_t number = message_.get_enum();
    if (number < 0 || number > static_cast<int32_t>(last))
      throw protozero::exception();
    value = static_cast<T>(number);
  }
  template <class T> void read(T &object) { readFields(message_.get_message(), object); }

  pbf_reader &message_;
  bool isRead_ = false;
};

template <class T> void readFields(pbf_reader message, T &object) {
  while (message.next()) {
    FieldReader reader(message);
    visitFields(reader, object);
    if (!reader.isRead())
      message.skip();
  }
}

[[noreturn]] void fail(const std::string &path, const std::string &expected,
                       const std::string &found) {
  throw ProfileError(fmt::format("{}: expected {}, found {}", path, expected, found));
}

bool areConsistent(const std::vector<RunSums> &runs, uint64_t all) {
  return std::all_of(runs.begin(), runs.end(), [&](const RunSums &each) {
    return each.runs <= all && std::all_of(values().begin(), values().end(), [&](const Value &v) {
             return (each.*v.runs).sum >= 0 && (each.*v.runs).squares >= 0;
           });
  });
}

/// A run is at least one process; what is known of several is known of each function and context.
bool hasConsistentRuns(const Snapshot &snapshot) {
  const size_t functions = snapshot.functionRuns.size(), contexts = snapshot.contextRuns.size();
  if (snapshot.runs == 0 || snapshot.runs > std::max<uint64_t>(snapshot.programs.size(), 1))
    return false;
  const bool isKnown = snapshot.runs > 1 && functions == snapshot.functions.size() &&
                       contexts == snapshot.contexts.size();
  return (isKnown || (functions == 0 && contexts == 0)) &&
         areConsistent(snapshot.functionRuns, snapshot.runs) &&
         areConsistent(snapshot.contextRuns, snapshot.runs);
}

/// What every reader of a Snapshot relies on.
bool isConsistent(const Snapshot &snapshot) {
  const auto &contexts = snapshot.contexts;
  if (contexts.empty() || contexts[0].function != kNone || contexts[0].parent != kNone)
    return false;
  for (size_t i = 1; i < contexts.size(); ++i) {
    const Context &context = contexts[i];
    const bool isPlaced = context.isFlat ? context.parent == kNone : context.parent < i;
    if (!isPlaced || context.function >= snapshot.functions.size())
      return false;
  }
  for (const Context &context : contexts)
    if (context.sizes != kNone && context.sizes >= snapshot.sizes.size())
      return false;
  for (const AllocationSite &site : snapshot.sites)
    if (site.context >= contexts.size() ||
        (site.sizes != kNone && site.sizes >= snapshot.sizes.size()))
      return false;
  for (const Counter &counter : snapshot.markers.counters)
    if (counter.values == 0)
      return false;
  if (!hasConsistentRuns(snapshot))
    return false;
  for (const Edge &edge : snapshot.edges)
    if (edge.from >= contexts.size() || edge.to >= contexts.size() || edge.to == 0)
      return false;
  return true;
}

std::string readAll(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf()))
    fail(path, "a profile", std::strerror(errno));
  return std::move(bytes).str();
}

uint32_t versionOf(pbf_reader message) {
  return message.next(kVersionField) ? message.get_uint32() : 0;
}

} // namespace

std::string snapshotFile(const Snapshot &snapshot) {
  std::string bytes = kSnapshotMagic;
  pbf_writer message(bytes);
  message.add_uint32(kVersionField, kSnapshotVersion);
  visitFields(FieldWriter(message), snapshot);
  return bytes;
}

bool isSnapshotFile(const std::string &path) {
  char magic[kMagicSize] = {};
  std::ifstream(path, std::ios::binary).read(magic, sizeof(magic));
  return std::memcmp(magic, kSnapshotMagic, sizeof(magic)) == 0;
}

Snapshot readSnapshotFile(const std::string &path) try {
  const std::string bytes = readAll(path);
  const pbf_reader message(bytes.data() + kMagicSize, bytes.size() - kMagicSize);
  if (const uint32_t version = versionOf(message); version != kSnapshotVersion)
    fail(path, fmt::format("format version {}", kSnapshotVersion), std::to_string(version));
  Snapshot snapshot;
  snapshot.runs = 0;
  readFields(message, snapshot);
  if (snapshot.runs == 0) // an earlier version wrote it, which took each process for a run
    snapshot.runs = std::max<uint64_t>(snapshot.programs.size(), 1);
  if (!isConsistent(snapshot))
    fail(path, "a merged profile", "a damaged one");
  computeSelfTimes(snapshot);
  return snapshot;
} catch (const protozero::exception &) {
  fail(path, "a merged profile", "a damaged one");
}

} // namespace vais::profiler
