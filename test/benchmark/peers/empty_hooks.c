// Hooks of -finstrument-functions that do nothing or, with -DCOUNT, count: the number of entries is
// printed to stderr at exit.
#include <stdio.h>

#ifdef COUNT
static unsigned long entries;

__attribute__((destructor, no_instrument_function)) static void printEntries(void) {
  fprintf(stderr, "%lu\n", entries);
}
#endif

__attribute__((no_instrument_function)) void __cyg_profile_func_enter(void *function, void *site) {
  (void)function;
  (void)site;
#ifdef COUNT
  __atomic_add_fetch(&entries, 1, __ATOMIC_RELAXED);
#endif
}

__attribute__((no_instrument_function)) void __cyg_profile_func_exit(void *function, void *site) {
  (void)function;
  (void)site;
}
