# Bundles what the report library takes from libraries that have no header-only form: C++ and Rust names
# from libiberty, and the widths of characters from utf8proc. Their objects are combined into one, whose entry
# points get the prefix of this project and whose other symbols become local. A program that links the report
# library then needs neither library, and may contain another version of either.
find_library(VAIS_PROFILER_LIBIBERTY libiberty.a REQUIRED)
find_path(VAIS_PROFILER_LIBIBERTY_INCLUDE libiberty/demangle.h REQUIRED)
find_library(VAIS_PROFILER_UTF8PROC libutf8proc.a REQUIRED)
find_path(VAIS_PROFILER_UTF8PROC_INCLUDE utf8proc.h REQUIRED)

set(entries cplus_demangle_v3_components cplus_demangle_print_callback cplus_demangle_fill_name
            cplus_demangle_fill_builtin_type rust_demangle_callback utf8proc_charwidth)
set(renames) # a step before that of globals: tools differ in which of the two they do first
set(globals)
set(VAIS_PROFILER_BUNDLED_NAMES) # for the sources that call them
foreach(entry ${entries})
  list(APPEND renames --redefine-sym ${entry}=vais_profiler_${entry})
  list(APPEND globals --keep-global-symbol vais_profiler_${entry})
  list(APPEND VAIS_PROFILER_BUNDLED_NAMES ${entry}=vais_profiler_${entry})
endforeach()

set(VAIS_PROFILER_BUNDLED_OBJECT ${CMAKE_CURRENT_BINARY_DIR}/bundled.o)
set(members cp-demangle.o cp-demint.o rust-demangle.o safe-ctype.o)
add_custom_command(OUTPUT ${VAIS_PROFILER_BUNDLED_OBJECT}
  DEPENDS ${VAIS_PROFILER_LIBIBERTY} ${VAIS_PROFILER_UTF8PROC} VERBATIM
  COMMAND ${CMAKE_AR} x ${VAIS_PROFILER_LIBIBERTY} ${members}
  COMMAND ${CMAKE_AR} x ${VAIS_PROFILER_UTF8PROC} utf8proc.o
  COMMAND ${CMAKE_LINKER} -r -o joined.o ${members} utf8proc.o
  COMMAND ${CMAKE_OBJCOPY} ${renames} joined.o
  COMMAND ${CMAKE_OBJCOPY} ${globals} joined.o ${VAIS_PROFILER_BUNDLED_OBJECT}
  COMMENT "Bundling demanglers and character widths")
set_source_files_properties(${VAIS_PROFILER_BUNDLED_OBJECT}
  PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
