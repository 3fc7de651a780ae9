/// Determines how the program that a command line links will be started.

#include "utils/vais-profiler-clang/request/ProgramStart.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace vais::profiler {
namespace {

/// Names, or ends of names (Scrt1.o, rcrt1.o, gcrt1.o), of the object file that calls a C library.
constexpr std::string_view kStartFiles[] = {"crt1.o", "crt0.o", "crtbegin_dynamic.o",
                                            "crtbegin_static.o"};

bool isStartFile(std::string_view path) {
  return std::any_of(std::begin(kStartFiles), std::end(kStartFiles), [=](std::string_view name) {
    return path.size() >= name.size() && path.substr(path.size() - name.size()) == name;
  });
}

/// Returns whether the kernel will start a dynamic linker. Linkers omit it from a program that is
/// neither position-independent nor linked to a shared object; the latter cannot be seen from
/// clang's job.
bool startsDynamicLinker(const Job &linker) {
  for (const char *argument :
       {"-static", "-no-pie", "--no-pie", "--no-dynamic-linker", "-no-dynamic-linker", "-Bstatic"})
    if (has(linker, argument))
      return false;
  return has(linker, "-pie") && has(linker, "-dynamic-linker");
}

} // namespace

ProgramStart programStart(const Job &linker) {
  if (std::any_of(linker.begin(), linker.end(), isStartFile))
    return ProgramStart::StartFiles;
  return startsDynamicLinker(linker) ? ProgramStart::DynamicLinker : ProgramStart::Own;
}

std::string noteOf(ProgramStart start) {
  switch (start) {
  case ProgramStart::StartFiles:
    return {};
  case ProgramStart::DynamicLinker:
    return "the program has no start files: recording begins with its first instrumented call";
  case ProgramStart::Own:
    return "the program has no start files, and so no thread-local storage: it will run, but "
           "nothing is recorded";
  }
  return {};
}

} // namespace vais::profiler
