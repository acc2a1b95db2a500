/* nstime.h: what Lua's os uses of <time.h> and <stdlib.h>. Local time is UTC+8, as on the devices that scripts come from
 * (spec 4.1), unless nstime_set_zone says otherwise. */
#ifndef NSTIME_H
#define NSTIME_H

#include <stddef.h>
#include <time.h>

void        nstime_set_zone(int seconds_east);
time_t      nstime_now(time_t *now);
clock_t     nstime_clock(void); /* since the start: a script is the only program */
struct tm  *nstime_utc(const time_t *time);
struct tm  *nstime_local(const time_t *time);
time_t      nstime_make(struct tm *local);
size_t      nstime_format(char *text, size_t capacity, const char *format, const struct tm *time);
char       *nstime_locale(const char *name); /* only "C" */
__attribute__((noreturn)) void nstime_exit(int code);

#endif
