// take_paths(n) makes 6 n calls, n on each of six levels of six functions, along so many different
// paths that the profile grows by megabytes.

static volatile unsigned random_state = 1;
static unsigned choice(void) __attribute__((always_inline));
static inline unsigned choice(void) {
  random_state = random_state * 1103515245 + 12345;
  return (random_state >> 16) % 6;
}
#define FUNCTION(level, n, body)                                                                   \
  static void level##_##n(void) { body; }
#define LEVEL(level, body)                                                                         \
  FUNCTION(level, 0, body) FUNCTION(level, 1, body) FUNCTION(level, 2, body)                       \
  FUNCTION(level, 3, body) FUNCTION(level, 4, body) FUNCTION(level, 5, body)                       \
  static void (*const level[6])(void) = {level##_0, level##_1, level##_2,                          \
                                         level##_3, level##_4, level##_5};
LEVEL(level6, random_state++)
LEVEL(level5, level6[choice()]())
LEVEL(level4, level5[choice()]())
LEVEL(level3, level4[choice()]())
LEVEL(level2, level3[choice()]())
LEVEL(level1, level2[choice()]())
static void take_paths(int n) {
  for (int i = 0; i < n; i++)
    level1[choice()]();
}
