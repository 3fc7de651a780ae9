/// Writes LLVM's indexed format: a header, a summary, and a hash table on disk of functions by name
/// (llvm/ProfileData/InstrProf.h, llvm/Support/OnDiskHashTable.h). All numbers are little-endian.

#include "utils/vais-profiler/edges/ProfdataText.h"

#include <algorithm>
#include <functional>

namespace vais::profiler {
namespace {

constexpr uint64_t kMagic = 0x8169666f72706cff;
constexpr uint64_t kVersion = 7;
constexpr uint64_t kHashIsMd5 = 0;
constexpr size_t kHashOffsetAt = 32; // in the header

/// In millionths: LLVM wants to know which counts make up these shares of all counts.
constexpr uint64_t kCutoffs[] = {10000,  100000, 200000, 300000, 400000, 500000, 600000, 700000,
                                 800000, 900000, 950000, 990000, 999000, 999900, 999990, 999999};
constexpr uint64_t kMillion = 1000000;

class Bytes {
public:
  template <class T> void number(T value) {
    for (size_t i = 0; i < sizeof value; ++i)
      text_ += static_cast<char>(static_cast<uint64_t>(value) >> (8 * i));
  }
  void u64(uint64_t value) { number(value); }
  void text(const std::string &bytes) { text_ += bytes; }
  void align() { text_.resize((text_.size() + 7) / 8 * 8); }
  void setU64(size_t at, uint64_t value) {
    for (size_t i = 0; i < sizeof value; ++i)
      text_[at + i] = static_cast<char>(value >> (8 * i));
  }
  size_t size() const { return text_.size(); }
  const std::string &all() const { return text_; }

private:
  std::string text_;
};

/// All counts, and how often each occurs, the largest first.
struct Summary {
  uint64_t functions = 0;
  uint64_t counts = 0;
  uint64_t largestEntry = 0;
  uint64_t largest = 0;
  uint64_t largestInside = 0;
  uint64_t sum = 0;
  std::map<uint64_t, uint64_t, std::greater<>> frequencies;

  void add(const EdgeFunction &function) {
    ++functions;
    for (size_t i = 0; i < function.counts.size(); ++i) {
      const uint64_t count = function.counts[i];
      ++counts;
      ++frequencies[count];
      sum = addUpTo(sum, count);
      largest = std::max(largest, count);
      uint64_t &ofPlace = i == 0 ? largestEntry : largestInside;
      ofPlace = std::max(ofPlace, count);
    }
  }
};

void writeSummary(const EdgeProfile &profile, Bytes &bytes) {
  Summary summary;
  for (const auto &[key, function] : profile.functions)
    summary.add(function);
  const uint64_t fields[] = {summary.functions, summary.counts,        summary.largestEntry,
                             summary.largest,   summary.largestInside, summary.sum};
  bytes.u64(std::size(fields));
  bytes.u64(std::size(kCutoffs));
  for (const uint64_t field : fields)
    bytes.u64(field);
  uint64_t seen = 0, least = 0;
  unsigned __int128 reached = 0;
  auto next = summary.frequencies.begin();
  for (const uint64_t cutoff : kCutoffs) {
    const auto wanted =
        static_cast<uint64_t>(static_cast<unsigned __int128>(summary.sum) * cutoff / kMillion);
    for (; reached < wanted && next != summary.frequencies.end(); ++next) {
      least = next->first;
      reached += static_cast<unsigned __int128>(next->first) * next->second;
      seen += next->second;
    }
    bytes.u64(cutoff);
    bytes.u64(least);
    bytes.u64(seen);
  }
}

void writeKind(uint32_t kind, const std::vector<SiteValues> &sites, Bytes &bytes) {
  bytes.number(kind);
  bytes.number(static_cast<uint32_t>(sites.size()));
  for (const SiteValues &values : sites)
    bytes.number(static_cast<uint8_t>(mostFrequent(values).size()));
  bytes.align();
  for (const SiteValues &values : sites)
    for (const auto &[value, count] : mostFrequent(values)) {
      bytes.u64(value);
      bytes.u64(count);
    }
}

/// What is counted of one version of a function.
std::string recordOf(uint64_t shape, const EdgeFunction &function) {
  Bytes values;
  uint32_t kinds = 0;
  for (unsigned kind = 0; kind < function.sites.size(); ++kind)
    if (!function.sites[kind].empty()) {
      ++kinds;
      writeKind(kind, function.sites[kind], values);
    }
  Bytes bytes;
  bytes.u64(shape);
  bytes.u64(function.counts.size());
  for (const uint64_t count : function.counts)
    bytes.u64(count);
  bytes.number(static_cast<uint32_t>(2 * sizeof(uint32_t) + values.size()));
  bytes.number(kinds);
  bytes.text(values.all());
  return bytes.all();
}

struct Entry {
  uint64_t hash;
  std::string name;
  std::string records; ///< of all versions of the function
};

std::vector<Entry> entriesOf(const EdgeProfile &profile) {
  std::vector<Entry> entries;
  for (const auto &[key, function] : profile.functions) {
    if (entries.empty() || entries.back().name != key.first)
      entries.push_back({function.nameHash, key.first, ""});
    entries.back().records += recordOf(key.second, function);
  }
  return entries;
}

/// Writes the table and returns where it begins, which is behind its entries.
uint64_t writeTable(const std::vector<Entry> &entries, Bytes &bytes) {
  size_t count = 1;
  while (entries.size() > 2 && count <= entries.size() * 4 / 3)
    count *= 2;
  std::vector<std::vector<const Entry *>> buckets(count);
  for (const Entry &entry : entries)
    buckets[entry.hash % count].push_back(&entry);
  std::vector<uint64_t> offsets;
  for (const std::vector<const Entry *> &bucket : buckets) {
    offsets.push_back(bucket.empty() ? 0 : bytes.size());
    if (bucket.empty())
      continue;
    bytes.number(static_cast<uint16_t>(bucket.size()));
    for (const Entry *entry : bucket) {
      bytes.u64(entry->hash);
      bytes.u64(entry->name.size());
      bytes.u64(entry->records.size());
      bytes.text(entry->name);
      bytes.text(entry->records);
    }
  }
  bytes.align();
  const uint64_t table = bytes.size();
  bytes.u64(count);
  bytes.u64(entries.size());
  for (const uint64_t offset : offsets)
    bytes.u64(offset);
  return table;
}

} // namespace

std::string profdataIndexed(const EdgeProfile &profile) {
  Bytes bytes;
  bytes.u64(kMagic);
  bytes.u64(kVersion | kIsOfIr | (profile.countsEntries ? kCountsEntries : 0));
  bytes.u64(0);
  bytes.u64(kHashIsMd5);
  bytes.u64(0);
  writeSummary(profile, bytes);
  bytes.setU64(kHashOffsetAt, writeTable(entriesOf(profile), bytes));
  return bytes.all();
}

} // namespace vais::profiler
