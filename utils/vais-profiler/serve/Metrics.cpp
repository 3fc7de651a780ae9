/// Families in the order of the tables below, each with the samples of all profiles.

#include "utils/vais-profiler/serve/Metrics.h"

#include "runtime/report/names/FunctionNames.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/totals/MemoryTotals.h"
#include "runtime/report/totals/Totals.h"
#include "utils/vais-profiler/run/RunOptions.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>

namespace vais::profiler {
namespace {

constexpr double kNanosecond = 1e-9;
constexpr size_t kLongestName = 512; ///< bytes of a function's name in a label

/// What is counted of a whole process.
struct Process {
  const MeasuredProfile *measured;
  FunctionTotals all;
  const Profile &profile() const { return *measured->profile; }
};

struct ProcessFamily {
  const char *name; ///< of a counter, without the suffix _total
  const char *help;
  bool isCounter;
  std::optional<double> (*value)(const Process &process);
};

std::optional<double> ifMemory(const Process &process, double value) {
  return process.profile().memoryMode == MemoryMode::None ? std::nullopt : std::optional(value);
}

const ProcessFamily kProcessFamilies[] = {
    {"running", "Whether the process still runs (1) or has ended (0).", false,
     [](const Process &process) { return std::optional(process.measured->isRunning ? 1.0 : 0.0); }},
    {"recording", "Whether the process records at present.", false,
     [](const Process &process) {
       return std::optional(process.measured->isRecording ? 1.0 : 0.0);
     }},
    {"start_time_seconds", "When the process started, in seconds since 1970.", false,
     [](const Process &process) -> std::optional<double> {
       if (process.profile().programs.empty())
         return std::nullopt;
       return static_cast<double>(process.profile().programs[0].startedAt) * kNanosecond;
     }},
    {"recorded_seconds", "Time for which the process has been recorded.", true,
     [](const Process &process) {
       return std::optional(process.profile().durationNs * kNanosecond);
     }},
    {"cpu_seconds", "Time on the processor, in functions that are instrumented and what they call.",
     true,
     [](const Process &process) -> std::optional<double> {
       if (!process.profile().hasTimes())
         return std::nullopt;
       return process.all.selfNs * kNanosecond;
     }},
    {"off_cpu_seconds", "Time off the processor, waiting or preempted, in these functions.", true,
     [](const Process &process) -> std::optional<double> {
       if (process.profile().timeMode == TimeMode::None)
         return std::nullopt;
       return process.all.selfOffNs * kNanosecond;
     }},
    {"calls", "Calls of instrumented functions.", true,
     [](const Process &process) { return std::optional(static_cast<double>(process.all.calls)); }},
    {"threads", "Threads that ran instrumented functions.", true,
     [](const Process &process) {
       return std::optional(static_cast<double>(process.profile().threads));
     }},
    {"allocations", "Blocks of memory that were allocated.", true,
     [](const Process &process) {
       return ifMemory(process, static_cast<double>(process.all.allocations));
     }},
    {"allocated_bytes", "Bytes that were allocated.", true,
     [](const Process &process) {
       return ifMemory(process, static_cast<double>(process.all.allocatedBytes));
     }},
    {"deallocations", "Blocks of memory that were freed.", true,
     [](const Process &process) {
       return ifMemory(process, static_cast<double>(process.all.deallocations));
     }},
    {"live_bytes", "Bytes that are allocated and not freed.", false,
     [](const Process &process) { return ifMemory(process, process.all.liveBytes.value); }},
    {"own_cpu_seconds", "What profiling itself has cost, an estimate.", true,
     [](const Process &process) {
       return std::optional(process.profile().overhead.ns * kNanosecond);
     }},
    {"own_memory_bytes", "Memory that the profile takes.", false,
     [](const Process &process) {
       return std::optional(static_cast<double>(process.profile().overhead.memoryBytes));
     }},
};

/// What is counted of a function: the sum of those with the same name.
struct FunctionFamily {
  const char *name;
  const char *help;
  bool isCounter;
  std::optional<double> (*value)(const Profile &profile, const FunctionTotals &function);
};

const FunctionFamily kFunctionFamilies[] = {
    {"function_cpu_seconds", "Time on the processor in the function itself, without callees.", true,
     [](const Profile &profile, const FunctionTotals &function) -> std::optional<double> {
       if (!profile.hasTimes())
         return std::nullopt;
       return function.selfNs * kNanosecond;
     }},
    {"function_off_cpu_seconds", "Time off the processor in the function itself.", true,
     [](const Profile &profile, const FunctionTotals &function) -> std::optional<double> {
       if (profile.timeMode == TimeMode::None)
         return std::nullopt;
       return function.selfOffNs * kNanosecond;
     }},
    {"function_calls", "Calls of the function.", true,
     [](const Profile &profile, const FunctionTotals &function) -> std::optional<double> {
       if (profile.functions[function.function].isSampled)
         return std::nullopt;
       return static_cast<double>(function.calls);
     }},
    {"function_allocations", "Blocks of memory that the function allocated.", true,
     [](const Profile &profile, const FunctionTotals &function) -> std::optional<double> {
       if (profile.memoryMode == MemoryMode::None || function.allocations == 0)
         return std::nullopt;
       return static_cast<double>(function.allocations);
     }},
    {"function_allocated_bytes", "Bytes that the function allocated.", true,
     [](const Profile &profile, const FunctionTotals &function) -> std::optional<double> {
       if (profile.memoryMode == MemoryMode::None || function.allocations == 0)
         return std::nullopt;
       return static_cast<double>(function.allocatedBytes);
     }},
    {"function_live_bytes", "Bytes that the function allocated and nobody has freed.", false,
     [](const Profile &profile, const FunctionTotals &function) -> std::optional<double> {
       if (profile.memoryMode == MemoryMode::None || function.allocations == 0)
         return std::nullopt;
       return function.liveBytes.value;
     }},
};

struct DropFamily {
  const char *what;
  uint64_t Dropped::*count;
};
const DropFamily kDrops[] = {
    {"calls", &Dropped::calls},         {"allocations", &Dropped::allocations},
    {"blocks", &Dropped::blocks},       {"timed_calls", &Dropped::timedCalls},
    {"paths", &Dropped::flatCalls},     {"threads", &Dropped::threads},
    {"file_bytes", &Dropped::bytes},    {"samples", &Dropped::samples},
    {"durations", &Dropped::durations},
};

std::string quoted(const std::string &text) {
  std::string safe = "\"";
  for (const char c : printable(text))
    if (c == '\\' || c == '"')
      safe += std::string("\\") + c;
    else
      safe += c;
  return safe + '"';
}

/// Cuts a name between characters of UTF-8.
std::string cut(std::string name) {
  if (name.size() <= kLongestName)
    return name;
  size_t end = kLongestName;
  while (end > 0 && (name[end] & 0xC0) == 0x80)
    --end;
  return name.substr(0, end) + "...";
}

} // namespace

class Metrics::Writer {
public:
  Writer(MetricsFormat format, std::map<std::string, double> &exposed)
      : format_(format), exposed_(exposed) {}

  void begin(const char *name, const char *help, bool isCounter) {
    name_ = std::string("vais_profiler_") + name;
    isCounter_ = isCounter;
    const std::string family =
        isCounter && format_ == MetricsFormat::Text ? name_ + "_total" : name_;
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", family, help, family,
                         isCounter ? "counter" : "gauge");
  }

  void add(const std::string &labels, double value) {
    const std::string series = fmt::format("{}{}{{{}}}", name_, isCounter_ ? "_total" : "", labels);
    if (isCounter_) {
      if (const auto before = exposed_.find(series); before != exposed_.end())
        value = std::max(value, before->second);
      newest_[series] = value;
    }
    text_ += fmt::format("{} {}\n", series, value);
  }

  std::string finish() {
    exposed_ = std::move(newest_);
    return text_ + (format_ == MetricsFormat::OpenMetrics ? "# EOF\n" : "");
  }

private:
  const MetricsFormat format_;
  std::map<std::string, double> &exposed_;
  std::map<std::string, double> newest_;
  std::string text_, name_;
  bool isCounter_ = false;
};

namespace {

std::string labelsOf(const MeasuredProfile &measured) {
  const Profile &profile = *measured.profile;
  const std::string path = profile.programs.empty() ? "" : profile.programs[0].path;
  return fmt::format("profile={},program={},pid=\"{}\"", quoted(measured.name),
                     quoted(baseName(path)),
                     profile.programs.empty() ? 0 : profile.programs[0].processId);
}

/// Returns the values of the hottest functions by name.
std::map<std::string, std::vector<std::optional<double>>> functionsOf(const Profile &profile,
                                                                      size_t most) {
  std::vector<FunctionTotals> functions = functionTotals(profile);
  if (functions.size() > most)
    functions.resize(most);
  const std::vector<std::string> names = displayNames(profile);
  std::map<std::string, std::vector<std::optional<double>>> values;
  for (const FunctionTotals &function : functions) {
    auto &sums = values[cut(names[function.function])];
    sums.resize(std::size(kFunctionFamilies));
    for (size_t i = 0; i < sums.size(); ++i)
      if (const auto value = kFunctionFamilies[i].value(profile, function))
        sums[i] = sums[i].value_or(0) + *value;
  }
  return values;
}

} // namespace

const char *contentType(MetricsFormat format) {
  return format == MetricsFormat::Text
             ? "text/plain; version=0.0.4; charset=utf-8"
             : "application/openmetrics-text; version=1.0.0; charset=utf-8";
}

std::string Metrics::write(const std::vector<MeasuredProfile> &profiles, MetricsFormat format) {
  const std::lock_guard lock(mutex_);
  Writer writer(format, exposed_);
  std::vector<Process> processes;
  std::vector<std::string> labels;
  std::vector<std::map<std::string, std::vector<std::optional<double>>>> functions;
  for (const MeasuredProfile &each : profiles) {
    processes.push_back({&each, sumOf(functionTotals(*each.profile))});
    labels.push_back(labelsOf(each));
    functions.push_back(functionsOf(*each.profile, functions_));
  }
  for (const ProcessFamily &family : kProcessFamilies) {
    writer.begin(family.name, family.help, family.isCounter);
    for (size_t i = 0; i < processes.size(); ++i)
      if (const auto value = family.value(processes[i]))
        writer.add(labels[i], *value);
  }
  writer.begin("dropped", "What could not be recorded.", true);
  for (size_t i = 0; i < processes.size(); ++i)
    for (const DropFamily &drop : kDrops)
      writer.add(fmt::format("{},what=\"{}\"", labels[i], drop.what),
                 static_cast<double>(processes[i].profile().dropped.*drop.count));
  for (size_t k = 0; k < std::size(kFunctionFamilies); ++k) {
    const FunctionFamily &family = kFunctionFamilies[k];
    writer.begin(family.name, family.help, family.isCounter);
    for (size_t i = 0; i < processes.size(); ++i)
      for (const auto &[name, values] : functions[i])
        if (values[k])
          writer.add(fmt::format("{},function={}", labels[i], quoted(name)), *values[k]);
  }
  return writer.finish();
}

} // namespace vais::profiler
