/// The C++ interface, C++17 and header-only: value types over the functions of <vais_profiler.h>,
/// so that a program needs not be compiled again when the library is newer.
///
///     vais::profiler::Profiler profiler;
///     profiler.start();
///     profiler.recordSample("parse");
///     profiler.recordCall("main", "parse");
///     profiler.stop();
///     std::cout << vais::profiler::TextReport(profiler.snapshot());
///
/// Link libvais_profiler_report.a, libvais_profiler.a (or .so) and zlib, in this order;
/// with CMake VaisProfiler::report and VaisProfiler::runtime. A program that uses only Profiler,
/// without snapshots, and ScopedRegion needs libvais_profiler.a alone.
///
/// **Threads.** A Profiler may be fed and asked from any thread; moving and destroying it is for
/// one. Everything else is plain data that does not change.
///
/// **Errors.** What may fail comes twice, like in <filesystem>: with a std::error_code that is set,
/// and without, throwing std::system_error. Recording never fails and never throws.

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
