/* nsfile.c: files as streams of bytes: one buffer each, for reading or for writing. */
#include "nsfile.h"

#include "nslua.h"

#include "lua.h"

#include "../hal/hal.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define OPEN_FILES 6
#define BUFFER 256
#define NUMBER_LENGTH 32 /* LUAI_MAXNUMBER2STR */
#define TEMPORARY_NAME "/.tmp0" /* the digit is the file's place */

enum { MAY_READ = 1, MAY_WRITE = 2, CREATES = 4, TRUNCATES = 8 }; /* FileAccess in C# */
enum kind { CLOSED, STORED, SCRIPT, INPUT, OUTPUT };

struct nsfile {
    enum kind kind;
    int32_t handle;
    const char *script;
    int32_t length;    /* of the script; of a console: its channel */
    int32_t start;     /* where in the file the buffer begins */
    int32_t at, count; /* place in the buffer, and bytes read into it; when writing only the first */
    bool writing, may_read, may_write, appends, at_end, has_error, temporary;
    uint8_t buffer[BUFFER];
};

static nsfile input = {.kind = INPUT, .may_read = true};
static nsfile output = {.kind = OUTPUT, .length = NS_CONSOLE_APP, .may_write = true};
static nsfile error_output = {.kind = OUTPUT, .length = NS_CONSOLE_LOG, .may_write = true};
nsfile *const nsfile_stdin = &input, *const nsfile_stdout = &output, *const nsfile_stderr = &error_output;
static nsfile files[OPEN_FILES];
int nsfile_error;

/* ---- errors: FileStatus in C# becomes errno ---- */

static const struct { int error; const char *text; } errors[] = {
    {0, "Success"}, {ENOENT, "No such file or directory"}, {EEXIST, "File exists"}, {ENOTDIR, "Not a directory"},
    {EISDIR, "Is a directory"}, {ENOTEMPTY, "Directory not empty"}, {ENOSPC, "No space left on device"},
    {EMLINK, "Too many files in the store"}, {EINVAL, "Invalid argument"}, {EROFS, "Read-only file system"},
    {EMFILE, "Too many open files"}, {EBADF, "Bad file descriptor"}, {EBUSY, "File is open"},
    {EINVAL, "Invalid argument"}, {EIO, "Input/output error"}, {ENODEV, "This board has no flash for files"},
};
#define ERROR_COUNT (int)(sizeof(errors) / sizeof(errors[0]))

/* Negative: it failed, and errno says why. */
static int32_t checked(int32_t result)
{
    if (result < 0) {
        nsfile_error = -result < ERROR_COUNT ? errors[-result].error : EIO;
    }
    return result;
}

const char *nsfile_error_text(int error)
{
    for (int i = 0; i < ERROR_COUNT; i++) {
        if (errors[i].error == error) {
            return errors[i].text;
        }
    }
    return "Unknown error";
}

/* ---- opening ---- */

static int32_t length_of(const char *text)
{
    size_t length = strlen(text);
    return length > INT16_MAX ? INT16_MAX : (int32_t)length; /* too long in either case: an error */
}

static int access_of(const char *mode)
{
    bool both = strchr(mode, '+') != NULL;
    switch (mode[0]) {
    case 'r': return both ? MAY_READ | MAY_WRITE : MAY_READ;
    case 'w': return (both ? MAY_READ : 0) | MAY_WRITE | CREATES | TRUNCATES;
    case 'a': return (both ? MAY_READ : 0) | MAY_WRITE | CREATES;
    default:  return 0;
    }
}

/* A script that came with the image: where no deployed one has its name. */
static bool open_script(nsfile *file, const char *path)
{
    for (const nslua_script *script = nslua_scripts; script->name != NULL; script++) {
        if (strcmp(script->name, path) == 0) {
            *file = (nsfile){.kind = SCRIPT, .script = script->text, .length = (int32_t)script->length, .may_read = true};
            return true;
        }
    }
    return false;
}

static nsfile *open_at(nsfile *file, const char *path, const char *mode)
{
    int access = access_of(mode);
    if (access == 0) {
        nsfile_error = EINVAL;
        return NULL;
    }
    int32_t handle = checked(nsfs_open(path, length_of(path), access));
    if (handle < 0) {
        return access == MAY_READ && open_script(file, path) ? file : NULL;
    }
    *file = (nsfile){
        .kind = STORED, .handle = handle, .appends = mode[0] == 'a',
        .may_read = (access & MAY_READ) != 0, .may_write = (access & MAY_WRITE) != 0,
    };
    return file;
}

nsfile *nsfile_open(const char *path, const char *mode)
{
    for (nsfile *file = files; file < files + OPEN_FILES; file++) {
        if (file->kind == CLOSED) {
            return open_at(file, path, mode);
        }
    }
    nsfile_error = EMFILE;
    return NULL;
}

nsfile *nsfile_reopen(const char *path, const char *mode, nsfile *file)
{
    (void)nsfile_close(file);
    return open_at(file, path, mode);
}

static void name_of_temporary(char *name, const nsfile *file)
{
    memcpy(name, TEMPORARY_NAME, sizeof(TEMPORARY_NAME));
    name[sizeof(TEMPORARY_NAME) - 2] = (char)('0' + (file - files));
}

nsfile *nsfile_temporary(void)
{
    for (nsfile *file = files; file < files + OPEN_FILES; file++) {
        if (file->kind == CLOSED) {
            char name[sizeof(TEMPORARY_NAME)];
            name_of_temporary(name, file);
            if (open_at(file, name, "w+") == NULL) {
                return NULL;
            }
            file->temporary = true;
            return file;
        }
    }
    nsfile_error = EMFILE;
    return NULL;
}

int nsfile_close(nsfile *file)
{
    int result = nsfile_flush(file);
    if (file->kind == STORED) {
        (void)nsfs_close(file->handle);
    }
    if (file->temporary) {
        char name[sizeof(TEMPORARY_NAME)];
        name_of_temporary(name, file);
        (void)nsfs_remove(name, length_of(name));
    }
    if (file >= files && file < files + OPEN_FILES) {
        *file = (nsfile){.kind = CLOSED};
    }
    return result;
}

void nsfile_close_all(void)
{
    for (nsfile *file = files; file < files + OPEN_FILES; file++) {
        if (file->kind != CLOSED) {
            (void)nsfile_close(file);
        }
    }
}

/* ---- the buffer ---- */

static int32_t end_of(const nsfile *file) { return file->kind == STORED ? nsfs_length(file->handle) : file->length; }

/* Errors stay set until clearerr; the bytes that could not be written are given up. */
static int write_through(nsfile *file, const uint8_t *bytes, int32_t count)
{
    if (file->kind == OUTPUT) {
        ns_console_write((enum ns_channel)file->length, bytes, (size_t)count);
        return 0;
    }
    int32_t status = checked(nsfs_write(file->handle, file->appends ? -1 : file->start, bytes, count));
    file->start = file->appends ? end_of(file) : file->start + count;
    file->has_error |= status < 0;
    return status < 0 ? EOF : 0;
}

int nsfile_flush(nsfile *file)
{
    int result = 0;
    if (file == NULL) {
        for (nsfile *each = files; each < files + OPEN_FILES; each++) {
            result |= each->kind == STORED ? nsfile_flush(each) : 0;
        }
    } else if (file->writing) {
        int32_t count = file->at;
        file->at = 0;
        file->writing = false;
        result = count > 0 ? write_through(file, file->buffer, count) : 0;
    }
    return result;
}

static int32_t read_some(nsfile *file, uint8_t *bytes, int32_t count)
{
    if (file->kind == STORED) {
        return checked(nsfs_read(file->handle, file->start, bytes, count));
    }
    int32_t left = file->kind == SCRIPT ? file->length - file->start : 0;
    count = left < count ? (left < 0 ? 0 : left) : count;
    if (count > 0) {
        memcpy(bytes, file->script + file->start, (size_t)count);
    }
    return count;
}

/* Fills the buffer that was read to its end. */
static bool refill(nsfile *file)
{
    if (!file->may_read) {
        nsfile_error = EBADF;
        file->has_error = true;
        return false;
    }
    (void)nsfile_flush(file);
    file->start += file->count;
    file->at = file->count = 0;
    int32_t count = read_some(file, file->buffer, BUFFER);
    file->has_error |= count < 0;
    file->at_end |= count == 0;
    file->count = count > 0 ? count : 0;
    return count > 0;
}

/* ---- reading ---- */

int nsfile_get(nsfile *file)
{
    return (!file->writing && file->at < file->count) || refill(file) ? file->buffer[file->at++] : EOF;
}

/* Only ever what was got last. */
int nsfile_unget(int byte, nsfile *file)
{
    if (byte == EOF || file->writing || file->at == 0) {
        return EOF;
    }
    file->at_end = false;
    file->buffer[--file->at] = (uint8_t)byte;
    return byte;
}

size_t nsfile_read(void *bytes, size_t size, size_t count, nsfile *file)
{
    uint8_t *to = bytes;
    size_t wanted = size * count, done = 0;
    while (done < wanted && ((!file->writing && file->at < file->count) || refill(file))) {
        size_t part = (size_t)(file->count - file->at);
        part = part < wanted - done ? part : wanted - done;
        memcpy(to + done, file->buffer + file->at, part);
        file->at += (int32_t)part;
        done += part;
    }
    return size == 0 ? 0 : done / size;
}

char *nsfile_get_line(char *line, int capacity, nsfile *file)
{
    int length = 0, byte = 0;
    while (length < capacity - 1 && byte != '\n' && (byte = nsfile_get(file)) != EOF) {
        line[length++] = (char)byte;
    }
    line[length] = '\0';
    return length > 0 ? line : NULL;
}

/* As scanf's %lf, up to 63 characters. */
int nsfile_scan_number(nsfile *file, double *number)
{
    char text[64];
    int length = 0, byte = nsfile_get(file);
    while (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
        byte = nsfile_get(file);
    }
    while (byte != EOF && byte != '\0' && strchr("0123456789+-.eExXaAbBcCdDfFpP", byte) != NULL
        && length < (int)sizeof(text) - 1) {
        text[length++] = (char)byte;
        byte = nsfile_get(file);
    }
    (void)nsfile_unget(byte, file);
    text[length] = '\0';
    char *end;
    *number = nslua_text_to_number(text, &end);
    return end != text ? 1 : byte == EOF ? EOF : 0;
}

/* ---- writing ---- */

/* What was read ahead is forgotten: writing begins where reading got to. */
static bool begin_writing(nsfile *file)
{
    if (!file->may_write) {
        nsfile_error = EBADF;
        file->has_error = true;
        return false;
    }
    if (!file->writing) {
        file->start += file->at;
        file->at = file->count = 0;
        file->writing = true;
    }
    return true;
}

size_t nsfile_write(const void *bytes, size_t size, size_t count, nsfile *file)
{
    int32_t length = (int32_t)(size * count);
    if (length == 0 || !begin_writing(file)) {
        return 0;
    }
    if (file->kind == OUTPUT || length > BUFFER - file->at) {
        int status = nsfile_flush(file);
        status |= file->kind == OUTPUT || length >= BUFFER ? write_through(file, bytes, length) : 0;
        if (status != 0 || file->kind == OUTPUT || length >= BUFFER) {
            return status == 0 ? count : 0;
        }
        (void)begin_writing(file);
    }
    memcpy(file->buffer + file->at, bytes, (size_t)length);
    file->at += length;
    return count;
}

int nsfile_put_text(const char *text, nsfile *file)
{
    size_t length = strlen(text);
    return length == 0 || nsfile_write(text, 1, length, file) == length ? 0 : EOF;
}

/* %s, and a number as Lua writes it. */
int nsfile_print(nsfile *file, const char *format, ...)
{
    char number[NUMBER_LENGTH];
    va_list arguments;
    va_start(arguments, format);
    int status = 0;
    while (*format != '\0' && status == 0) {
        const char *text = number;
        if (strncmp(format, LUA_NUMBER_FMT, strlen(LUA_NUMBER_FMT)) == 0) {
            nslua_number_to_text(number, va_arg(arguments, double));
            format += strlen(LUA_NUMBER_FMT);
        } else if (strncmp(format, "%s", 2) == 0) {
            text = va_arg(arguments, const char *);
            format += 2;
        } else {
            memcpy(number, (char[]){*format++, '\0'}, 2);
        }
        status = nsfile_put_text(text, file);
    }
    va_end(arguments);
    return status == 0 ? 1 : EOF;
}

/* ---- places ---- */

int nsfile_seek(nsfile *file, long offset, int origin)
{
    if (file->kind != STORED && file->kind != SCRIPT) {
        nsfile_error = EINVAL;
        return -1;
    }
    int status = nsfile_flush(file);
    long base = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? nsfile_tell(file) : end_of(file);
    if (status != 0 || offset < -base || offset > INT32_MAX - base) {
        nsfile_error = status != 0 ? nsfile_error : EINVAL;
        return -1;
    }
    file->start = (int32_t)(base + offset);
    file->at = file->count = 0;
    file->at_end = false;
    return 0;
}

long nsfile_tell(nsfile *file)
{
    if (file->kind != STORED && file->kind != SCRIPT) {
        nsfile_error = EINVAL;
        return -1;
    }
    return file->start + file->at;
}

/* Every file has its buffer; "no" and "line" make no difference but that they are accepted. */
int nsfile_set_buffer(nsfile *file, char *buffer, int mode, size_t size)
{
    (void)file, (void)buffer, (void)mode, (void)size;
    return 0;
}

int  nsfile_at_end(nsfile *file) { return file->at_end; }
int  nsfile_has_error(nsfile *file) { return file->has_error; }
void nsfile_clear_error(nsfile *file) { file->has_error = file->at_end = false; }

/* ---- names ---- */

int nsfile_remove(const char *path) { return checked(nsfs_remove(path, length_of(path))) < 0 ? -1 : 0; }

int nsfile_rename(const char *path, const char *to)
{
    return checked(nsfs_rename(path, length_of(path), to, length_of(to))) < 0 ? -1 : 0;
}

/* A name that no file has now. */
char *nsfile_temporary_name(char *name)
{
    static unsigned number;
    for (int i = 0; i < 1000; i++) {
        memcpy(name, "/lua_000", sizeof("/lua_000"));
        name[5] = (char)('0' + number / 100 % 10);
        name[6] = (char)('0' + number / 10 % 10);
        name[7] = (char)('0' + number++ % 10);
        int32_t handle = nsfs_open(name, length_of(name), MAY_READ);
        if (handle < 0) {
            return name;
        }
        (void)nsfs_close(handle);
    }
    return NULL;
}
