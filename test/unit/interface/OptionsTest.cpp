/// Versions, errors, and options of all sizes.

#include "test/unit/interface/Profiler.h"

#include <cstddef>
#include <cstring>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <thread>

namespace vais::profiler::test {

/// A profiler created with options; the handle may be null.
class WithOptions {
public:
  explicit WithOptions(const VaisProfilerOptions *options)
      : handle_(vais_profiler_create_with(options)) {}
  explicit WithOptions(const VaisProfilerOptions &options) : WithOptions(&options) {}
  ~WithOptions() { vais_profiler_destroy(handle_); }
  WithOptions(const WithOptions &) = delete;
  WithOptions &operator=(const WithOptions &) = delete;

  operator void *() const { return handle_; }

  /// Returns the statistics after two samples, an allocation and a call.
  Numbers numbers() const {
    vais_profiler_start(handle_);
    vais_profiler_record_sample(handle_, "main", 0);
    vais_profiler_record_sample(handle_, "main", 0);
    vais_profiler_record_allocation(handle_, 64, 0x10);
    vais_profiler_record_call(handle_, "main", "parse");
    return Numbers(vais_profiler_get_stats(handle_));
  }

private:
  void *handle_;
};

static const Numbers kDefaults(2, 1, 64, 64, 64, 1);

/// The options of a program with a newer header.
struct LongerOptions {
  VaisProfilerOptions known = VAIS_PROFILER_OPTIONS_DEFAULTS;
  uint64_t later[4] = {};

  LongerOptions() { known.size = sizeof *this; }
};

TEST(Version, IsThatOfTheProject) { EXPECT_STREQ(vais_profiler_version(), VAIS_PROFILER_VERSION); }

TEST(Version, OfTheAbiIsTheHeaders) {
  EXPECT_EQ(vais_profiler_abi_version(), uint32_t(VAIS_PROFILER_ABI_VERSION));
}

TEST(Layout, OfTheOptionsIsFixed) {
  EXPECT_EQ(sizeof(VaisProfilerOptions), 32u);
  EXPECT_EQ(offsetof(VaisProfilerOptions, size), 0u);
  EXPECT_EQ(offsetof(VaisProfilerOptions, mode), 8u);
  EXPECT_EQ(offsetof(VaisProfilerOptions, track_memory), 12u);
  EXPECT_EQ(offsetof(VaisProfilerOptions, build_call_graph), 13u);
  EXPECT_EQ(offsetof(VaisProfilerOptions, sample_interval_ns), 16u);
  EXPECT_EQ(offsetof(VaisProfilerOptions, max_samples), 24u);
}

TEST(Layout, OfEnumerationsIsFixed) {
  EXPECT_EQ(sizeof(VaisProfilerError), 4u);
  EXPECT_EQ(sizeof(VaisProfilerMode), 4u);
  EXPECT_EQ(VAIS_PROFILER_OK, 0);
  EXPECT_EQ(VAIS_PROFILER_NULL_HANDLE, 1);
  EXPECT_EQ(VAIS_PROFILER_ALREADY_RUNNING, 2);
  EXPECT_EQ(VAIS_PROFILER_NOT_RUNNING, 3);
  EXPECT_EQ(VAIS_PROFILER_NO_MEMORY, 4);
  EXPECT_EQ(VAIS_PROFILER_NOT_INITIALIZED, 5);
  EXPECT_EQ(VAIS_PROFILER_ALREADY_INITIALIZED, 6);
  EXPECT_EQ(VAIS_PROFILER_INVALID_OPTIONS, 7);
  EXPECT_EQ(VAIS_PROFILER_UNKNOWN_OPTIONS, 8);
  EXPECT_EQ(VAIS_PROFILER_MODE_SAMPLING, 0);
  EXPECT_EQ(VAIS_PROFILER_MODE_INSTRUMENTATION, 1);
  EXPECT_EQ(VAIS_PROFILER_MODE_MEMORY, 2);
  EXPECT_EQ(VAIS_PROFILER_MODE_ALL, 3);
}

TEST(Errors, HaveAStringEach) {
  std::set<std::string> strings;
  for (int error = VAIS_PROFILER_OK; error <= VAIS_PROFILER_UNKNOWN_OPTIONS; ++error)
    strings.insert(vais_profiler_error_string(static_cast<VaisProfilerError>(error)));
  EXPECT_EQ(strings.size(), size_t(VAIS_PROFILER_UNKNOWN_OPTIONS) + 1);
  EXPECT_EQ(strings.count(""), 0u);
  EXPECT_STREQ(vais_profiler_error_string(static_cast<VaisProfilerError>(99)), "unknown error");
}

TEST(Errors, SayWhyStartAndStopFailed) {
  const Profiler profiler(State::Stopped);
  EXPECT_FALSE(vais_profiler_stop(profiler));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NOT_RUNNING);
  vais_profiler_start(profiler);
  EXPECT_FALSE(vais_profiler_start(profiler));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_ALREADY_RUNNING);
}

TEST(Errors, SayThatTheHandleIsNull) {
  const VaisProfilerVisitor visitor = {};
  bool (*const calls[])() = {[] { return vais_profiler_start(nullptr); },
                             [] { return vais_profiler_stop(nullptr); },
                             [] { return vais_profiler_is_running(nullptr); },
                             [] { return vais_profiler_get_stats(nullptr).sample_count != 0; },
                             [] { return vais_profiler_get_dropped_samples(nullptr) != 0; },
                             [] { return vais_profiler_get_duration_ns(nullptr) != 0; }};
  for (bool (*call)() : calls) {
    vais_profiler_stop(Profiler(State::Stopped)); // sets another error
    EXPECT_FALSE(call());
    EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NULL_HANDLE);
  }
  EXPECT_FALSE(vais_profiler_visit(nullptr, &visitor));
}

TEST(Errors, SayThatThereIsNoProcessProfiler) {
  vais_profiler_global_destroy();
  EXPECT_FALSE(vais_profiler_global_start());
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NOT_INITIALIZED);
  vais_profiler_stop(nullptr); // sets another error
  EXPECT_EQ(vais_profiler_global_handle(), nullptr);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NOT_INITIALIZED);
  EXPECT_TRUE(vais_profiler_global_init(nullptr));
  EXPECT_FALSE(vais_profiler_global_init(nullptr));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_ALREADY_INITIALIZED);
  vais_profiler_global_destroy();
}

TEST(Errors, AreOfTheCallingThread) {
  vais_profiler_start(nullptr);
  std::thread([] {
    EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_OK);
    vais_profiler_stop(Profiler(State::Stopped));
    EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NOT_RUNNING);
  }).join();
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NULL_HANDLE);
}

TEST(Errors, OutlastSuccess) {
  vais_profiler_start(nullptr);
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "main", 0);
  EXPECT_TRUE(vais_profiler_stop(profiler));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_NULL_HANDLE);
}

TEST(Options, NullMeansTheDefaults) { EXPECT_EQ(WithOptions(nullptr).numbers(), kDefaults); }

TEST(Options, DefaultsAreThoseOfTheConfiguration) {
  const VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  const VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  EXPECT_EQ(options.size, sizeof options);
  EXPECT_EQ(options.mode, uint32_t(VAIS_PROFILER_MODE_INSTRUMENTATION));
  EXPECT_EQ(options.track_memory, config.track_memory);
  EXPECT_EQ(options.build_call_graph, config.build_call_graph);
  EXPECT_EQ(options.sample_interval_ns, config.sample_interval_ms * 1000000);
  EXPECT_EQ(options.max_samples, config.max_samples);
}

TEST(Options, AreObeyed) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.track_memory = options.build_call_graph = false;
  options.max_samples = 1;
  const WithOptions profiler(options);
  EXPECT_EQ(profiler.numbers(), Numbers(1, 0, 0, 0, 0, 0));
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 1u);
}

TEST(Options, OfAnOlderProgramHaveDefaultsForTheRest) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.track_memory = false;
  options.max_samples = 0; // unknown to the older program
  options.size = offsetof(VaisProfilerOptions, max_samples);
  EXPECT_EQ(WithOptions(options).numbers(), Numbers(2, 0, 0, 0, 0, 1));
  options.size = sizeof options.size;
  EXPECT_EQ(WithOptions(options).numbers(), kDefaults);
}

TEST(Options, OfANewerProgramAreTakenIfTheyAskForNothingNew) {
  LongerOptions options;
  options.known.build_call_graph = false;
  EXPECT_EQ(WithOptions(options.known).numbers(), Numbers(2, 1, 64, 64, 64, 0));
}

TEST(Options, ThatAskForSomethingUnknownAreRefused) {
  LongerOptions options;
  reinterpret_cast<char *>(&options)[sizeof options - 1] = 1;
  EXPECT_EQ(WithOptions(options.known), nullptr);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_UNKNOWN_OPTIONS);
  VaisProfilerOptions mode = VAIS_PROFILER_OPTIONS_DEFAULTS;
  mode.mode = VAIS_PROFILER_MODE_ALL + 1;
  vais_profiler_start(nullptr); // sets another error
  EXPECT_EQ(WithOptions(mode), nullptr);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_UNKNOWN_OPTIONS);
}

TEST(Options, ThatMakeNoSenseAreRefused) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  for (const size_t size : {size_t(0), sizeof options.size - 1}) {
    options.size = size;
    vais_profiler_start(nullptr); // sets another error
    EXPECT_EQ(WithOptions(options), nullptr);
    EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_INVALID_OPTIONS);
  }
  options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.mode = VAIS_PROFILER_MODE_SAMPLING;
  options.sample_interval_ns = 0;
  vais_profiler_start(nullptr); // sets another error
  EXPECT_EQ(WithOptions(options), nullptr);
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_INVALID_OPTIONS);
}

TEST(Options, ServeTheProcessProfiler) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.size = 0;
  EXPECT_FALSE(vais_profiler_global_init_with(&options));
  options.size = sizeof options;
  options.max_samples = 1;
  EXPECT_TRUE(vais_profiler_global_init_with(&options));
  EXPECT_FALSE(vais_profiler_global_init_with(&options));
  EXPECT_EQ(vais_profiler_last_error(), VAIS_PROFILER_ALREADY_INITIALIZED);
  vais_profiler_global_start();
  vais_profiler_global_record_sample("main", 0);
  vais_profiler_global_record_sample("main", 0);
  EXPECT_EQ(vais_profiler_global_get_stats().sample_count, 1u);
  EXPECT_EQ(vais_profiler_global_get_dropped_samples(), 1u);
  vais_profiler_global_destroy();
}

TEST(Modes, KeepWhatIsRecordedByHand) {
  for (const uint32_t mode : {VAIS_PROFILER_MODE_SAMPLING, VAIS_PROFILER_MODE_INSTRUMENTATION,
                              VAIS_PROFILER_MODE_MEMORY, VAIS_PROFILER_MODE_ALL}) {
    VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
    options.mode = mode;
    EXPECT_EQ(WithOptions(options).numbers(), kDefaults) << mode;
  }
}

} // namespace vais::profiler::test
