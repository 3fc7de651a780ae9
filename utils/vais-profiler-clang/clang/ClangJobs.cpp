/// Reads the output of `clang -###`:
///
///   Debian clang version 14.0.6
///   Target: x86_64-pc-linux-gnu
///   …
///    "/usr/lib/llvm-14/bin/clang" "-cc1" "-triple" "x86_64-pc-linux-gnu" "-emit-obj" …
///    "/usr/bin/ld" "-pie" "-m" "elf_x86_64" …
///
/// A job is a line that begins with a space and a quote. Within quotes, a backslash precedes
/// quotes, backslashes and dollar signs.

#include "utils/vais-profiler-clang/clang/ClangJobs.h"

#include "utils/vais-profiler-clang/clang/CommandOutput.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace vais::profiler {
namespace {

using std::string_view;

constexpr string_view kVersion = "clang version ";
constexpr string_view kTarget = "Target: ";
constexpr string_view kJob = " \"";

/// Removes a line from the text and returns it without its end.
string_view takeLine(string_view &text) {
  const string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

/// Removes an argument, which may contain line breaks, from the text. Its opening quote must have
/// been removed.
std::string takeQuoted(string_view &text) {
  std::string argument;
  size_t i = 0;
  for (; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] == '\\' && i + 1 < text.size())
      ++i;
    argument += text[i];
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  return argument;
}

Job takeJob(string_view &text) {
  Job job;
  while (text.substr(0, kJob.size()) == kJob) {
    text.remove_prefix(kJob.size());
    job.push_back(takeQuoted(text));
  }
  takeLine(text);
  return job;
}

void takeHeading(string_view line, ClangJobs &jobs) {
  const size_t version = line.find(kVersion);
  if (jobs.version.empty() && version != string_view::npos) {
    jobs.version = line;
    jobs.majorVersion = std::atoi(jobs.version.c_str() + version + kVersion.size());
  } else if (jobs.target.empty() && line.substr(0, kTarget.size()) == kTarget) {
    jobs.target = line.substr(kTarget.size());
  }
}

ClangJobs parse(string_view text) {
  ClangJobs jobs;
  while (!text.empty())
    if (text.substr(0, kJob.size()) == kJob)
      jobs.commands.push_back(takeJob(text));
    else
      takeHeading(takeLine(text), jobs);
  return jobs;
}

/// Clang does not state its version if it merely answers a question, as with -print-prog-name=ld.
void expectClang(const std::string &clang) {
  const CommandOutput output = outputOf({clang, "--version"});
  if (!output.succeeded)
    throw std::runtime_error(clang + ": expected a clang that runs, found none");
  if (parse(output.text).majorVersion == 0)
    throw std::runtime_error(clang + ": expected \"clang version N\" from --version, found \"" +
                             output.text.substr(0, output.text.find('\n')) + "\"");
}

} // namespace

ClangJobs jobsOf(const std::string &clang, const std::vector<std::string> &arguments) {
  std::vector<std::string> command = {clang, "-###"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const CommandOutput output = outputOf(command);
  ClangJobs jobs = parse(output.text);
  if (jobs.majorVersion == 0)
    expectClang(clang);
  if (!output.succeeded) // clang itself will report the reason
    jobs.commands.clear();
  return jobs;
}

bool has(const Job &job, const char *name) {
  return std::find(job.begin(), job.end(), name) != job.end();
}

std::string valueOf(const Job &job, const char *name) {
  const auto found = std::find(job.begin(), job.end(), name);
  return found == job.end() || found + 1 == job.end() ? std::string() : found[1];
}

} // namespace vais::profiler
