"""What happens once in a program, around its calls: a thread that is cancelled, a child process, and a second
unit in the other language, linked or loaded.
"""

CANCELLED = """  {{ pthread_t waiting; void *result;
    if (pthread_create(&waiting, NULL, waits, NULL)) abort();
    while (!__atomic_load_n(&isWaiting, __ATOMIC_ACQUIRE)) sched_yield();
    pthread_cancel(waiting); pthread_join(waiting, &result); mix(result == PTHREAD_CANCELED); }}
"""

WAITS = """{linkage}void *waits(void *argument);
#if !defined(UNIT) || UNIT == 1
static volatile int isWaiting;
{linkage}__attribute__((noinline)) void mopsUp(void *argument) {{ mix((uint64_t)(uintptr_t)argument); }}
{linkage}__attribute__((noinline)) void *waits(void *argument) {{
  fuel = 30;
  pthread_cleanup_push(mopsUp, argument);
  {call}
  EDGE({mopper}, {mopsUp});
  __atomic_store_n(&isWaiting, 1, __ATOMIC_RELEASE);
  for (;;) pause();
  pthread_cleanup_pop(0);
  return NULL;
}}
#endif
"""

# The child's calls are in its own profile.
FORKED = """  {{ int status = 0; pid_t child = fork();
    if (child == 0) {{ fuel = 40; {call} _exit((int)(hash & 63)); }}
    waitpid(child, &status, 0); mix((uint64_t)status); }}
"""

# If TORTURE_EXTRA names no file, the unit is linked into the program.
EXTRA_TABLE = """SHARED(uint64_t (*extras[2])(unsigned, uint64_t), {{NULL}});
#if !defined(UNIT) || UNIT == 1
UNSEEN __attribute__((constructor(102))) static void openExtra(void) {{
  void *from = dlopen(getenv("TORTURE_EXTRA"), RTLD_NOW);
  if (!from) {{ puts(dlerror()); abort(); }}
  extras[0] = (uint64_t (*)(unsigned, uint64_t))dlsym(from, "x0");
  extras[1] = (uint64_t (*)(unsigned, uint64_t))dlsym(from, "x1");
}}
#endif
"""

EXTRA_UNIT = """#define _GNU_SOURCE 1
#define FUNCTIONS {functions}
#define UNIT 2
#include "prelude.h"
#ifdef __cplusplus
struct Left {{ uint64_t value; ~Left() {{ mix(value); }} }};
#define LEFT(number) Left left{{number}}
extern "C" {{
#else
#define LEFT(number)
#endif
uint64_t f0(unsigned depth, uint64_t x) __asm__("f0");
__attribute__((noinline)) uint64_t x1(unsigned depth, uint64_t x) {{
  if (isSpent(depth)) return x;
  LEFT({number});
  uint64_t r = x * 5;
  {back}
  mix(r);
  return r;
}}
uint64_t x0(unsigned depth, uint64_t x) {{
  if (isSpent(depth)) return x;
  uint64_t r = x ^ {number};
  for (unsigned i = 0; i < 2; ++i) {{ EDGE({x0}, {x1}); r += x1(depth - 1, r); }}
  mix(r);
  return r;
}}
#ifdef __cplusplus
}}
#endif
"""


class Scenes:
    """The part of Program that knows which scenes its seed chose, and their text."""

    def choose_scenes(self):
        self.is_cancelled = self.random.random() < 0.2
        self.forks = self.random.random() < 0.2
        self.extra = self.random.choices([None, "linked", "loaded"], [6, 1, 1])[0]

    def scene_names(self):
        return (["waits", "mopsUp"] if self.is_cancelled else []) + (["x0", "x1"] if self.extra else [])

    def scene_functions(self):
        text = EXTRA_TABLE.format() if self.extra else ""
        if self.is_cancelled:
            call = self.mixed(self.functions[1].call(self.ids["waits"], "6", "7"))
            # In C++ there is a destructor in between.
            mopper = "OUTSIDE" if self.is_cpp else self.ids["waits"]
            text += WAITS.format(linkage='extern "C" ' if self.is_cpp else "", call=call,
                                 mopper=mopper, mopsUp=self.ids["mopsUp"])
        return text

    def scenes(self):
        text = CANCELLED.format() if self.is_cancelled else ""
        if self.forks:
            text += FORKED.format(call=self.mixed(self.functions[0].call(self.ids["main"], "7", "5")))
        return text

    def extra_text(self):
        back = self.random.choice(["", f"EDGE({self.ids['x1']}, 0); r += f0(depth - 1, r);"])
        return EXTRA_UNIT.format(functions=len(self.functions) + len(self.names), back=back,
                                 number=self.random.randrange(1, 99), **self.ids)
