/// Field numbers are those of profile.proto.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/formats/tools/Gzip.h"
#include "runtime/report/text/Units.h"

#include "runtime/report/text/PrintableText.h"

#include <protozero/pbf_writer.hpp>
#include <unordered_map>

namespace vais::profiler {
namespace {

using protozero::pbf_writer;

class StringTable {
public:
  StringTable() { index(""); }

  int64_t index(const std::string &text) {
    const auto [known, isNew] = indexes_.emplace(text, texts_.size());
    if (isNew)
      texts_.push_back(&known->first);
    return static_cast<int64_t>(known->second);
  }

  void write(pbf_writer &profile) const {
    for (const std::string *text : texts_)
      profile.add_string(6, *text);
  }

private:
  std::unordered_map<std::string, size_t> indexes_;
  std::vector<const std::string *> texts_;
};

/// Id 0 stands for no function, so that ids of functions and locations are one more than their
/// indexes.
uint64_t idOf(Index function) { return uint64_t(function) + 1; }

class PprofWriter {
public:
  explicit PprofWriter(const Profile &snapshot)
      : snapshot_(snapshot), values_(knownValues(snapshot)), profile_(bytes_) {}

  std::string write(const Value &shown);

private:
  pbf_writer message(protozero::pbf_tag_type field) { return pbf_writer(profile_, field); }
  void writeType(protozero::pbf_tag_type field, const Value &value);
  void writeSamples();
  void writeMapping();
  void writeFunction(uint64_t id, const std::string &name, const Function &function);
  std::vector<uint64_t> stackOf(const Context *context) const;

  const Profile &snapshot_;
  std::vector<const Value *> values_;
  std::string bytes_;
  pbf_writer profile_;
  StringTable strings_;
  bool hasLostPaths_ = false;
};

void PprofWriter::writeType(protozero::pbf_tag_type field, const Value &value) {
  const int64_t name = strings_.index(value.name), unit = strings_.index(unitName(value.unit));
  pbf_writer type = message(field);
  type.add_int64(1, name);
  type.add_int64(2, unit);
}

/// Returns the locations from the innermost outwards.
std::vector<uint64_t> PprofWriter::stackOf(const Context *context) const {
  std::vector<uint64_t> stack;
  for (; context->function != kNone; context = &snapshot_.contexts[context->parent]) {
    stack.push_back(idOf(context->function));
    if (context->isFlat) {
      stack.push_back(idOf(static_cast<Index>(snapshot_.functions.size())));
      break;
    }
  }
  return stack;
}

void PprofWriter::writeSamples() {
  std::vector<std::vector<uint64_t>> own;
  for (const Value *value : values_)
    own.push_back(ownValues(snapshot_, *value));
  std::vector<int64_t> numbers(values_.size());
  for (size_t i = 1; i < snapshot_.contexts.size(); ++i) {
    bool isSilent = true;
    for (size_t k = 0; k < numbers.size(); ++k) {
      numbers[k] = static_cast<int64_t>(own[k][i]);
      isSilent = isSilent && numbers[k] == 0;
    }
    if (isSilent)
      continue;
    hasLostPaths_ = hasLostPaths_ || snapshot_.contexts[i].isFlat;
    const std::vector<uint64_t> stack = stackOf(&snapshot_.contexts[i]);
    pbf_writer sample = message(2);
    sample.add_packed_uint64(1, stack.begin(), stack.end());
    sample.add_packed_int64(2, numbers.begin(), numbers.end());
  }
}

void PprofWriter::writeMapping() {
  if (snapshot_.programs.empty())
    return;
  const int64_t path = strings_.index(printable(snapshot_.programs[0].path));
  const int64_t buildId = strings_.index(snapshot_.programs[0].buildId);
  pbf_writer mapping = message(3);
  mapping.add_uint64(1, 1);
  mapping.add_int64(5, path);
  mapping.add_int64(6, buildId);
  for (const protozero::pbf_tag_type hasSymbols : {7, 8, 9})
    mapping.add_bool(hasSymbols, true);
}

/// Writes a function, and its only location, which has the same id.
void PprofWriter::writeFunction(uint64_t id, const std::string &name, const Function &function) {
  {
    pbf_writer location = message(4);
    location.add_uint64(1, id);
    if (!snapshot_.programs.empty())
      location.add_uint64(2, 1);
    pbf_writer line(location, 4);
    line.add_uint64(1, id);
    line.add_int64(2, function.line);
  }
  const int64_t shown = strings_.index(name), symbol = strings_.index(printable(function.name)),
                file = strings_.index(printable(function.file));
  pbf_writer message(profile_, 5);
  message.add_uint64(1, id);
  message.add_int64(2, shown);
  message.add_int64(3, symbol);
  message.add_int64(4, file);
  message.add_int64(5, function.line);
}

std::string PprofWriter::write(const Value &shown) {
  for (const Value *value : values_)
    writeType(1, *value);
  writeSamples();
  writeMapping();
  const std::vector<std::string> names = displayNames(snapshot_);
  for (size_t i = 0; i < names.size(); ++i)
    writeFunction(idOf(static_cast<Index>(i)), names[i], snapshot_.functions[i]);
  if (hasLostPaths_)
    writeFunction(idOf(static_cast<Index>(names.size())), "[path lost]", {"[path lost]", "", 0});
  if (!snapshot_.programs.empty())
    profile_.add_int64(9, static_cast<int64_t>(snapshot_.programs[0].startedAt));
  profile_.add_int64(10, static_cast<int64_t>(toInteger(snapshot_.durationNs)));
  profile_.add_int64(14, strings_.index(shown.name));
  strings_.write(profile_);
  return gzip(bytes_);
}

} // namespace

std::string pprofReport(const Profile &snapshot, const ReportStyle &style) {
  return PprofWriter(snapshot).write(style.valueOf(snapshot));
}

} // namespace vais::profiler
