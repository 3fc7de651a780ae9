/// The data of the page: a Profile as one JSON object, which is compact enough for a hundred
/// thousand contexts. page/web/profile.js reads it.
///
/// Contexts, functions and calls are arrays by column, in the order of the Profile. In an array of
/// `packed` numbers, -n stands for n zeros.

#ifndef VAIS_PROFILER_REPORT_PAGEDATA_H
#define VAIS_PROFILER_REPORT_PAGEDATA_H

#include "runtime/report/formats/shared/ReportStyle.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// What is seen first.
enum class PageView { Summary, FlameGraph };

/// Builds the text of a JSON object.
class JsonMembers {
public:
  /// `json` is any JSON that contains no markup.
  void add(const std::string &name, const std::string &json);
  /// Returns the object, and empties this.
  std::string take();

private:
  std::string text_;
};

/// Returns packed numbers.
std::string packedNumbers(const std::vector<uint64_t> &numbers);

/// Returns errors, half widths of 95 % confidence intervals, as packed numbers.
std::string packedErrors(const std::vector<double> &errors);

/// Returns all that the page shows of one profile.
JsonMembers pageData(const Profile &profile, const ReportStyle &style, PageView view);

/// Returns the same of `after`, and what changed since `before`.
JsonMembers differenceData(const Profile &before, const Profile &after, const ReportStyle &style,
                           PageView view);

/// Returns the page with the data.
std::string pageWith(const Profile &profile, const std::string &data);

} // namespace vais::profiler

#endif
