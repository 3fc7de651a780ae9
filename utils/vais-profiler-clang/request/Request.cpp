/// Recognises jobs by their arguments.

#include "utils/vais-profiler-clang/request/Request.h"

#include "contracts/Targets.h"

#include <algorithm>

namespace vais::profiler {
namespace {

using vais::profiler::kThisMachine;
using vais::profiler::machineOf;

bool isFrontend(const Job &job) { return job.size() > 1 && job[1] == "-cc1"; }

bool isAssembler(const Job &job) { return job.size() > 1 && job[1] == "-cc1as"; }

/// Drivers for Linux tell every linker which emulation to use.
bool isLinker(const Job &job) {
  return !isFrontend(job) && !isAssembler(job) && has(job, "-m") && !has(job, "-r") &&
         !has(job, "-i") && !has(job, "--relocatable");
}

bool isForThisMachine(const Job &job) { return machineOf(valueOf(job, "-triple")) == kThisMachine; }

bool startsWith(const std::string &text, const char *prefix) { return text.rfind(prefix, 0) == 0; }

bool emitsIr(const Job &job) {
  return isFrontend(job) && (has(job, "-emit-llvm") || has(job, "-emit-llvm-bc"));
}

/// With -flto, the linker makes machine code from bitcode. -emit-llvm alone is for users or tools;
/// what is made of it later is instrumented then.
bool makesCode(const Job &job) {
  if (emitsIr(job))
    return std::any_of(job.begin(), job.end(),
                       [](const std::string &argument) { return startsWith(argument, "-flto="); });
  return (!isFrontend(job) && !isAssembler(job)) || has(job, "-emit-obj") || has(job, "-S");
}

bool optimizes(const Job &job) {
  return std::any_of(job.begin(), job.end(), [](const std::string &argument) {
    return startsWith(argument, "-O") && argument != "-O0";
  });
}

/// Matches preprocessed C and its relatives, except for output without line markers and lists of
/// macros.
bool isPreprocessor(const Job &job) {
  return has(job, "-E") && !has(job, "-P") && !has(job, "-dM") &&
         valueOf(job, "-x") != "assembler-with-cpp";
}

void addFrontend(const Job &job, Request &request) {
  request.readsSource = true;
  request.compiles |= makesCode(job);
  request.makesIr |= emitsIr(job) && !makesCode(job);
  const bool isIr = valueOf(job, "-x") == "ir";
  request.compilesIr |= isIr && makesCode(job);
  request.optimizesIr |= isIr && optimizes(job);
  if (isPreprocessor(job))
    request.preprocessed.push_back(valueOf(job, "-o"));
}

void addLinker(const Job &job, Request &request) {
  request.links = true;
  request.output = valueOf(job, "-o");
  request.linksShared |= has(job, "-shared") || has(job, "--shared") || has(job, "-Bshareable");
  request.linksStatic |= has(job, "-static") || has(job, "--static");
  if (!request.linksShared)
    request.start = programStart(job);
}

} // namespace

Request requestOf(const ClangJobs &jobs) {
  Request request;
  request.isSupported = machineOf(jobs.target) == kThisMachine;
  request.makesCode = std::any_of(jobs.commands.begin(), jobs.commands.end(), makesCode);
  for (const Job &job : jobs.commands)
    if (isFrontend(job) && isForThisMachine(job))
      addFrontend(job, request);
    else if (request.isSupported && isLinker(job))
      addLinker(job, request);
  return request;
}

} // namespace vais::profiler
