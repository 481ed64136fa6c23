/* A disk that fails, between a program and the C library (LD_PRELOAD). For tests only: compiled by them, and no part of Kith.
 *
 * KITH_DISK_UNDER   the folder whose files are watched; all others are left alone
 * KITH_DISK_RECORD  a file that every write, cut, sync and removal is noted in, in the order in which they were done, and
 *                   whatever is written to standard output: what the program acknowledged, and when
 * KITH_DISK_FULL    after so many bytes written there is no room (ENOSPC)
 * KITH_DISK_DEAF    after so many syncs every sync fails (EIO)
 * KITH_DISK_SLOW    each sync takes so many milliseconds more
 * KITH_DISK_READ    1: nothing can be opened for writing (EROFS)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define FILES 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *names[FILES];
static int record = -1, ready = 0, read_only = 0;
static const char *under;
static long long room = -1, deaf = -1, slow = 0;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);

static long long number(const char *name, long long none) {
  const char *text = getenv(name);
  return text && *text ? atoll(text) : none;
}

static void begin(void) {
  if (ready) return;
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_open = dlsym(RTLD_NEXT, "open64");
  real_openat = dlsym(RTLD_NEXT, "openat64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  under = getenv("KITH_DISK_UNDER");
  room = number("KITH_DISK_FULL", -1);
  deaf = number("KITH_DISK_DEAF", -1);
  slow = number("KITH_DISK_SLOW", 0);
  read_only = number("KITH_DISK_READ", 0);
  const char *path = getenv("KITH_DISK_RECORD");
  ready = 1;
  if (path) record = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static const char *base(const char *path) {
  const char *last = strrchr(path, '/');
  return last ? last + 1 : path;
}

static int watched(const char *path) { return under && strncmp(path, under, strlen(under)) == 0; }

/* One line, and the bytes after it. The lock is held. */
static void note(const char *line, const void *bytes, size_t count) {
  if (record < 0) return;
  real_write(record, line, strlen(line));
  if (count) real_write(record, bytes, count);
}

static void opened(int fd, const char *path) {
  if (fd < 0 || fd >= FILES) return;
  pthread_mutex_lock(&lock);
  free(names[fd]);
  names[fd] = watched(path) ? strdup(base(path)) : NULL;
  pthread_mutex_unlock(&lock);
}

static int refused(const char *path, int flags) {
  return read_only && watched(path) && (flags & O_ACCMODE) != O_RDONLY;
}

#define MODE_OF(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open64(const char *path, int flags, ...) {
  begin();
  MODE_OF(flags)
  if (refused(path, flags)) { errno = EROFS; return -1; }
  int fd = real_open(path, flags, mode);
  opened(fd, path);
  return fd;
}

int open(const char *path, int flags, ...) {
  begin();
  MODE_OF(flags)
  if (refused(path, flags)) { errno = EROFS; return -1; }
  int fd = real_open(path, flags, mode);
  opened(fd, path);
  return fd;
}

int openat64(int folder, const char *path, int flags, ...) {
  begin();
  MODE_OF(flags)
  if (refused(path, flags)) { errno = EROFS; return -1; }
  int fd = real_openat(folder, path, flags, mode);
  opened(fd, path);
  return fd;
}

int close(int fd) {
  begin();
  if (fd >= 0 && fd < FILES) {
    pthread_mutex_lock(&lock);
    free(names[fd]);
    names[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return real_close(fd);
}

static ssize_t put(int fd, const void *bytes, size_t count, off_t at, int here) {
  begin();
  if (fd < 0 || fd >= FILES) return here ? real_write(fd, bytes, count) : real_pwrite(fd, bytes, count, at);
  pthread_mutex_lock(&lock);
  if (fd != 1 && !names[fd]) {
    pthread_mutex_unlock(&lock);
    return here ? real_write(fd, bytes, count) : real_pwrite(fd, bytes, count, at);
  }
  ssize_t done;
  char line[256];
  if (names[fd] && room >= 0 && (room -= (long long)count) < 0) {
    room = 0;
    errno = ENOSPC;
    done = -1;
  } else {
    if (here && names[fd]) at = lseek(fd, 0, SEEK_CUR);
    done = here ? real_write(fd, bytes, count) : real_pwrite(fd, bytes, count, at);
    if (done > 0 && names[fd]) {
      snprintf(line, sizeof line, "W %s %lld %lld\n", names[fd], (long long)at, (long long)done);
      note(line, bytes, done);
    } else if (done > 0) {
      snprintf(line, sizeof line, "A - 0 %lld\n", (long long)done);
      note(line, bytes, done);
    }
  }
  int error = errno;
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t count) { return put(fd, bytes, count, 0, 1); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return put(fd, bytes, count, at, 0); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) { return put(fd, bytes, count, at, 0); }

static int sync_it(int fd, int (*real)(int)) {
  begin();
  if (fd < 0 || fd >= FILES || !names[fd]) return real(fd);
  pthread_mutex_lock(&lock);
  int done;
  if (deaf >= 0 && deaf-- == 0) {
    deaf = 0;
    errno = EIO;
    done = -1;
  } else {
    done = real(fd);
    if (done == 0) {
      char line[256];
      snprintf(line, sizeof line, "S %s 0 0\n", names[fd]);
      note(line, NULL, 0);
    }
  }
  int error = errno;
  pthread_mutex_unlock(&lock);
  if (slow > 0) {
    struct timespec pause = {slow / 1000, (slow % 1000) * 1000000};
    nanosleep(&pause, NULL);
  }
  errno = error;
  return done;
}

int fsync(int fd) { begin(); return sync_it(fd, real_fsync); }
int fdatasync(int fd) { begin(); return sync_it(fd, real_fdatasync); }

static int cut(int fd, off_t size) {
  begin();
  if (fd < 0 || fd >= FILES || !names[fd]) return real_ftruncate(fd, size);
  pthread_mutex_lock(&lock);
  int done = real_ftruncate(fd, size);
  if (done == 0) {
    char line[256];
    snprintf(line, sizeof line, "T %s %lld 0\n", names[fd], (long long)size);
    note(line, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off_t size) { return cut(fd, size); }

int unlink(const char *path) {
  begin();
  pthread_mutex_lock(&lock);
  int done = real_unlink(path);
  if (done == 0 && watched(path)) {
    char line[256];
    snprintf(line, sizeof line, "U %s 0 0\n", base(path));
    note(line, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return done;
}
