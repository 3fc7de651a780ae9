/// Reports of a snapshot as text and as flame graphs.

#ifndef VAIS_PROFILER_CPP_REPORTS_HPP
#define VAIS_PROFILER_CPP_REPORTS_HPP

#include "Snapshot.hpp"

#include <ostream>

VAIS_PROFILER_CPP_BEGIN

/// Tables for people to read: CPU profile, memory profile and call graph, the first 20 rows of
/// each.
class TextReport {
public:
  explicit TextReport(const Snapshot &snapshot) : text_(snapshot.report("text")) {}
  const std::string &text() const noexcept { return text_; }
  friend std::ostream &operator<<(std::ostream &stream, const TextReport &report) {
    return stream << report.text_;
  }

private:
  std::string text_;
};

/// One line, for logs: duration, calls, samples, memory, edges and the hottest function.
class CompactReport {
public:
  explicit CompactReport(const Snapshot &snapshot) : text_(snapshot.report("compact")) {
    text_.pop_back(); // the newline
  }
  const std::string &text() const noexcept { return text_; }
  friend std::ostream &operator<<(std::ostream &stream, const CompactReport &report) {
    return stream << report.text_;
  }

private:
  std::string text_;
};

/// The stacks and what was spent in each. Those of instrumented code have complete paths.
class FlameGraphData {
public:
  explicit FlameGraphData(Snapshot snapshot) : snapshot_(std::move(snapshot)) {}
  /// Returns one line per stack, such as "main;parse 12", for flame graph tools.
  std::string folded() const { return snapshot_.report("folded"); }
  /// Returns an image.
  std::string svg() const { return snapshot_.report("svg"); }
  /// Returns an interactive page for a browser.
  std::string html() const { return snapshot_.report("flamegraph"); }

private:
  Snapshot snapshot_;
};

VAIS_PROFILER_CPP_END

#endif
