"""A profiler fed from Python, through the bindings and the shared library.

    PYTHONPATH=utils/bindings/python python3 docs/examples/interface.py build/lib/libvais_profiler.so
"""

import contextlib
import sys

import vais_profiler


@contextlib.contextmanager
def recording(library, config):
    """A profiler that runs for the length of a block."""
    profiler = library.vais_profiler_create(config)
    library.vais_profiler_start(profiler)
    try:
        yield profiler
    finally:
        library.vais_profiler_destroy(profiler)


def main():
    library = vais_profiler.Library(*sys.argv[1:])
    config = vais_profiler.VaisProfilerConfig.defaults()
    config.max_samples = 2
    with recording(library, config) as profiler:
        for function in ("parse", "parse", "main"):
            library.vais_profiler_record_sample(profiler, function, 0)
        library.vais_profiler_record_call(profiler, "main", "parse")
        library.vais_profiler_record_allocation(profiler, 64, 0x1000)
        library.vais_profiler_record_allocation(profiler, 24, 0x2000)
        library.vais_profiler_record_deallocation(profiler, 0x1000)
        stats = library.vais_profiler_get_stats(profiler)
        print(f"{stats.sample_count} samples kept, "
              f"{library.vais_profiler_get_dropped_samples(profiler)} dropped")
        print(f"{stats.call_graph_edges} edge")
        print(f"{stats.current_allocated_bytes} of {stats.total_allocated_bytes} bytes live, "
              f"{stats.peak_allocated_bytes} at the peak")


if __name__ == "__main__":
    main()
