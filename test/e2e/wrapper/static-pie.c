// REQUIRES: static-pie
// RUN: %enter && %clang -O0 -static-pie -pthread -Wl,--build-id=0x1234567890 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('work') == 100" "calls('child') == 0" "edge('main', 'work') == 100" "calls('in_thread') == 1" \
// RUN:   "report['program']['build_id'] == '1234567890'" "report['program']['state'] == 'exited'"
// RUN: %expect a.vprof.* -- "calls('child') == 1" "calls('work') == 0" "report['program']['forked']"

// A -static-pie executable records like any other, in threads and after fork too.
#include "static.c"
