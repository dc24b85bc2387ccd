/*
 * Fails calls to the system, one at a time: loaded before the C library (LD_PRELOAD), it counts every call by which a program
 * changes the disk, and spoils those that FAILPOINT names. The program under test knows nothing of it.
 *
 *   FAILPOINT=once:N     the call of number N fails, as on a disk that cannot be read or written there
 *   FAILPOINT=full:N     from that call on nothing finds room: files that are written end half-way
 *   FAILPOINT=kill:N     the program is killed at that call; what it writes then is cut
 *   FAILPOINT=deny:N     from that call on the disk takes no change at all
 *   FAILPOINT=gone:N:P   files whose path ends in P cannot be opened from the time on when they are for the Nth time
 *   FAILPOINT_LOG=F      a line for each call is added to F: what it does, and where
 *
 * Calls on terminals, pipes and devices are not counted. Built by tests/it/failpoint.rs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum mode { NONE, ONCE, FULL, KILL, DENY, GONE };

static enum mode mode;
static long at;
static const char *gone;
static int count, opened, log_file = -1;
/* Files that were opened to be written. */
static char is_written[4096];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void prepare(void) {
    const char *wanted = getenv("FAILPOINT"), *log = getenv("FAILPOINT_LOG");
    if (log) log_file = REAL(open64)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    static const char *const names[] = {"", "once:", "full:", "kill:", "deny:", "gone:"};
    for (int i = ONCE; wanted && i <= GONE; i++)
        if (!strncmp(wanted, names[i], 5)) {
            char *end;
            mode = i;
            at = strtol(wanted + 5, &end, 10);
            gone = *end ? end + 1 : end;
        }
}

static void note(const char *what, const char *where) {
    char line[4200];
    size_t length = 0;
    if (log_file < 0) return;
    for (const char *parts[] = {what, " ", where, "\n"}, **it = parts; it < parts + 4; it++)
        for (const char *c = *it; *c && length < sizeof line; c++) line[length++] = *c;
    ssize_t ignored = REAL(write)(log_file, line, length);
    (void)ignored;
}

/* What a call that changes something comes to: 0 if it may be made, else an error. Whether it needs room is said by `grows`. */
static int strike(const char *what, const char *where, int grows) {
    int number = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    note(what, where);
    switch (mode) {
    case ONCE: return number == at ? EIO : 0;
    case FULL: return number >= at && grows ? ENOSPC : 0;
    case DENY: return number >= at ? EROFS : 0;
    case KILL: return number == at ? -1 : 0;
    default: return 0;
    }
}

static int spoilt(int error) {
    if (error == -1) kill(getpid(), SIGKILL);
    if (error > 0) errno = error;
    return error;
}

static int opened_as(int (*real)(const char *, int, ...), const char *path, int flags, mode_t bits) {
    int writes = (flags & O_ACCMODE) != O_RDONLY && strncmp(path, "/dev/", 5) && strncmp(path, "/proc/", 6);
    if (mode == GONE && !writes) {
        size_t length = strlen(path), end = strlen(gone);
        int meant = length >= end && !strcmp(path + length - end, gone);
        if (meant && __atomic_add_fetch(&opened, 1, __ATOMIC_SEQ_CST) >= at) return errno = ENOENT, -1;
    }
    if (writes && spoilt(strike("open", path, 1))) return -1;
    int file = real(path, flags, bits);
    if (file >= 0 && file < (int)sizeof is_written) is_written[file] = writes;
    return file;
}

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...) {                       \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t bits = flags & O_CREAT ? va_arg(rest, mode_t) : 0;      \
        va_end(rest);                                                  \
        return opened_as(REAL(name), path, flags, bits);               \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    if (file < 0 || file >= (int)sizeof is_written || !is_written[file]) return real(file, bytes, length);
    int error = strike("write", "", 1);
    if (error && length > 1 && error != EROFS) {
        /* Half of it comes through. */
        ssize_t written = real(file, bytes, length / 2);
        if (error == ENOSPC) return written;
    }
    return spoilt(error) ? -1 : real(file, bytes, length);
}

int close(int file) {
    if (file >= 0 && file < (int)sizeof is_written) is_written[file] = 0;
    return REAL(close)(file);
}

int rename(const char *from, const char *to) { return spoilt(strike("rename", to, 0)) ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t bits) { return spoilt(strike("mkdir", path, 1)) ? -1 : REAL(mkdir)(path, bits); }
int unlink(const char *path) { return spoilt(strike("unlink", path, 0)) ? -1 : REAL(unlink)(path); }
int rmdir(const char *path) { return spoilt(strike("rmdir", path, 0)) ? -1 : REAL(rmdir)(path); }
int fchmod(int file, mode_t bits) { return spoilt(strike("chmod", "", 0)) ? -1 : REAL(fchmod)(file, bits); }
