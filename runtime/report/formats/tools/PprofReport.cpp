/// Field numbers are those of profile.proto.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/formats/tools/Gzip.h"
#include "runtime/report/text/Units.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <protozero/pbf_writer.hpp>
#include <tuple>
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

/// Id 0 stands for nothing, so that ids are one more than indexes.
uint64_t idOf(Index function) { return uint64_t(function) + 1; }

/// Where the objects are in the address space of the report. That of the program is at its virtual
/// addresses, the only ones by which go tool pprof finds instructions. The others are where they
/// were, unless objects of several processes would overlap.
class AddressSpace {
public:
  explicit AddressSpace(const Profile &profile);

  /// Returns the objects, that of the program first, as pprof expects.
  const std::vector<Index> &order() const { return order_; }

  uint64_t base(Index object) const { return bases_[object]; }

private:
  /// Returns `wanted`, or another place if that is taken.
  uint64_t place(const MappedObject &object, uint64_t wanted);

  std::vector<Index> order_;
  std::vector<uint64_t> bases_;
  std::map<uint64_t, uint64_t> used_; ///< ends of what is taken, by start
};

AddressSpace::AddressSpace(const Profile &profile) : bases_(profile.objects.size()) {
  for (Index i = 0; i < bases_.size(); ++i)
    order_.push_back(i);
  const std::string program = profile.programs.empty() ? "" : profile.programs[0].path;
  std::stable_partition(order_.begin(), order_.end(),
                        [&](Index i) { return profile.objects[i].path == program; });
  for (const Index i : order_) {
    const MappedObject &object = profile.objects[i];
    bases_[i] = place(object, object.path == program ? 0 : object.bias);
  }
}

uint64_t AddressSpace::place(const MappedObject &object, uint64_t wanted) {
  constexpr uint64_t kAlignment = uint64_t(2) << 20;
  uint64_t first = UINT64_MAX, end = 0;
  for (const CodeSegment &segment : object.segments) {
    first = std::min(first, segment.address);
    end = std::max(end, segment.address + segment.size);
  }
  if (first >= end)
    return wanted;
  uint64_t base = wanted;
  const auto behind = used_.lower_bound(base + end);
  if (behind != used_.begin() && std::prev(behind)->second > base + first) {
    const uint64_t last = std::prev(used_.end())->second;
    base = (last / kAlignment + 1) * kAlignment - first / kAlignment * kAlignment;
  }
  used_[base + first] = base + end;
  return base;
}

/// A place in the code of a function; without an object, the function as a whole.
struct Location {
  struct Line {
    Index function = kNone;
    uint32_t line = 0;

    bool operator<(const Line &other) const {
      return std::tie(function, line) < std::tie(other.function, other.line);
    }
  };

  std::vector<Line> lines; ///< of the function that is inlined innermost, to the one that has code
  Index object = kNone;
  uint64_t address = 0; ///< virtual, in the object

  bool operator<(const Location &other) const {
    return std::tie(lines, object, address) < std::tie(other.lines, other.object, other.address);
  }
};

class PprofWriter {
public:
  explicit PprofWriter(const Profile &snapshot)
      : snapshot_(snapshot), values_(knownValues(snapshot)), space_(snapshot), profile_(bytes_),
        code_(snapshot.contexts.size()) {
    for (const CodeSamples &code : snapshot.code)
      if (code.isOwn && code.object != kNone)
        code_[code.context].push_back(&code);
    for (const CallLine &calls : snapshot.callLines)
      addCallLine(calls);
    for (const Function &function : snapshot.functions)
      hasInlinedFunctions_ = hasInlinedFunctions_ || function.isInlined;
  }

  std::string write(const Value &shown);

private:
  pbf_writer message(protozero::pbf_tag_type field) { return pbf_writer(profile_, field); }
  void writeType(protozero::pbf_tag_type field, const Value &value);
  void writeSamples();
  void writeSamplesOf(Index context, std::vector<int64_t> &numbers);
  void writeSample(const std::vector<uint64_t> &stack, const std::vector<int64_t> &numbers);
  void writeMappings();
  void writeMapping(const MappedObject &object, const CodeSegment &segment, uint64_t base);
  void writeProgram();
  void writeLocation(uint64_t id, const Location &location);
  void writeFunction(uint64_t id, const std::string &name, const Function &function);
  uint64_t mappingOf(const Location &location) const;
  uint64_t idOfLocation(const Location &location);
  uint32_t lineOf(Index function) const;
  void addCallLine(const CallLine &calls);
  uint32_t callLineOf(const Context &callee) const;
  Location wholeOf(const Context *&context) const;
  Location placeOf(const Context *context, const CodeSamples &code) const;
  std::vector<uint64_t> stackOf(const Context *context);

  const Profile &snapshot_;
  std::vector<const Value *> values_;
  AddressSpace space_;
  std::string bytes_;
  pbf_writer profile_;
  StringTable strings_;
  std::vector<std::vector<const CodeSamples *>> code_; ///< by context
  std::vector<CallLine> callLines_; ///< by context: most of the calls into it from its parent
  std::map<Location, uint64_t> locations_;
  std::map<std::pair<Index, const CodeSegment *>, uint64_t> mappings_;
  bool hasLostPaths_ = false;
  bool hasInlinedFunctions_ = false;
};

void PprofWriter::writeType(protozero::pbf_tag_type field, const Value &value) {
  const int64_t name = strings_.index(value.name), unit = strings_.index(unitName(value.unit));
  pbf_writer type = message(field);
  type.add_int64(1, name);
  type.add_int64(2, unit);
}

uint64_t PprofWriter::idOfLocation(const Location &location) {
  return locations_.try_emplace(location, locations_.size() + 1).first->second;
}

/// Returns the line where a function begins; 0 if that is not known.
uint32_t PprofWriter::lineOf(Index function) const {
  return function < snapshot_.functions.size() ? snapshot_.functions[function].line : 0;
}

void PprofWriter::addCallLine(const CallLine &calls) {
  callLines_.resize(snapshot_.contexts.size());
  if (snapshot_.contexts[calls.to].parent == calls.from && calls.calls > callLines_[calls.to].calls)
    callLines_[calls.to] = calls;
}

/// Returns the line at which most calls into a context were made; 0 if that is not known.
uint32_t PprofWriter::callLineOf(const Context &callee) const {
  const auto context = static_cast<size_t>(&callee - snapshot_.contexts.data());
  return context < callLines_.size() ? callLines_[context].line : 0;
}

/// Returns where the function of a context begins, or the function as a whole if that is not known.
/// If it is inlined, goes on to the context of the function that has its code.
Location PprofWriter::wholeOf(const Context *&context) const {
  Location whole;
  whole.lines.push_back({context->function, lineOf(context->function)});
  while (snapshot_.functions[context->function].isInlined && !context->isFlat &&
         context->parent != 0) {
    context = &snapshot_.contexts[context->parent];
    whole.lines.push_back({context->function, lineOf(context->function)});
  }
  const Function &function = snapshot_.functions[whole.lines[0].function];
  if (!function.isSampled) {
    whole.object = function.object;
    whole.address = function.address;
  }
  return whole;
}

/// Returns a place in the function of a context. Where its lines are not known, they are those
/// where functions begin.
Location PprofWriter::placeOf(const Context *context, const CodeSamples &code) const {
  Location place = wholeOf(context);
  place.object = code.object;
  place.address = code.address;
  for (size_t i = 0; i < place.lines.size() && code.lines.size() == place.lines.size(); ++i)
    if (code.lines[i] > 0)
      place.lines[i].line = code.lines[i];
  return place;
}

/// Returns the locations from the innermost outwards. Callers are at the line of the call, if it is
/// known.
std::vector<uint64_t> PprofWriter::stackOf(const Context *context) {
  std::vector<uint64_t> stack;
  uint32_t callLine = 0;
  for (; context->function != kNone; context = &snapshot_.contexts[context->parent]) {
    Location whole = wholeOf(context);
    if (callLine > 0)
      whole.lines.back().line = callLine;
    callLine = callLineOf(*context);
    stack.push_back(idOfLocation(whole));
    if (context->isFlat) {
      stack.push_back(
          idOfLocation({{{static_cast<Index>(snapshot_.functions.size()), 0}}, kNone, 0}));
      break;
    }
  }
  return stack;
}

void PprofWriter::writeSample(const std::vector<uint64_t> &stack,
                              const std::vector<int64_t> &numbers) {
  if (std::all_of(numbers.begin(), numbers.end(), [](int64_t number) { return number == 0; }))
    return;
  pbf_writer sample = message(2);
  sample.add_packed_uint64(1, stack.begin(), stack.end());
  sample.add_packed_int64(2, numbers.begin(), numbers.end());
}

/// Divides the time of a context among the places where samples found it, and puts events where
/// they were counted. Everything else is at the beginning of its function.
void PprofWriter::writeSamplesOf(Index context, std::vector<int64_t> &numbers) {
  std::vector<uint64_t> stack = stackOf(&snapshot_.contexts[context]);
  const uint64_t entry = stack[0];
  const bool hasTime = values_[0] == findValue("time");
  double left = 0;
  for (const CodeSamples *code : code_[context])
    left += hasTime ? code->ns : 0;
  std::vector<int64_t> atPlace(numbers.size());
  for (const CodeSamples *code : code_[context]) {
    std::fill(atPlace.begin(), atPlace.end(), 0);
    if (left > 0) {
      const double share = std::min(code->ns / left, 1.0); // of what is left; 1 at the end
      left -= code->ns;
      atPlace[0] = std::llround(share * static_cast<double>(numbers[0]));
    }
    for (size_t k = 0; k < numbers.size(); ++k) {
      if (values_[k]->isEvent())
        atPlace[k] = std::llround(values_[k]->ofCode(snapshot_, *code));
      atPlace[k] = std::min(atPlace[k], numbers[k]);
      numbers[k] -= atPlace[k];
    }
    stack[0] = idOfLocation(placeOf(&snapshot_.contexts[context], *code));
    writeSample(stack, atPlace);
  }
  stack[0] = entry;
  writeSample(stack, numbers);
}

void PprofWriter::writeSamples() {
  std::vector<std::vector<uint64_t>> own;
  for (const Value *value : values_)
    own.push_back(ownValues(snapshot_, *value));
  std::vector<int64_t> numbers(values_.size());
  for (Index i = 1; i < snapshot_.contexts.size(); ++i) {
    bool isSilent = true;
    for (size_t k = 0; k < numbers.size(); ++k) {
      numbers[k] = static_cast<int64_t>(own[k][i]);
      isSilent = isSilent && numbers[k] == 0;
    }
    if (isSilent)
      continue;
    hasLostPaths_ = hasLostPaths_ || snapshot_.contexts[i].isFlat;
    writeSamplesOf(i, numbers);
  }
}

void PprofWriter::writeMappings() {
  for (const Index i : space_.order())
    for (const CodeSegment &segment : snapshot_.objects[i].segments) {
      mappings_.emplace(std::pair(i, &segment), mappings_.size() + 1);
      writeMapping(snapshot_.objects[i], segment, space_.base(i));
    }
  if (mappings_.empty())
    writeProgram();
}

void PprofWriter::writeMapping(const MappedObject &object, const CodeSegment &segment,
                               uint64_t base) {
  const int64_t path = strings_.index(printable(object.path));
  const int64_t buildId = strings_.index(object.buildId);
  pbf_writer mapping = message(3);
  mapping.add_uint64(1, mappings_.size());
  mapping.add_uint64(2, base + segment.address);
  mapping.add_uint64(3, base + segment.address + segment.size);
  mapping.add_uint64(4, segment.fileOffset);
  mapping.add_int64(5, path);
  mapping.add_int64(6, buildId);
  for (const protozero::pbf_tag_type hasSymbols : {7, 8, 9})
    mapping.add_bool(hasSymbols, true);
  if (hasInlinedFunctions_)
    mapping.add_bool(10, true);
}

/// Where no addresses are known, names the program all the same. No location refers to it.
void PprofWriter::writeProgram() {
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

/// Returns the mapping that contains the location, or 0.
uint64_t PprofWriter::mappingOf(const Location &location) const {
  if (location.object == kNone)
    return 0;
  const std::vector<CodeSegment> &segments = snapshot_.objects[location.object].segments;
  const auto behind = std::upper_bound(
      segments.begin(), segments.end(), location.address,
      [](uint64_t address, const CodeSegment &segment) { return address < segment.address; });
  if (behind == segments.begin() ||
      location.address - std::prev(behind)->address >= std::prev(behind)->size)
    return 0;
  return mappings_.at({location.object, &*std::prev(behind)});
}

void PprofWriter::writeLocation(uint64_t id, const Location &location) {
  const uint64_t mapping = mappingOf(location);
  pbf_writer message(profile_, 4);
  message.add_uint64(1, id);
  if (mapping) {
    message.add_uint64(2, mapping);
    message.add_uint64(3, space_.base(location.object) + location.address);
  }
  for (const Location::Line &each : location.lines) {
    pbf_writer line(message, 4);
    line.add_uint64(1, idOf(each.function));
    line.add_int64(2, each.line);
  }
}

void PprofWriter::writeFunction(uint64_t id, const std::string &name, const Function &function) {
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
  writeMappings();
  for (const auto &[location, id] : locations_)
    writeLocation(id, location);
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
