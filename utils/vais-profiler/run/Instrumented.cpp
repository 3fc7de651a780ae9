/// Searches for libraries like the dynamic linker (ld.so(8)), but without its cache.

#include "utils/vais-profiler/run/Instrumented.h"

#include "utils/vais-profiler/run/ElfFile.h"

#include <cstdlib>
#include <set>
#include <sstream>
#include <unistd.h>

namespace vais::profiler {
namespace {

#if defined(__aarch64__)
constexpr const char *kStandardDirectories =
    "/lib/aarch64-linux-gnu:/usr/lib/aarch64-linux-gnu:/lib64:/usr/lib64:/lib:/usr/lib:"
    "/usr/local/lib";
#else
constexpr const char *kStandardDirectories =
    "/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu:/lib64:/usr/lib64:/lib:/usr/lib:"
    "/usr/local/lib";
#endif

std::string directoryOf(const std::string &path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

/// Expands $ORIGIN in `directory`, which stands for the directory of the file that names it.
std::string expandOrigin(std::string directory, const std::string &origin) {
  for (const std::string token : {"${ORIGIN}", "$ORIGIN"})
    for (size_t at = 0; (at = directory.find(token, at)) != std::string::npos; at += origin.size())
      directory.replace(at, token.size(), origin);
  return directory;
}

class LibrarySearch {
public:
  Instrumentation visit(const std::string &path);

private:
  std::string find(const std::string &library, const ElfFile &user, const std::string &origin);

  std::set<std::string> visited_;
};

/// Returns the file of `library`, or "" if there is none.
std::string LibrarySearch::find(const std::string &library, const ElfFile &user,
                                const std::string &origin) {
  if (library.find('/') != std::string::npos)
    return access(library.c_str(), R_OK) == 0 ? library : "";
  std::vector<std::string> directories = user.searchFirst;
  const auto append = [&](const char *list) {
    std::istringstream stream(list ? list : "");
    for (std::string directory; std::getline(stream, directory, ':');)
      directories.push_back(directory);
  };
  append(std::getenv("LD_LIBRARY_PATH"));
  directories.insert(directories.end(), user.searchLast.begin(), user.searchLast.end());
  append(kStandardDirectories);
  for (const std::string &directory : directories) {
    const std::string expanded = expandOrigin(directory, origin);
    std::string path = (expanded.empty() ? "." : expanded) + '/' + library;
    if (access(path.c_str(), R_OK) == 0)
      return path;
  }
  return "";
}

Instrumentation LibrarySearch::visit(const std::string &path) {
  const auto elf = readElf(path);
  if (!elf)
    return Instrumentation::NoElf;
  if (elf->hasProfilerNote)
    return Instrumentation::Found;
  auto result = Instrumentation::Missing;
  for (const std::string &library : elf->needed) {
    if (!visited_.insert(library).second)
      continue;
    const std::string file = find(library, *elf, directoryOf(path));
    const Instrumentation found = file.empty() ? Instrumentation::Unknown : visit(file);
    if (found == Instrumentation::Found)
      return found;
    if (found == Instrumentation::Unknown)
      result = found;
  }
  return result;
}

} // namespace

Instrumentation findInstrumentation(const std::string &path) {
  char *real = realpath(path.c_str(), nullptr); // $ORIGIN refers to the file, not to a link to it
  const std::string file = real ? real : path;
  std::free(real);
  return LibrarySearch().visit(file);
}

} // namespace vais::profiler
