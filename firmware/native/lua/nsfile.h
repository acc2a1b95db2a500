/* nsfile.h: what Lua's io, os and loadfile use of <stdio.h>, over the firmware's files. nsfile_stdio.h gives it the
 * standard names. One thread: the Lua task. */
#ifndef NSFILE_H
#define NSFILE_H

#include <stddef.h>
#include <stdint.h>

typedef struct nsfile nsfile;

extern int nsfile_error; /* errno */

/* Standard input is empty; standard output is the app's channel of the console, standard error the log's. */
extern nsfile *const nsfile_stdin, *const nsfile_stdout, *const nsfile_stderr;

nsfile *nsfile_open(const char *path, const char *mode);
nsfile *nsfile_reopen(const char *path, const char *mode, nsfile *file);
nsfile *nsfile_temporary(void);  /* removed when it is closed */
int     nsfile_close(nsfile *file);
size_t  nsfile_read(void *bytes, size_t size, size_t count, nsfile *file);
size_t  nsfile_write(const void *bytes, size_t size, size_t count, nsfile *file);
int     nsfile_get(nsfile *file);
int     nsfile_unget(int byte, nsfile *file);
char   *nsfile_get_line(char *line, int capacity, nsfile *file);
int     nsfile_put_text(const char *text, nsfile *file);
int     nsfile_scan_number(nsfile *file, double *number);
__attribute__((format(printf, 2, 3))) int nsfile_print(nsfile *file, const char *format, ...);
int     nsfile_seek(nsfile *file, long offset, int origin);
long    nsfile_tell(nsfile *file);
int     nsfile_set_buffer(nsfile *file, char *buffer, int mode, size_t size);
int     nsfile_flush(nsfile *file); /* NULL: all */
int     nsfile_at_end(nsfile *file);
int     nsfile_has_error(nsfile *file);
void    nsfile_clear_error(nsfile *file);
int     nsfile_remove(const char *path); /* a file or an empty directory */
int     nsfile_rename(const char *path, const char *to);
char   *nsfile_temporary_name(char *name);
const char *nsfile_error_text(int error); /* of errno */

/* The state is gone: what it left open is closed, unwritten bytes are written. */
void nsfile_close_all(void);

/* ---- C#: firmware/Lua/Device/LuaFiles.cs. Negative results are a FileStatus (firmware/Core/Storage), negated. ---- */
int32_t nsfs_open(const char *path, int32_t length, int32_t access);
int32_t nsfs_close(int32_t handle);
int32_t nsfs_read(int32_t handle, int32_t offset, uint8_t *bytes, int32_t count);
int32_t nsfs_write(int32_t handle, int32_t offset, const uint8_t *bytes, int32_t count);
int32_t nsfs_length(int32_t handle);
int32_t nsfs_remove(const char *path, int32_t length);
int32_t nsfs_rename(const char *path, int32_t length, const char *to, int32_t to_length);

#endif
