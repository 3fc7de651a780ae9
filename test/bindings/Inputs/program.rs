//! Calls the C interface from Rust.

mod vais_profiler;

use std::ffi::CString;
use vais_profiler::*;

fn main() {
    let config = VaisProfilerConfig { max_samples: 2, ..VaisProfilerConfig::default() };
    let names = ["main", "parse"].map(|name| CString::new(name).unwrap());
    let (caller, callee) = (names[0].as_ptr(), names[1].as_ptr());
    unsafe {
        let profiler = vais_profiler_create(&config);
        assert!(vais_profiler_start(profiler) && !vais_profiler_start(profiler));
        for _ in 0..3 {
            vais_profiler_record_sample(profiler, callee, 0);
        }
        vais_profiler_record_call(profiler, caller, callee);
        vais_profiler_record_allocation(profiler, 64, 0x1000);
        vais_profiler_record_allocation(profiler, 24, 0x2000);
        vais_profiler_record_deallocation(profiler, 0x1000);
        let expected = VaisProfileStats {
            sample_count: 2,
            total_allocations: 2,
            total_allocated_bytes: 88,
            current_allocated_bytes: 24,
            peak_allocated_bytes: 88,
            call_graph_edges: 1,
        };
        assert_eq!(vais_profiler_get_stats(profiler), expected);
        assert_eq!(vais_profiler_get_dropped_samples(profiler), 1);
        assert!(vais_profiler_stop(profiler) && !vais_profiler_is_running(profiler));
        vais_profiler_destroy(profiler);
        assert!(!vais_profiler_global_start());
    }
}
