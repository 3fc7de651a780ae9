/// The values that a report can show: time, calls, memory.

#ifndef VAIS_PROFILER_REPORT_VALUES_H
#define VAIS_PROFILER_REPORT_VALUES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

enum class Unit { Nanoseconds, Count, Bytes };

/// A number that each context has, without callees. A new row in the table suffices for every
/// format that shows values by name. The events that a profile has are values, too.
struct Value {
  const char *name; ///< as in --value; also pprof's sample type
  const char *help;
  Unit unit;
  // Of an event, null: it is found in Profile::events by its name.
  bool (*isRecorded)(const Profile &profile);
  uint64_t (*ofContext)(const Context &context, uint64_t calls);
  double (*contextVariance)(const Profile &profile, const Context &context); ///< null if exact
  double (*edgeVariance)(const Edge &edge); ///< of the value including callees, by the edge into
                                            ///< the context; null if it is the sum of theirs
  RunSum RunSums::*runs;                    ///< the value over several runs

  bool isEvent() const { return !isRecorded; }
  bool isKnown(const Profile &profile) const; ///< returns whether it was recorded
  bool isExact() const { return !isEvent() && !contextVariance; }
  uint64_t of(const Profile &profile, const Context &context, uint64_t calls) const;
  double variance(const Profile &profile, const Context &context) const; ///< 0 if it is exact
  RunSum overRuns(const Profile &profile, const RunSums &sums) const;
  double ofCode(const Profile &profile, const CodeSamples &code) const; ///< of an event alone
};

/// Returns all values but events; reports show the first one that is known by default.
const std::vector<Value> &values();

/// Returns the values of a profile that are known: those of values(), then its events.
std::vector<const Value *> knownValues(const Profile &profile);

/// Returns the value of that name, or null if there is none among values().
const Value *findValue(const std::string &name);

/// Returns the value of the event of that name, whether a profile has it or not. Any thread.
const Value &eventValue(const std::string &name);

/// Returns the first value that is known.
const Value &defaultValue(const Profile &profile);

/// Returns the calls into each context.
std::vector<uint64_t> contextCalls(const Profile &profile);

/// Returns `value` of each context, without callees.
std::vector<uint64_t> ownValues(const Profile &profile, const Value &value);

/// Returns the sums over the subtrees of contexts, given each context's own value.
std::vector<uint64_t> totalValues(const Profile &profile, const std::vector<uint64_t> &own);

/// Returns the variances of the values of contexts with their callees: those of the edges into them
/// where these tell more, otherwise the sums over subtrees.
std::vector<double> totalVariances(const Profile &profile, const Value &value);

/// Returns "nanoseconds", "count" or "bytes".
const char *unitName(Unit unit);

} // namespace vais::profiler

#endif
