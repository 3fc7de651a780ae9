/// The C++ interface: header-only value types for C++17 on top of the functions of
/// <vais_profiler.h>, so that a program need not be recompiled for a newer library.
///
///     vais::profiler::Profiler profiler;
///     profiler.start();
///     profiler.recordSample("parse");
///     profiler.recordCall("main", "parse");
///     profiler.stop();
///     std::cout << vais::profiler::TextReport(profiler.snapshot());
///
/// Link libvais_profiler_report.a, libvais_profiler.a (or .so) and zlib, in this order, or with
/// CMake VaisProfiler::report and VaisProfiler::runtime. A program that uses only ScopedRegion and
/// Profiler, without snapshots, needs only libvais_profiler.a.
///
/// **Threads.** Any thread may record to a Profiler and query it, but moving and destroying it
/// needs exclusive access. Everything else is plain data that does not change.
///
/// **Errors.** As in `<filesystem>`, a function that may fail has two overloads: one sets a
/// std::error_code, the other throws std::system_error. Recording never fails and never throws.

#ifndef VAIS_PROFILER_HPP
#define VAIS_PROFILER_HPP

#include "vais_profiler/cpp/CallGraph.hpp"
#include "vais_profiler/cpp/Config.hpp"
#include "vais_profiler/cpp/Demangle.hpp"
#include "vais_profiler/cpp/Error.hpp"
#include "vais_profiler/cpp/MemoryTracker.hpp"
#include "vais_profiler/cpp/ProfileStats.hpp"
#include "vais_profiler/cpp/Profiler.hpp"
#include "vais_profiler/cpp/Reports.hpp"
#include "vais_profiler/cpp/SampleCollector.hpp"
#include "vais_profiler/cpp/ScopedRegion.hpp"
#include "vais_profiler/cpp/Snapshot.hpp"

#endif
