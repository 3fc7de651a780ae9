; RUN: %opt -passes='vais-profiler<print-plan>,verify' -disable-output %s 2>&1 | count 0
; RUN: %leaves-untouched

; Such a module is returned unchanged, including attributes and declarations.

source_filename = "constants.vais"
@limit = constant i64 100

declare ptr @malloc(i64) nosync nofree
