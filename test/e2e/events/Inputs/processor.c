/* Stands in for a processor with counters, which virtual machines have not: it answers the system calls by which a
 * program opens and reads counters of the hardware, and lets all others pass (seccomp_unotify(2)).
 *
 * usage: processor COUNTERS [user-only] [broken] -- PROGRAM ARGUMENT...
 *
 *   COUNTERS   how many events it counts at once; groups of more are refused, and groups take turns
 *   user-only  events of the kernel are forbidden, as with perf_event_paranoid = 2
 *   broken     reads return nothing, as those of a counter that cannot be scheduled do
 *
 * It runs at 3 GHz: cycles are three times the nanoseconds that the thread was on the processor. A thread carries out as many
 * instructions in ten cycles as its name says behind a dash ("ipc-25"), and misses its cache once in 1,000 instructions.
 * Nothing else is counted, but for the raw event 1b7 with a config1 of 5 and a config2 of 6: instructions in user space. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/perf_event.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { kMost = 64, kFirstDescriptor = 700 };
static const uint64_t kTurnNs = 10000000;

struct counter {
  int thread, group; /* the number of the group's first counter */
  uint64_t config, start;
  uint64_t seen; /* CPU time up to which it has counted */
  double count;
  int is_open;
} counters[kMost];
static int used, at_once, is_user_only, is_broken;

static void expect(int holds, const char *what) {
  if (!holds) {
    fprintf(stderr, "processor: %s: %s\n", what, strerror(errno));
    exit(99);
  }
}

/* Has the kernel ask here what becomes of the calls. The last two numbers of a jump say how many statements it passes over. */
static int listen_to_calls(void) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_perf_event_open, 7, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)PERF_EVENT_IOC_ID, 4, 3),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_read, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kFirstDescriptor, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
  };
  const struct sock_fprog program = {sizeof code / sizeof *code, code};
  expect(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no new privileges");
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

/* Returns the thread's CPU time; 0 if it has ended. */
static uint64_t cpu_time(int thread) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/schedstat", thread);
  FILE *file = fopen(path, "r");
  unsigned long long ns = 0;
  if (file && fscanf(file, "%llu", &ns) != 1)
    ns = 0;
  if (file)
    fclose(file);
  return ns;
}

static double instructions_per_cycle(int thread) {
  char path[64], name[32] = "";
  snprintf(path, sizeof path, "/proc/%d/comm", thread);
  FILE *file = fopen(path, "r");
  if (!file)
    return 1;
  expect(fgets(name, sizeof name, file) != NULL, path);
  fclose(file);
  const char *dash = strrchr(name, '-');
  return dash ? atof(dash + 1) / 10 : 1;
}

static double per_nanosecond(const struct counter *counter) {
  const double cycles = 3, instructions = cycles * instructions_per_cycle(counter->thread);
  return counter->config == PERF_COUNT_HW_CPU_CYCLES     ? cycles
         : counter->config == PERF_COUNT_HW_INSTRUCTIONS ? instructions
                                                         : instructions / 1000;
}

static int members(int group) {
  int number = 0;
  for (int i = 0; i < used; ++i)
    number += counters[i].group == group;
  return number;
}

/* How long the group of a counter has been on the processor when it was enabled for that long. */
static uint64_t running(int group, uint64_t enabled) {
  uint64_t groups = 0, place = 0;
  int all = 0;
  for (int i = 0; i < used; ++i)
    if (counters[i].is_open && counters[i].thread == counters[group].thread) {
      all += 1;
      if (counters[i].group == i) {
        place = i == group ? groups : place;
        ++groups;
      }
    }
  if (all <= at_once)
    return enabled;
  const uint64_t round = groups * kTurnNs, in_round = enabled % round, first = place * kTurnNs;
  const uint64_t part = in_round < first ? 0 : in_round - first;
  return enabled / round * kTurnNs + (part < kTurnNs ? part : kTurnNs);
}

static void write_memory(int thread, uint64_t address, const void *data, size_t size) {
  struct iovec here = {(void *)data, size}, there = {(void *)address, size};
  expect(process_vm_writev(thread, &here, 1, &there, 1, 0) == (ssize_t)size, "memory");
}

/* Returns the number of the counter that a descriptor of the thread is, or -1. */
static int counter_of(int thread, int descriptor) {
  char path[64], target[64] = "";
  int number = -1;
  snprintf(path, sizeof path, "/proc/%d/fd/%d", thread, descriptor);
  if (readlink(path, target, sizeof target - 1) < 0 || sscanf(target, "/memfd:counter %d", &number) != 1)
    return -1;
  return number;
}

/* Closed counters do not take turns. */
static void find_open_counters(int thread) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/fd", thread);
  DIR *directory = opendir(path);
  expect(directory != NULL, path);
  for (int i = 0; i < used; ++i)
    counters[i].is_open = 0;
  for (struct dirent *entry; (entry = readdir(directory));)
    if (counter_of(thread, atoi(entry->d_name)) >= 0)
      counters[counter_of(thread, atoi(entry->d_name))].is_open = 1;
  closedir(directory);
}

/* Opens a counter: 0 and `*made`, or what is refused; 1 for what is not the processor's. */
static int open_counter(const struct seccomp_notif *call, int *made) {
  struct perf_event_attr attributes = {0};
  struct iovec here = {&attributes, PERF_ATTR_SIZE_VER2}, there = {(void *)call->data.args[0], PERF_ATTR_SIZE_VER2};
  expect(process_vm_readv((pid_t)call->pid, &here, 1, &there, 1, 0) > 0, "memory");
  if (attributes.type == PERF_TYPE_RAW && attributes.config == 0x1b7 && attributes.config1 == 5 && attributes.config2 == 6 &&
      attributes.exclude_kernel) {
    attributes.type = PERF_TYPE_HARDWARE;
    attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
  }
  if (attributes.type != PERF_TYPE_HARDWARE)
    return 1;
  if (attributes.config > PERF_COUNT_HW_INSTRUCTIONS && attributes.config != PERF_COUNT_HW_CACHE_MISSES)
    return -ENOENT;
  if (is_user_only && !attributes.exclude_kernel)
    return -EACCES;
  const int leader = (int)call->data.args[3];
  const int group = leader < 0 ? used : counter_of((int)call->pid, leader);
  expect(used < kMost && group >= 0, "counters");
  if (leader >= 0 && members(group) == at_once)
    return -EINVAL;
  const uint64_t now = cpu_time((int)call->pid);
  counters[used] = (struct counter){(int)call->pid, group, attributes.config, now, now, 0, 1};
  *made = used++;
  return 0;
}

static void respond(int listener, uint64_t id, int64_t value, int error, uint32_t flags) {
  struct seccomp_notif_resp answer = {id, value, error, flags};
  ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer); /* fails if the thread is gone */
}

static void give_descriptor(int listener, const struct seccomp_notif *call, int counter) {
  char name[32];
  snprintf(name, sizeof name, "counter %d", counter);
  const int memory = memfd_create(name, 0);
  struct seccomp_notif_addfd add = {call->id, SECCOMP_ADDFD_FLAG_SEND, (uint32_t)memory, 0, O_CLOEXEC};
  expect(ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &add) >= 0, "descriptor");
  close(memory);
}

/* Writes what read(2) tells of the counter's group. Returns its size. */
static int64_t read_group(const struct seccomp_notif *call, int group) {
  uint64_t answer[3 + 2 * kMost] = {0};
  const uint64_t time = cpu_time(counters[group].thread);
  find_open_counters((int)call->pid);
  for (int i = 0; i < used; ++i) {
    struct counter *counter = &counters[i];
    if (counter->group != group)
      continue;
    const uint64_t now = time > counter->seen ? time : counter->seen;
    const uint64_t enabled = now - counter->start, ran = running(group, enabled);
    counter->count += (double)(ran - running(group, counter->seen - counter->start)) * per_nanosecond(counter);
    counter->seen = now;
    answer[1] = enabled;
    answer[2] = ran;
    answer[3 + 2 * answer[0]] = (uint64_t)counter->count;
    answer[4 + 2 * answer[0]++] = 1000 + (uint64_t)i; /* its id */
  }
  const size_t size = (3 + 2 * answer[0]) * sizeof *answer;
  if (is_broken || call->data.args[2] < size)
    return is_broken ? 0 : -ENOSPC;
  write_memory((int)call->pid, call->data.args[1], answer, size);
  return (int64_t)size;
}

static void answer(int listener, const struct seccomp_notif *call) {
  int made = -1;
  if (call->data.nr == SYS_perf_event_open) {
    const int opened = open_counter(call, &made);
    if (opened == 0)
      give_descriptor(listener, call, made);
    else
      respond(listener, call->id, 0, opened < 0 ? opened : 0, opened > 0 ? SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0);
    return;
  }
  const int counter = counter_of((int)call->pid, (int)call->data.args[0]);
  if (counter < 0)
    return respond(listener, call->id, 0, 0, SECCOMP_USER_NOTIF_FLAG_CONTINUE);
  int64_t value = 0;
  const uint64_t id = 1000 + (uint64_t)counter;
  if (call->data.nr == SYS_read)
    value = read_group(call, counters[counter].group);
  else
    write_memory((int)call->pid, call->data.args[2], &id, sizeof id);
  respond(listener, call->id, value < 0 ? 0 : value, value < 0 ? (int)value : 0, 0);
}

int main(int argc, char **argv) {
  int first = 2, ready[2], go[2];
  char byte = 0;
  at_once = argc > 1 ? atoi(argv[1]) : 0;
  for (; first < argc && strcmp(argv[first], "--") != 0; ++first) {
    is_user_only |= strcmp(argv[first], "user-only") == 0;
    is_broken |= strcmp(argv[first], "broken") == 0;
  }
  if (at_once <= 0 || first + 1 >= argc)
    return 99;
  expect(pipe2(ready, O_CLOEXEC) == 0 && pipe2(go, O_CLOEXEC) == 0, "pipe");
  const pid_t child = fork();
  int listener = -1;
  if (child == 0) {
    listener = listen_to_calls();
    expect(listener >= 0 && write(ready[1], &listener, sizeof listener) > 0 && read(go[0], &byte, 1) == 1, "seccomp");
    execvp(argv[first + 1], argv + first + 1);
    expect(0, argv[first + 1]);
  }
  close(ready[1]);
  expect(read(ready[0], &listener, sizeof listener) == sizeof listener, "child");
  listener = (int)syscall(SYS_pidfd_getfd, syscall(SYS_pidfd_open, child, 0), listener, 0);
  expect(listener >= 0 && write(go[1], &byte, 1) == 1, "listener");
  struct seccomp_notif call;
  for (memset(&call, 0, sizeof call); ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call) == 0 || errno == EINTR;
       memset(&call, 0, sizeof call))
    if (call.id)
      answer(listener, &call);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}
