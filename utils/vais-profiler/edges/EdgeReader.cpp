/// Reads CountedObjects. Arrays are checked once, and read entry by entry.

#include "utils/vais-profiler/edges/EdgeReader.h"

#include "runtime/report/model/Reading.h"
#include "runtime/report/read/PhaseReader.h"
#include "runtime/report/read/ProfileImage.h"
#include "runtime/report/store/ProfileReader.h"
#include "utils/vais-profiler/edges/NameTable.h"

#include <fmt/format.h>
#include <optional>
#include <stdexcept>
#include <vector>

namespace vais::profiler {
namespace {

using format::CountedFunction;
using format::CountedObject;

constexpr uint64_t kVersionBits = (uint64_t(1) << 56) - 1;

/// An object, and what is needed to make sense of it.
struct ReadObject {
  CountedObject object;
  std::vector<CountedFunction> functions;
  std::map<uint64_t, std::string> names;
  uint64_t phaseCounts = 0; ///< address of the counts of the phase; 0: there are none
};

class EdgeReader {
public:
  EdgeReader(const std::string &file, const std::string &phase) : image_(file) {
    if (image_.header().version < format::kFirstWithCounters || !image_.header().counted.value)
      image_.fail("counters of the control flow (count=edges)", "none");
    findPhase(phase);
    auto address = image_.header().counted;
    while (address.value) {
      const auto object = image_.take(address);
      if (!object)
        break;
      objects_.push_back(read(*object));
      address = object->next;
    }
  }

  void addTo(EdgeProfile &sum, uint64_t weight) {
    for (const ReadObject &each : objects_) {
      if ((each.object.llvmFormat & ~kVersionBits & ~kCountsEntries) != kIsOfIr)
        image_.fail("counters of LLVM's pgo-instr-gen",
                    fmt::format("others ({:#x})", each.object.llvmFormat));
      const bool countsEntries = each.object.llvmFormat & kCountsEntries;
      if (!sum.functions.empty() && sum.countsEntries != countsEntries)
        image_.fail("counters like those of the other profiles", "others (-pgo-instrument-entry)");
      sum.countsEntries = countsEntries;
      sum.names.insert(each.names.begin(), each.names.end());
      for (const CountedFunction &function : each.functions)
        addFunction(each, function, sum, weight);
    }
    sum.lostCounters = addUpTo(sum.lostCounters, image_.header().lostCounters);
  }

private:
  void findPhase(const std::string &name) {
    if (name.empty())
      return;
    phase_ = phaseAddress(image_, name);
    const auto markers = image_.load(image_.header().markers);
    isCurrentPhase_ = markers && markers->phase.value == phase_.value;
  }

  uint64_t number(uint64_t address, uint64_t i) {
    return image_.loadEntry<CountedFunction>(address, i).value;
  }

  /// Checks that `count` numbers of 8 bytes can be in the file.
  void requireSpace(uint64_t count) {
    if (count > image_.storedBytes() / sizeof(uint64_t))
      image_.fail("counters that fit in the file", fmt::format("{} of them", count));
    image_.spend(count * sizeof(uint64_t));
  }

  ReadObject read(const CountedObject &object) {
    ReadObject result;
    result.object = object;
    requireSpace(object.counterCount);
    requireSpace(object.siteCount);
    requireSpace(object.nameBytes / sizeof(uint64_t) + 1);
    requireSpace(object.functionCount);
    for (uint64_t i = 0; i < object.functionCount; ++i) {
      const auto function = image_.take(
          format::Address<CountedFunction>{object.functions + i * sizeof(CountedFunction)});
      if (function)
        result.functions.push_back(*function);
    }
    result.names = namesIn(object);
    if (phase_.value)
      result.phaseCounts = phaseCountsOf(object);
    for (const CountedFunction &function : result.functions)
      if (function.code)
        hashOfCode_.emplace(function.code, function.nameHash);
    return result;
  }

  std::map<uint64_t, std::string> namesIn(const CountedObject &object) {
    std::string bytes;
    for (uint64_t i = 0; i * sizeof(uint64_t) < object.nameBytes; ++i) {
      const uint64_t word = number(object.names, i);
      bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    bytes.resize(object.nameBytes);
    try {
      return namesOf(bytes);
    } catch (const std::runtime_error &error) {
      image_.fail("a table of function names", error.what());
    }
  }

  uint64_t phaseCountsOf(const CountedObject &object) {
    for (auto address = object.phases; address.value;) {
      const auto counters = image_.take(address);
      if (!counters)
        return 0;
      if (counters->phase.value == phase_.value)
        return counters->counts;
      address = counters->next;
    }
    return 0;
  }

  uint64_t recordedCount(const CountedObject &object, uint64_t i) {
    const uint64_t note = object.notes[object.noted & format::kNotedWhich];
    if (object.noted & format::kNotedIsOff)
      return number(note, i);
    return number(object.counters, i) + (note ? number(note, i) : 0);
  }

  uint64_t countOf(const ReadObject &each, uint64_t i) {
    if (!phase_.value)
      return recordedCount(each.object, i);
    uint64_t count = each.phaseCounts ? number(each.phaseCounts, i) : 0;
    if (isCurrentPhase_)
      count += recordedCount(each.object, i) -
               (each.object.phaseStart ? number(each.object.phaseStart, i) : 0);
    return count;
  }

  SiteValues valuesOf(const CountedObject &object, uint64_t site, unsigned kind) {
    SiteValues values;
    auto address = format::Address<format::ValueCount>{number(object.values, site)};
    while (address.value) {
      const auto value = image_.take(address);
      if (!value)
        break;
      uint64_t key = value->value;
      if (kind == format::kTargetValues) {
        const auto known = hashOfCode_.find(key);
        key = known == hashOfCode_.end() ? 0 : known->second;
      }
      if (value->count)
        addValue(values, key, value->count);
      address = value->next;
    }
    return values;
  }

  void addFunction(const ReadObject &each, const CountedFunction &function, EdgeProfile &sum,
                   uint64_t weight) {
    const CountedObject &object = each.object;
    const auto name = each.names.find(function.nameHash);
    if (name == each.names.end())
      image_.fail("a name for each function whose control flow is counted",
                  fmt::format("none for {:#x}", function.nameHash));
    uint64_t site = function.firstSite;
    const uint64_t sites = uint64_t(function.sites[0]) + function.sites[1];
    if (function.firstCounter > object.counterCount ||
        function.counters > object.counterCount - function.firstCounter ||
        site > object.siteCount || sites > object.siteCount - site)
      image_.fail("counters within their object", "others");
    EdgeFunction counts;
    counts.nameHash = function.nameHash;
    for (uint64_t i = 0; i < function.counters; ++i)
      counts.counts.push_back(countOf(each, function.firstCounter + i));
    for (unsigned kind = 0; kind < format::kValueKinds; ++kind)
      for (uint32_t i = 0; i < function.sites[kind]; ++i)
        counts.sites[kind].push_back(valuesOf(object, site++, kind));
    if (!sum.add(name->second, function.shape, counts, weight))
      image_.fail(fmt::format("{} counters of {}",
                              sum.functions[{name->second, function.shape}].counts.size(),
                              name->second),
                  std::to_string(counts.counts.size()));
  }

  ProfileImage image_;
  format::Address<format::Phase> phase_ = {0};
  bool isCurrentPhase_ = false;
  std::vector<ReadObject> objects_;
  std::map<uint64_t, uint64_t> hashOfCode_;
};

} // namespace

void addEdgesOf(const std::string &file, uint64_t weight, const std::string &phase,
                EdgeProfile &sum) {
  EdgeReader(file, phase).addTo(sum, weight);
}

} // namespace vais::profiler
