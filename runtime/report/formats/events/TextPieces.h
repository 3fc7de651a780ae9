/// Passes text on piece by piece.

#ifndef VAIS_PROFILER_REPORT_TEXTPIECES_H
#define VAIS_PROFILER_REPORT_TEXTPIECES_H

#include "runtime/report/formats/events/TraceReport.h"

namespace vais::profiler {

class TextPieces {
public:
  explicit TextPieces(const TextSink &sink) : sink_(sink) {}

  /// Returns the text to append to; handOn() must be called from time to time.
  std::string &text() { return text_; }

  void handOn() {
    if (text_.size() >= kPieceSize)
      finish();
  }
  /// Passes the rest on.
  void finish() {
    isStopped_ = isStopped_ || !sink_(text_);
    text_.clear();
  }
  /// Returns whether no more text is wanted.
  bool isStopped() const { return isStopped_; }

private:
  static constexpr size_t kPieceSize = size_t(64) << 10;

  const TextSink &sink_;
  std::string text_;
  bool isStopped_ = false;
};

} // namespace vais::profiler

#endif
