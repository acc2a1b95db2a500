/* nsfile_stdio.h: included before Lua's own files: their standard functions for files and time are ours. */
#ifndef NSFILE_STDIO_H
#define NSFILE_STDIO_H

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "nsfile.h"
#include "nstime.h"

/* newlib's errno brings its files, and those malloc. */
#undef errno
#define errno nsfile_error
#define FILE nsfile
#undef stdin
#undef stdout
#undef stderr
#define stdin nsfile_stdin
#define stdout nsfile_stdout
#define stderr nsfile_stderr
#undef getc
#undef clearerr
#undef feof
#undef ferror
#define fopen nsfile_open
#define freopen nsfile_reopen
#define tmpfile nsfile_temporary
#define fclose nsfile_close
#define fread nsfile_read
#define fwrite nsfile_write
#define getc nsfile_get
#define ungetc nsfile_unget
#define fgets nsfile_get_line
#define fputs nsfile_put_text
#define fscanf(file, format, number) nsfile_scan_number(file, number)
#define fprintf nsfile_print
#define fseek nsfile_seek
#define ftell nsfile_tell
#define setvbuf nsfile_set_buffer
#define fflush nsfile_flush
#define feof nsfile_at_end
#define ferror nsfile_has_error
#define clearerr nsfile_clear_error
#define remove nsfile_remove
#define rename nsfile_rename
#define tmpnam nsfile_temporary_name
#define strerror nsfile_error_text

#define time nstime_now
#define clock nstime_clock
#define gmtime nstime_utc
#define localtime nstime_local
#define mktime nstime_make
#define strftime nstime_format
#define exit nstime_exit
#define system(command) ((void)(command), 0)
#define getenv(name) ((void)(name), (char *)NULL)
#define setlocale(category, name) nstime_locale(name)

#endif
