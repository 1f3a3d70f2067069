// Fails calls of the program on files whose path holds FAULT_MATCH, as the words in the file FAULT_CONTROL say:
// [0] armed  [1] kind: 1 ENOSPC, 2 EIO, 3 half a write  [2] the how manieth call from now  [3] from then on
// [4] calls seen since it was armed  [5] calls failed  [6] calls meant: 1 write, 2 sync, 4 truncate
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

static volatile int32_t *control;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_CONTROL");
  int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at != MAP_FAILED) control = at;
}

/* The kind of fault that this call is to have, 0 for none. */
static int fault(int fd, int call) {
  if (!control || !control[0] || !(control[6] & call)) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  const char *match = getenv("FAULT_MATCH");
  if (!match || !strstr(path, match)) return 0;
  int32_t nth = ++control[4];
  if (nth != control[2] && !(control[3] && nth > control[2])) return 0;
  control[5]++;
  return control[1];
}

static int failed(int kind) {
  errno = kind == 1 ? ENOSPC : EIO;
  return -1;
}

#define REAL(name) (real ? real : (real = dlsym(RTLD_NEXT, name)))

#define WRITE_AT(name, offset_type)                                             \
  ssize_t name(int fd, const void *bytes, size_t count, offset_type at) {       \
    static ssize_t (*real)(int, const void *, size_t, offset_type);             \
    int kind = fault(fd, 1);                                                    \
    if (kind == 3 && count > 1) return REAL(#name)(fd, bytes, count / 2, at);   \
    if (kind == 1 || kind == 2) return failed(kind);                            \
    return REAL(#name)(fd, bytes, count, at);                                   \
  }
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)

#define SYNC(name)                                                              \
  int name(int fd) {                                                            \
    static int (*real)(int);                                                    \
    int kind = fault(fd, 2);                                                    \
    if (kind == 1 || kind == 2) return failed(kind);                            \
    return REAL(#name)(fd);                                                     \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset_type)                                             \
  int name(int fd, offset_type size) {                                          \
    static int (*real)(int, offset_type);                                       \
    int kind = fault(fd, 4);                                                    \
    if (kind == 1 || kind == 2) return failed(kind);                            \
    return REAL(#name)(fd, size);                                               \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)
