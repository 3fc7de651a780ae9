/// A sink that writes to a stream.

#include "utils/vais-profiler/terminal/TraceOutput.h"

#include "runtime/report/formats/tools/Gzip.h"
#include "utils/vais-profiler/terminal/Pager.h"
#include "utils/vais-profiler/terminal/ProgressBar.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <optional>
#include <unistd.h>

namespace vais::profiler {

static void requirePlace(const std::string &path, TraceContent content) {
  if (content == TraceContent::Bytes && path.empty() && isatty(STDOUT_FILENO))
    throw CommandError("standard output: expected a file or pipe for a binary format, found a "
                       "terminal; use -o FILE");
}

void writeTrace(const std::string &path, TraceContent content,
                const std::function<void(const TextSink &sink, Colour colour,
                                         const Progress &progress)> &write) {
  requirePlace(path, content);
  std::optional<Pager> pager;
  OutputFile file(nullptr, std::fclose);
  std::FILE *stream = stdout;
  if (!path.empty()) {
    file = openOutput(path);
    stream = file.get();
  } else if (content == TraceContent::Text && (pager.emplace(), pager->stream())) {
    stream = pager->stream();
  }
  const bool isPaged = pager && pager->stream();
  const std::string name = path.empty() ? "standard output" : path;
  const TextSink put = [&](const std::string &text) {
    if (std::fwrite(text.data(), 1, text.size(), stream) == text.size())
      return true;
    if (!isPaged) // leaving a pager before the end is not an error
      failToWrite(name);
    return false;
  };
  std::optional<GzipStream> gzip;
  if (isGzipName(path))
    gzip.emplace();
  const TextSink sink = [&](const std::string &text) { return put(gzip ? gzip->add(text) : text); };
  {
    ProgressBar bar;
    const bool showsItself = isPaged || isatty(fileno(stream));
    write(sink, terminalStyle({}, file ? stream : stdout).colour,
          showsItself ? Progress() : bar.progress());
  }
  if (gzip)
    put(gzip->finish());
  if (std::fflush(stream) != 0 && !isPaged)
    failToWrite(name);
}

} // namespace vais::profiler
