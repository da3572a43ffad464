/* Records what a process does to the files below $KG_RECORDED, in the order in which it does it, into $KG_RECORD.
 *
 *     cc -shared -fPIC -O1 -o recorder.so recorder.c -ldl
 *     KG_RECORDED=/a/folder KG_RECORD=/a/file LD_PRELOAD=./recorder.so python ...
 *
 * A record is a line, then so many bytes of data: OPERATION NUMBER OFFSET LENGTH TAB PATH TAB PATH. One lock is held over
 * each call and its record, so that what is recorded first was done first, whatever the threads.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 65536
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static int record = -1;
static unsigned char known[FILES];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    root = getenv("KG_RECORDED");
    const char *file = getenv("KG_RECORD");
    if (root && file) {
        record = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        /* Out of the way of numbers that the process expects to be given. */
        int high = record < 0 ? -1 : fcntl(record, F_DUPFD_CLOEXEC, 900);
        if (high >= 0) { syscall(SYS_close, record); record = high; }
    }
}

static void whole(const char *data, size_t length) {
    while (length) {
        ssize_t done = syscall(SYS_write, record, data, length);
        if (done <= 0) abort();
        data += done; length -= done;
    }
}

static void note(const char *what, int file, off_t offset, const void *data, size_t length, const char *one, const char *other) {
    char line[2 * PATH_MAX + 100];
    int kept = errno;
    int size = snprintf(line, sizeof line, "%s %d %lld %zu\t%s\t%s\n", what, file, (long long)offset, data ? length : 0, one, other);
    whole(line, size);
    if (data) whole(data, length);
    errno = kept;
}

static int where(int folder, const char *path, char *found) {
    char base[PATH_MAX];
    if (record < 0 || !path) return 0;
    if (path[0] == '/') {
        snprintf(found, PATH_MAX, "%s", path);
    } else {
        ssize_t size;
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            if ((size = readlink(link, base, sizeof base - 1)) < 0) return 0;
            base[size] = 0;
        }
        snprintf(found, PATH_MAX, "%.2000s/%.2000s", base, path);
    }
    return !strncmp(found, root, strlen(root));
}

static int is_known(int file) { return record >= 0 && file >= 0 && file < FILES && known[file]; }

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char at[PATH_MAX];
    struct stat before;
    int mine = where(folder, path, at);
    if (!mine) return syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&turn);
    int there = !fstatat(folder, path, &before, 0);
    int file = syscall(SYS_openat, folder, path, flags, mode);
    if (file >= 0 && file < FILES) {
        known[file] = 1;
        note(there ? "open" : "make", file, (flags & O_TRUNC) && there, NULL, 0, at, "");
    }
    pthread_mutex_unlock(&turn);
    return file;
}

#define OPENING(name)                                                    \
    int name(const char *path, int flags, ...) {                         \
        va_list rest; va_start(rest, flags);                             \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                    \
        return opened(AT_FDCWD, path, flags, mode);                      \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                                 \
    int name(int folder, const char *path, int flags, ...) {             \
        va_list rest; va_start(rest, flags);                             \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                    \
        return opened(folder, path, flags, mode);                        \
    }
OPENING_AT(openat)
OPENING_AT(openat64)

int close(int file) {
    if (!is_known(file)) return syscall(SYS_close, file);
    pthread_mutex_lock(&turn);
    known[file] = 0;
    note("close", file, 0, NULL, 0, "", "");
    int done = syscall(SYS_close, file);
    pthread_mutex_unlock(&turn);
    return done;
}

static off_t place(int file) {
    struct stat now;
    int flags = fcntl(file, F_GETFL);
    if (flags >= 0 && (flags & O_APPEND) && !fstat(file, &now)) return now.st_size;
    return syscall(SYS_lseek, file, 0, SEEK_CUR);
}

ssize_t write(int file, const void *data, size_t length) {
    if (!is_known(file)) return syscall(SYS_write, file, data, length);
    pthread_mutex_lock(&turn);
    off_t at = place(file);
    ssize_t done = syscall(SYS_write, file, data, length);
    if (done > 0) note("write", file, at, data, done, "", "");
    pthread_mutex_unlock(&turn);
    return done;
}

#define WRITING(name)                                                    \
    ssize_t name(int file, const void *data, size_t length, off_t at) {  \
        if (!is_known(file)) return syscall(SYS_pwrite64, file, data, length, at); \
        pthread_mutex_lock(&turn);                                       \
        ssize_t done = syscall(SYS_pwrite64, file, data, length, at);    \
        if (done > 0) note("write", file, at, data, done, "", "");       \
        pthread_mutex_unlock(&turn);                                     \
        return done;                                                     \
    }
WRITING(pwrite)
WRITING(pwrite64)

ssize_t writev(int file, const struct iovec *parts, int count) {
    if (!is_known(file)) return syscall(SYS_writev, file, parts, count);
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(file, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) return sum ? sum : done;
        sum += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return sum;
}

/* What copies inside the kernel cannot be seen here: whoever asks has to write. */
ssize_t sendfile(int out, int in, off_t *at, size_t count) {
    if (!is_known(out)) return syscall(SYS_sendfile, out, in, at, count);
    errno = EINVAL;
    return -1;
}
ssize_t sendfile64(int out, int in, off_t *at, size_t count) { return sendfile(out, in, at, count); }
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t length, unsigned flags) {
    if (!is_known(out)) return syscall(SYS_copy_file_range, in, from, out, to, length, flags);
    errno = ENOSYS;
    return -1;
}

#define CUTTING(name)                                                    \
    int name(int file, off_t length) {                                   \
        if (!is_known(file)) return syscall(SYS_ftruncate, file, length); \
        pthread_mutex_lock(&turn);                                       \
        int done = syscall(SYS_ftruncate, file, length);                 \
        if (!done) note("cut", file, length, NULL, 0, "", "");           \
        pthread_mutex_unlock(&turn);                                     \
        return done;                                                     \
    }
CUTTING(ftruncate)
CUTTING(ftruncate64)

/* Nothing has to reach a disk here: that it was asked for is recorded, and the trial is over the sooner. */
static int synced(int file) {
    pthread_mutex_lock(&turn);
    note("sync", file, 0, NULL, 0, "", "");
    pthread_mutex_unlock(&turn);
    return 0;
}
int fsync(int file) { return is_known(file) ? synced(file) : syscall(SYS_fsync, file); }
int fdatasync(int file) { return is_known(file) ? synced(file) : syscall(SYS_fdatasync, file); }
int syncfs(int file) { return is_known(file) ? 0 : syscall(SYS_syncfs, file); }
int sync_file_range(int file, off_t at, off_t length, unsigned flags) {
    return is_known(file) ? 0 : syscall(SYS_sync_file_range, file, at, length, flags);
}

static int named(const char *what, int folder, const char *path, long (*act)(int, const char *, int), int flags) {
    char at[PATH_MAX];
    if (!where(folder, path, at)) return act(folder, path, flags);
    pthread_mutex_lock(&turn);
    int done = act(folder, path, flags);
    if (!done) note(what, 0, 0, NULL, 0, at, "");
    pthread_mutex_unlock(&turn);
    return done;
}
static long gone(int folder, const char *path, int flags) { return syscall(SYS_unlinkat, folder, path, flags); }
static long folded(int folder, const char *path, int mode) { return syscall(SYS_mkdirat, folder, path, mode); }

int unlink(const char *path) { return named("unlink", AT_FDCWD, path, gone, 0); }
int unlinkat(int folder, const char *path, int flags) {
    return named(flags & AT_REMOVEDIR ? "rmdir" : "unlink", folder, path, gone, flags);
}
int rmdir(const char *path) { return named("rmdir", AT_FDCWD, path, gone, AT_REMOVEDIR); }
int remove(const char *path) {
    struct stat now;
    return !lstat(path, &now) && S_ISDIR(now.st_mode) ? rmdir(path) : unlink(path);
}
int mkdir(const char *path, mode_t mode) { return named("mkdir", AT_FDCWD, path, folded, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return named("mkdir", folder, path, folded, mode); }

int renameat(int from, const char *old, int to, const char *new) {
    char one[PATH_MAX], other[PATH_MAX];
    int mine = where(from, old, one), too = where(to, new, other);
    pthread_mutex_lock(&turn);
    int done = syscall(SYS_renameat2, from, old, to, new, 0);
    if (!done && mine && too) note("rename", 0, 0, NULL, 0, one, other);
    pthread_mutex_unlock(&turn);
    return done;
}
int rename(const char *old, const char *new) { return renameat(AT_FDCWD, old, AT_FDCWD, new); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
    char one[PATH_MAX], other[PATH_MAX];
    int mine = where(from, old, one), too = where(to, new, other);
    pthread_mutex_lock(&turn);
    int done = syscall(SYS_linkat, from, old, to, new, flags);
    if (!done && mine && too) note("link", 0, 0, NULL, 0, one, other);
    pthread_mutex_unlock(&turn);
    return done;
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }
