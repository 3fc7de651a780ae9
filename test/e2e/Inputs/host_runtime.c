// What a Vais compiler links as the host: a main that calls the program's own, and functions that a Vais
// program calls by their plain names.

#include <stdint.h>
#include <stdlib.h>

extern int64_t vais_user_main(void);

static int64_t vais_argc = 0;

static char *copy(const char *text, size_t size) {
  char *out = malloc(size + 1);
  for (size_t i = 0; i < size; i++)
    out[i] = text[i];
  out[size] = 0;
  return out;
}

int64_t proc_argc(void) { return vais_argc; }
char *fs_cwd(void) { return copy("/", 1); }

int main(int argc, char **argv) {
  (void)argv;
  vais_argc = argc - 1;
  return (int)vais_user_main();
}
