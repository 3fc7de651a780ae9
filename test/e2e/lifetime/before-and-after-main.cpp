// RUN: %enter && %clangxx -O0 %s -o a && %to=a.vprof ./a
// RUN: %expect a.vprof -- "calls('first') == 1" "calls('early') == 1" "calls('Global::Global') == 1" "calls('main') == 1" \
// RUN:   "calls('at_exit') == 2" "calls('Global::~Global') == 1" "calls('late') == 1" "calls('preinit') == 1" \
// RUN:   "edge(None, 'late') == 1" "report['program']['state'] == 'exited'" "nothing_dropped()"

// Functions that run before and after main are counted: those of .preinit_array, constructors of
// the highest priority, constructors and destructors of globals, exit handlers.
#include <cstdlib>
static volatile int sink;
struct Global {
  Global() { sink = 1; }
  ~Global() { sink = 2; }
};
static Global global;
extern "C" {
void preinit() { sink = 3; }
__attribute__((section(".preinit_array"), used)) void (*const entry)() = preinit;
__attribute__((constructor(101))) void first() { sink = 4; }
__attribute__((constructor)) void early() { sink = 5; }
__attribute__((destructor)) void late() { sink = 6; }
void at_exit() { sink = 7; }
}
int main() {
  atexit(at_exit);
  atexit(at_exit);
}
