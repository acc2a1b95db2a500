/* nstime.c: the calendar of Lua's os. The C library's would bring its time zones and locales. */
#include "nstime.h"

#include "../hal/hal.h"

#include <stdint.h>
#include <string.h>

#define DAY 86400
#define DAYS_OF_400_YEARS 146097

static int zone = 8 * 3600;
static struct tm broken_down;

void nstime_set_zone(int seconds_east) { zone = seconds_east; }

time_t nstime_now(time_t *now)
{
    time_t seconds = (time_t)(ns_wall_clock_us() / 1000000);
    if (now != NULL) {
        *now = seconds;
    }
    return seconds;
}

clock_t nstime_clock(void) { return (clock_t)(ns_time_us() * CLOCKS_PER_SEC / 1000000); }

/* Days since 1970-01-01 of a date in the proleptic Gregorian calendar; years begin in March, so that a leap day comes
 * last. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * DAYS_OF_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static struct tm *break_down(int64_t seconds)
{
    int64_t days = seconds / DAY - (seconds % DAY < 0);
    int second = (int)(seconds - days * DAY);
    int64_t shifted = days + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - DAYS_OF_400_YEARS + 1) / DAYS_OF_400_YEARS;
    int day_of_era = (int)(shifted - era * DAYS_OF_400_YEARS);
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    int64_t year = year_of_era + era * 400 + (month >= 10);
    broken_down = (struct tm){
        .tm_sec = second % 60, .tm_min = second / 60 % 60, .tm_hour = second / 3600,
        .tm_mday = day_of_year - (153 * month + 2) / 5 + 1, .tm_mon = month < 10 ? month + 2 : month - 10,
        .tm_year = (int)(year - 1900), .tm_wday = (int)((days % 7 + 11) % 7),
        .tm_yday = (int)(days - days_of(year, 1, 1)),
    };
    return &broken_down;
}

struct tm *nstime_utc(const time_t *time) { return break_down((int64_t)*time); }
struct tm *nstime_local(const time_t *time) { return break_down((int64_t)*time + zone); }

/* Fields out of range carry over, as C says; a 64-bit sum cannot overflow from 32-bit fields. */
time_t nstime_make(struct tm *local)
{
    int64_t months = (int64_t)local->tm_year * 12 + local->tm_mon;
    int64_t year = months / 12 - (months % 12 < 0);
    int64_t days = days_of(year + 1900, (int)(months - year * 12) + 1, 1) + local->tm_mday - 1;
    int64_t seconds = days * DAY + (int64_t)local->tm_hour * 3600 + (int64_t)local->tm_min * 60 + local->tm_sec;
    *local = *break_down(seconds);
    return (time_t)(seconds - zone);
}

/* ---- strftime in the locale "C"; Lua asks for one conversion at a time ---- */

static const char days[] = "Sunday\0Monday\0Tuesday\0Wednesday\0Thursday\0Friday\0Saturday";
static const char months[] =
    "January\0February\0March\0April\0May\0June\0July\0August\0September\0October\0November\0December";

static const char *name_of(const char *names, int index, int count)
{
    for (index = index < 0 || index >= count ? 0 : index; index > 0; index--) {
        names += strlen(names) + 1;
    }
    return names;
}

static int first_week(const struct tm *time, int first_day)
{
    return (time->tm_yday + 7 - (time->tm_wday + 7 - first_day) % 7) / 7;
}

/* As snprintf: the length there would be. */
static size_t put(char *text, size_t capacity, const char *bytes, size_t length)
{
    size_t fits = capacity == 0 ? 0 : length < capacity ? length : capacity - 1;
    memcpy(text, bytes, fits);
    if (capacity > 0) {
        text[fits] = '\0';
    }
    return length;
}

static size_t put_text(char *text, size_t capacity, const char *bytes)
{
    return put(text, capacity, bytes, strlen(bytes));
}

static size_t put_number(char *text, size_t capacity, int value, int digits)
{
    char number[12];
    size_t at = sizeof(number);
    unsigned left = value < 0 ? 0u - (unsigned)value : (unsigned)value;
    while (left > 0 || digits > 0) {
        number[--at] = (char)('0' + left % 10);
        left /= 10;
        digits--;
    }
    if (value < 0) {
        number[--at] = '-';
    }
    return put(text, capacity, number + at, sizeof(number) - at);
}

static size_t convert(char *text, size_t capacity, char conversion, const struct tm *time)
{
    int value, digits = 2, hour = time->tm_hour % 12 == 0 ? 12 : time->tm_hour % 12;
    switch (conversion) {
    case 'a': return put(text, capacity, name_of(days, time->tm_wday, 7), 3);
    case 'A': return put_text(text, capacity, name_of(days, time->tm_wday, 7));
    case 'b': return put(text, capacity, name_of(months, time->tm_mon, 12), 3);
    case 'B': return put_text(text, capacity, name_of(months, time->tm_mon, 12));
    case 'c': return nstime_format(text, capacity, "%a %b %d %H:%M:%S %Y", time);
    case 'x': return nstime_format(text, capacity, "%m/%d/%y", time);
    case 'X': return nstime_format(text, capacity, "%H:%M:%S", time);
    case 'p': return put_text(text, capacity, time->tm_hour < 12 ? "AM" : "PM");
    case 'Z': return nstime_format(text, capacity, zone == 8 * 3600 ? "CST" : zone == 0 ? "UTC" : "local", time);
    case '%': return put(text, capacity, "%", 1);
    case 'd': value = time->tm_mday; break;
    case 'H': value = time->tm_hour; break;
    case 'I': value = hour; break;
    case 'j': digits = 3, value = time->tm_yday + 1; break;
    case 'm': value = time->tm_mon + 1; break;
    case 'M': value = time->tm_min; break;
    case 'S': value = time->tm_sec; break;
    case 'U': value = first_week(time, 0); break;
    case 'w': digits = 1, value = time->tm_wday; break;
    case 'W': value = first_week(time, 1); break;
    case 'y': value = (time->tm_year % 100 + 100) % 100; break;
    case 'Y': digits = 1, value = time->tm_year + 1900; break;
    default:  return put(text, capacity, (char[]){'%', conversion}, 2);
    }
    return put_number(text, capacity, value, digits);
}

size_t nstime_format(char *text, size_t capacity, const char *format, const struct tm *time)
{
    size_t length = 0;
    for (; *format != '\0' && length < capacity; format++) {
        if (*format == '%' && format[1] != '\0') {
            length += convert(text + length, capacity - length, *++format, time);
        } else {
            text[length++] = *format;
        }
    }
    if (length >= capacity) {
        return 0;
    }
    text[length] = '\0';
    return length;
}

char *nstime_locale(const char *name)
{
    static char c[] = "C";
    return name == NULL || name[0] == '\0' || strcmp(name, c) == 0 ? c : NULL;
}

void nstime_exit(int code) { ns_board_exit(code); }
