/// Reads and writes protocol buffers by protozero. It trusts the wire type of a field, which is
/// therefore checked first.

#include "runtime/report/store/MergedFile.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/read/RegularFile.h"
#include "runtime/report/store/MergedFields.h"
#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

namespace vais::profiler {
namespace {

using protozero::pbf_reader;
using protozero::pbf_wire_type;
using protozero::pbf_writer;

constexpr size_t kMagicSize = sizeof(kMergedMagic) - 1;

class FieldWriter {
public:
  explicit FieldWriter(pbf_writer &message) : message_(message) {}

  void operator()(unsigned field, uint32_t value) { write(&pbf_writer::add_uint32, field, value); }
  void operator()(unsigned field, bool value) { write(&pbf_writer::add_bool, field, value); }
  void operator()(unsigned field, const std::string &value) {
    message_.add_string(field, value);
    isEmpty_ = false;
  }
  void operator()(unsigned field, uint64_t value) {
    if (value != 0)
      write(&pbf_writer::add_uint64, field, value);
  }
  void operator()(unsigned field, double value) {
    if (value != 0)
      write(&pbf_writer::add_double, field, value);
  }
  void operator()(unsigned field, const std::vector<double> &values) {
    writePacked(field, values.begin(), values.end());
  }
  /// An element counts even if everything in it is zero.
  template <class T> void operator()(unsigned field, const std::vector<T> &values) {
    for (const T &value : values) {
      isEmpty_ = true;
      (*this)(field, value);
      if (isEmpty_)
        message_.add_message(field, "", 0);
    }
    isEmpty_ = isEmpty_ && values.empty();
  }
  template <class T> void operator()(unsigned field, const T &value) {
    if constexpr (std::is_enum_v<T>) {
      write(&pbf_writer::add_enum, field, static_cast<int32_t>(value));
    } else {
      pbf_writer message(message_, field); // leaves no trace if nothing is written to it
      FieldWriter writer(message);
      visitFields(writer, value);
      isEmpty_ = isEmpty_ && writer.isEmpty_;
    }
  }
  /// Omits the zeros at the end.
  void packed(unsigned field, const SizeGroups &groups) {
    const auto isUsed = [](double blocks) { return blocks != 0; };
    const auto end = std::find_if(groups.rbegin(), groups.rend(), isUsed).base();
    writePacked(field, groups.begin(), end);
  }

private:
  template <class T>
  void write(void (pbf_writer::*add)(protozero::pbf_tag_type, T), unsigned field, T value) {
    (message_.*add)(field, value);
    isEmpty_ = false;
  }
  template <class Iterator> void writePacked(unsigned field, Iterator begin, Iterator end) {
    message_.add_packed_double(field, begin, end);
    isEmpty_ = isEmpty_ && begin == end;
  }

  pbf_writer &message_;
  bool isEmpty_ = true; ///< nothing was written
};

/// The number of bytes that structures may still take. Messages of a few bytes become structures of
/// hundreds of bytes; a file that consists of empty messages must not cost many times its size.
class Budget {
public:
  explicit Budget(uint64_t fileSize) : left_(kAlways + kPerByte * fileSize) {}

  void spend(uint64_t count, uint64_t size) {
    if (count > left_ / size)
      throw protozero::exception();
    left_ -= count * size;
  }

private:
  static constexpr uint64_t kAlways = uint64_t(128) << 20, kPerByte = 6;

  uint64_t left_;
};

/// Reserves space in the lists of a message for as many elements as it has.
class Reservation {
public:
  explicit Reservation(pbf_reader message, Budget budget) : budget_(budget) {
    while (message.next()) {
      if (message.tag() < counts_.size())
        ++counts_[message.tag()];
      message.skip();
    }
  }

  template <class T> void operator()(unsigned, T &) {}
  template <class T> void operator()(unsigned field, std::vector<T> &list) {
    budget_.spend(counts_.at(field), sizeof(T));
    list.reserve(counts_[field]);
  }

private:
  Budget budget_;
  std::array<size_t, 32> counts_{};
};

template <class T> void readFields(pbf_reader message, Budget &budget, T &object);

/// Reads the field at which `message` is positioned into the member of that number.
class FieldReader {
public:
  FieldReader(pbf_reader &message, Budget &budget) : message_(message), budget_(budget) {}

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
    std::vector<double> blocks;
    read(blocks);
    require(blocks.size() <= groups.size());
    std::copy(blocks.begin(), blocks.end(), groups.begin());
  }

private:
  static void require(bool holds) {
    if (!holds)
      throw protozero::exception();
  }
  void requireType(pbf_wire_type type) const { require(message_.wire_type() == type); }

  /// Reads a number up to `most`; larger ones are refused, not truncated.
  uint64_t readNumber(uint64_t most) {
    requireType(pbf_wire_type::varint);
    const uint64_t number = message_.get_uint64();
    require(number <= most);
    return number;
  }
  void read(uint32_t &value) { value = static_cast<uint32_t>(readNumber(UINT32_MAX)); }
  void read(uint64_t &value) { value = readNumber(UINT64_MAX); }
  void read(bool &value) { value = readNumber(1) != 0; }
  void read(std::string &value) {
    requireType(pbf_wire_type::length_delimited);
    value = message_.get_string();
  }
  void read(double &value) {
    requireType(pbf_wire_type::fixed64);
    value = message_.get_double();
  }
  void read(std::vector<double> &values) {
    requireType(pbf_wire_type::length_delimited);
    const auto packed = message_.get_packed_double();
    values.insert(values.end(), packed.begin(), packed.end());
  }
  template <class T> void read(std::vector<T> &values) {
    budget_.spend(1, sizeof(T));
    read(values.emplace_back());
  }
  void read(TimeMode &mode) { readEnum(mode, TimeMode::Exact); }
  void read(MemoryMode &mode) { readEnum(mode, MemoryMode::Exact); }
  void read(ProcessState &state) { readEnum(state, ProcessState::Died); }
  void read(ProcessEnding &ending) { readEnum(ending, ProcessEnding::Unseen); }
  void read(NoClockSamples &none) { readEnum(none, NoClockSamples::CostlyEvents); }
  void read(EventRefusal &refusal) { readEnum(refusal, EventRefusal::Other); }
  template <class T> void readEnum(T &value, T last) {
    value = static_cast<T>(readNumber(static_cast<uint64_t>(last)));
  }
  template <class T> void read(T &object) {
    requireType(pbf_wire_type::length_delimited);
    readFields(message_.get_message(), budget_, object);
  }

  pbf_reader &message_;
  Budget &budget_;
  bool isRead_ = false;
};

template <class T> void readFields(pbf_reader message, Budget &budget, T &object) {
  while (message.next()) {
    FieldReader reader(message, budget);
    visitFields(reader, object);
    if (!reader.isRead())
      message.skip();
  }
}

[[noreturn]] void fail(const std::string &path, const std::string &expected,
                       const std::string &found) {
  throw ProfileError(fmt::format("{}: expected {}, found {}", printable(path), expected, found));
}

std::string readAll(const std::string &path) {
  const RegularFile file(path);
  if (!file)
    fail(path, "a profile", file.problem());
  if (file.storedBytes() < file.size())
    fail(path, "a merged profile", "one with holes");
  return file.readAll(file.size());
}

uint32_t versionOf(pbf_reader message) {
  return message.next(kVersionField, pbf_wire_type::varint) ? message.get_uint32() : 0;
}

} // namespace

std::string mergedFile(const Profile &profile) {
  requireValid(profile, "merged profile");
  std::string bytes = kMergedMagic;
  pbf_writer message(bytes);
  message.add_uint32(kVersionField, kMergedVersion);
  visitFields(FieldWriter(message), profile);
  return bytes;
}

bool isMergedFile(const std::string &path) {
  char magic[kMagicSize] = {};
  const RegularFile file(path);
  return file && file.read(0, magic, sizeof(magic)) == sizeof(magic) &&
         std::memcmp(magic, kMergedMagic, sizeof(magic)) == 0;
}

Profile readMergedFile(const std::string &path) try {
  const std::string bytes = readAll(path);
  if (bytes.size() < kMagicSize)
    fail(path, "a merged profile", "a truncated one");
  const pbf_reader message(bytes.data() + kMagicSize, bytes.size() - kMagicSize);
  if (const uint32_t version = versionOf(message); version != kMergedVersion)
    fail(path, fmt::format("format version {}", kMergedVersion), std::to_string(version));
  Profile profile;
  profile.runs = 0;
  Budget budget(bytes.size());
  visitFields(Reservation(message, budget), profile);
  readFields(message, budget, profile);
  if (profile.runs == 0) // written by an earlier version, for which each process was a run
    profile.runs = std::max<uint64_t>(profile.programs.size(), 1);
  requireValid(profile, path);
  computeSelfTimes(profile);
  return profile;
} catch (const protozero::exception &) {
  fail(path, "a merged profile", "a damaged one");
}

} // namespace vais::profiler
