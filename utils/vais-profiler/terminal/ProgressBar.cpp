/// Draws one line over and over.

#include "utils/vais-profiler/terminal/ProgressBar.h"

#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <algorithm>
#include <cstdio>

namespace vais::profiler {

ProgressBar::ProgressBar() : isShown_(isSmartTerminal(stderr)) {}

ProgressBar::~ProgressBar() {
  if (isShown_)
    std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(uint64_t done, uint64_t whole) {
  constexpr uint64_t kWidth = 40;
  if (!isShown_ || whole == 0)
    return;
  const uint64_t filled = std::min(kWidth, done * kWidth / whole);
  std::fprintf(stderr, "\r[%s%s] %3u %%", std::string(filled, '#').c_str(),
               std::string(kWidth - filled, ' ').c_str(),
               static_cast<unsigned>(std::min<uint64_t>(100, done * 100 / whole)));
}

} // namespace vais::profiler
