//! Recording from a program: profilers that it creates and feeds by hand, and the one of the
//! process, which also knows what instrumented code recorded.
//!
//! ```c
//! void *profiler = vais_profiler_create(NULL);
//! vais_profiler_start(profiler);
//! vais_profiler_record_call(profiler, "main", "parse");
//! vais_profiler_stop(profiler);
//! printf("%zu edges\n", vais_profiler_get_stats(profiler).call_graph_edges);
//! vais_profiler_destroy(profiler);
//! ```
//!
//! Link with libvais_profiler.a or libvais_profiler.so; nothing else is needed.
//!
//! **Profilers** are independent of each other. A handle is what vais_profiler_create() returned,
//! until vais_profiler_destroy(); NULL is allowed everywhere and does nothing.
//!
//! **Threads.** Every function may be called from any thread at any time, also on the same
//! profiler; only vais_profiler_destroy() must be the last call on its handle. Each call takes the
//! lock of its profiler for a short time.
//!
//! **Signals.** No function may be called from a signal handler: it could wait for the lock that
//! the interrupted thread holds. A child made by fork() may use a profiler if no other thread was
//! in a call on it at that moment. errno is kept.
//!
//! **Text** is UTF-8, ends with a NUL and is copied during the call. A call with text that is NULL
//! or not UTF-8 is ignored. Texts are told apart by content, not by address.
//!
//! **Memory** comes from the kernel, not from malloc, so the functions may be called in an
//! allocator. When there is none left, what was to be recorded is lost.
//!
//! **Sums** that would not fit a size_t stay at SIZE_MAX.
//!
//! The cost of a function is named in its last line:
//! - *short*: a few nanoseconds
//! - *record*: tens of nanoseconds while the profiler runs, short otherwise; now and then a table
//!   grows, which takes time in proportion to its size
//! - *system call*: microseconds, more the more was recorded
//!
//! Made by vais-profiler-bindgen from vais_profiler.h, for x86_64-pc-linux-gnu.

#![allow(clippy::all, dead_code, non_camel_case_types, unused_imports)]
#![allow(unknown_lints, unnecessary_transmutes)] // of rustc later than 1.63
#![allow(unpredictable_function_pointer_comparisons)]

use std::ffi::CStr;
use std::os::raw::*;

/// What a profiler records. 24 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfilerConfig {
    /// milliseconds between the samples that the program takes
    pub sample_interval_ms: u64,
    /// false: allocations and deallocations are ignored
    pub track_memory: bool,
    /// false: calls are ignored
    pub build_call_graph: bool,
    /// samples kept; what is beyond is dropped and counted as such
    pub max_samples: usize,
}

/// What a profiler has recorded since it was started. 48 bytes.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaisProfileStats {
    /// samples kept
    pub sample_count: usize,
    /// allocations
    pub total_allocations: usize,
    /// their bytes, those freed since included
    pub total_allocated_bytes: usize,
    /// bytes of the allocations that are live
    pub current_allocated_bytes: usize,
    /// the most that current_allocated_bytes has been
    pub peak_allocated_bytes: usize,
    /// distinct (caller, callee) pairs
    pub call_graph_edges: usize,
}

/// The defaults: `VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;`
pub const VAIS_PROFILER_CONFIG_DEFAULTS: VaisProfilerConfig = VaisProfilerConfig {
    sample_interval_ms: 1,
    track_memory: true,
    build_call_graph: true,
    max_samples: 1000000,
};

impl Default for VaisProfilerConfig {
    fn default() -> Self {
        VAIS_PROFILER_CONFIG_DEFAULTS
    }
}

extern "C" {
    /// Makes a profiler, which does not run yet.
    ///
    /// `config` is copied; NULL means VAIS_PROFILER_CONFIG_DEFAULTS. Returns a handle, for
    /// vais_profiler_destroy() to free; NULL when there is no memory.
    /// Cost: system call.
    pub fn vais_profiler_create(config: *const VaisProfilerConfig) -> *mut c_void;

    /// Frees a profiler, which may be running, and what it recorded. No other call on the handle may be
    /// under way or follow. NULL: nothing happens.
    /// Cost: system call.
    pub fn vais_profiler_destroy(profiler: *mut c_void);

    /// Forgets what was recorded before and begins to record; time runs from here.
    ///
    /// Returns true; false when `profiler` is NULL or runs already: then nothing changes.
    /// Cost: system call.
    pub fn vais_profiler_start(profiler: *mut c_void) -> bool;

    /// Ends recording. What was recorded stays readable until the next start.
    ///
    /// Returns true; false when `profiler` is NULL or does not run: then nothing changes.
    /// Cost: system call.
    pub fn vais_profiler_stop(profiler: *mut c_void) -> bool;

    /// Whether the profiler was started and not stopped since. NULL: false.
    /// Cost: short.
    pub fn vais_profiler_is_running(profiler: *mut c_void) -> bool;

    /// Counts a sample: the program was found in `function`, at instruction address `ip`.
    ///
    /// Samples are kept by function; `ip` may be 0. The first `max_samples` samples are kept, the
    /// others counted by vais_profiler_get_dropped_samples(). Ignored when `profiler` is NULL or does
    /// not run, or `function` is no text. Cost: record.
    pub fn vais_profiler_record_sample(profiler: *mut c_void, function: *const c_char, ip: usize);

    /// Counts an allocation of `size` bytes at `address`; call it after the block was allocated.
    ///
    /// When a live allocation is known at that address, the new one replaces it: its deallocation was
    /// missed. Ignored when `profiler` is NULL or does not run, or `track_memory` is false.
    /// Cost: record.
    pub fn vais_profiler_record_allocation(profiler: *mut c_void, size: usize, address: usize);

    /// The allocation at `address` is no longer live; call it before the block is freed, since another
    /// thread may be given the address right after.
    ///
    /// An address at which no live allocation is known changes nothing. Ignored when `profiler` is NULL
    /// or does not run, or `track_memory` is false.
    /// Cost: record.
    pub fn vais_profiler_record_deallocation(profiler: *mut c_void, address: usize);

    /// Counts a call along the edge from `caller` to `callee`, which may be equal.
    ///
    /// Ignored when `profiler` is NULL or does not run, `build_call_graph` is false, or one of the two
    /// is no text.
    /// Cost: record, twice.
    pub fn vais_profiler_record_call(profiler: *mut c_void, caller: *const c_char, callee: *const c_char);

    /// What has been recorded since the latest start, at one moment; the profiler may be running. All
    /// zero when `profiler` is NULL or was never started.
    /// Cost: short.
    pub fn vais_profiler_get_stats(profiler: *mut c_void) -> VaisProfileStats;

    /// Samples since the latest start that were not kept, because there were `max_samples` already or
    /// no memory. 0 when `profiler` is NULL. Cost: short.
    pub fn vais_profiler_get_dropped_samples(profiler: *mut c_void) -> usize;

    /// Makes the process's profiler, which does not run yet. `config` as in vais_profiler_create().
    ///
    /// Returns true; false when there is one already: then nothing changes.
    /// Cost: short.
    pub fn vais_profiler_global_init(config: *const VaisProfilerConfig) -> bool;

    /// Stops the process's profiler if it runs, and frees it and what was recorded through it. What
    /// instrumented code recorded stays in the process's profile. Without vais_profiler_global_init():
    /// nothing happens.
    /// Cost: system call.
    pub fn vais_profiler_global_destroy();

    /// As vais_profiler_start(); also switches recording by instrumented code on and remembers how much
    /// that had recorded before. False without vais_profiler_global_init().
    /// Cost: system call; grows with the number of calling contexts of the instrumented code.
    pub fn vais_profiler_global_start() -> bool;

    /// As vais_profiler_stop(); also switches recording by instrumented code off. False without
    /// vais_profiler_global_init().
    /// Cost: as vais_profiler_global_start().
    pub fn vais_profiler_global_stop() -> bool;

    /// As vais_profiler_record_sample(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_sample(function: *const c_char, ip: usize);

    /// As vais_profiler_record_allocation(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_allocation(size: usize, address: usize);

    /// As vais_profiler_record_deallocation(). Ignored without vais_profiler_global_init().
    /// Cost: record.
    pub fn vais_profiler_global_record_deallocation(address: usize);

    /// As vais_profiler_record_call(). Ignored without vais_profiler_global_init().
    /// Cost: record, twice.
    pub fn vais_profiler_global_record_call(caller: *const c_char, callee: *const c_char);

    /// As vais_profiler_get_stats(); all zero without vais_profiler_global_init().
    ///
    /// What instrumented code recorded since the start is added:
    /// - to `total_allocations` and `total_allocated_bytes`, if `track_memory` is true, its successful
    ///   allocations in all threads;
    /// - to `call_graph_edges`, if `build_call_graph` is true, the distinct pairs of instrumented
    ///   functions between which there were calls. A pair that vais_profiler_global_record_call() was
    ///   told of as well counts twice; a function entered while recording was off is no caller.
    ///
    /// - to `current_allocated_bytes`, if `track_memory` is true, the bytes of its blocks that are live,
    ///   those from before the start included: exact with memory=exact, estimated with memory=sampled.
    ///
    /// `peak_allocated_bytes` is the larger of what vais_profiler_global_record_allocation() and what
    /// instrumented code reached since the process began, and not less than what is current.
    /// In a child made by fork() instrumented code counts from the fork on.
    /// Cost: as vais_profiler_global_start() while the profiler runs, short otherwise.
    pub fn vais_profiler_global_get_stats() -> VaisProfileStats;

    /// As vais_profiler_get_dropped_samples(); 0 without vais_profiler_global_init().
    /// Cost: short.
    pub fn vais_profiler_global_get_dropped_samples() -> usize;
}

/// The layouts that C has. With others this module does not compile.
#[cfg(target_pointer_width = "64")]
mod layout {
    use super::*;
    use std::mem::{align_of, size_of, transmute};

    /// Bytes that are 1 from `offset` on, `size` of them, and 0 elsewhere.
    const fn ones<const N: usize>(offset: usize, size: usize) -> [u8; N] {
        let mut bytes = [0; N];
        let mut i = 0;
        while i < size {
            bytes[offset + i] = 1;
            i += 1;
        }
        bytes
    }

    const fn are_ones<const N: usize>(bytes: [u8; N]) -> bool {
        let mut i = 0;
        while i < N && bytes[i] == 1 {
            i += 1;
        }
        i == N
    }

    union BytesVaisProfilerConfig {
        bytes: [u8; 24],
        value: VaisProfilerConfig,
    }
    const _: () = assert!(size_of::<VaisProfilerConfig>() == 24);
    const _: () = assert!(align_of::<VaisProfilerConfig>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(0, 8) }.value.sample_interval_ms)
    }));
    const _: () = assert!(are_ones::<1>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(8, 1) }.value.track_memory)
    }));
    const _: () = assert!(are_ones::<1>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(9, 1) }.value.build_call_graph)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfilerConfig { bytes: ones(16, 8) }.value.max_samples)
    }));

    union BytesVaisProfileStats {
        bytes: [u8; 48],
        value: VaisProfileStats,
    }
    const _: () = assert!(size_of::<VaisProfileStats>() == 48);
    const _: () = assert!(align_of::<VaisProfileStats>() == 8);
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(0, 8) }.value.sample_count)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(8, 8) }.value.total_allocations)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(16, 8) }.value.total_allocated_bytes)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(24, 8) }.value.current_allocated_bytes)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(32, 8) }.value.peak_allocated_bytes)
    }));
    const _: () = assert!(are_ones::<8>(unsafe {
        transmute(BytesVaisProfileStats { bytes: ones(40, 8) }.value.call_graph_edges)
    }));
}
