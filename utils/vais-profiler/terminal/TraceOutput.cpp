/// A sink that writes to a stream.

#include "utils/vais-profiler/terminal/TraceOutput.h"

#include "utils/vais-profiler/terminal/Pager.h"
#include "utils/vais-profiler/terminal/ProgressBar.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <optional>
#include <unistd.h>

namespace vais::profiler {

void writeTrace(const std::string &path,
                const std::function<void(const TextSink &sink, Colour colour,
                                         const Progress &progress)> &write) {
  std::optional<Pager> pager;
  OutputFile file(nullptr, std::fclose);
  std::FILE *stream = stdout;
  if (!path.empty()) {
    file = openOutput(path);
    stream = file.get();
  } else if (pager.emplace(); pager->stream()) {
    stream = pager->stream();
  }
  const bool isPaged = pager && pager->stream();
  const std::string name = path.empty() ? "standard output" : path;
  const TextSink sink = [&](const std::string &text) {
    if (std::fwrite(text.data(), 1, text.size(), stream) == text.size())
      return true;
    if (!isPaged) // leaving a pager before the end is not an error
      failToWrite(name);
    return false;
  };
  {
    ProgressBar bar;
    const bool showsItself = isPaged || isatty(fileno(stream));
    write(sink, terminalStyle({}, file ? stream : stdout).colour,
          showsItself ? Progress() : bar.progress());
  }
  if (std::fflush(stream) != 0 && !isPaged)
    failToWrite(name);
}

} // namespace vais::profiler
