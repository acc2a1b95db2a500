/* nstls_clock.c: the time, as the caller tells it. */
#include "nstls_internal.h"

#include "mbedtls/platform_time.h"
#include "mbedtls/platform_util.h"

static int64_t unix_seconds, monotonic_ms;

void nstls_set_time(int64_t unix_s, int64_t ms)
{
    unix_seconds = unix_s;
    monotonic_ms = ms;
}

bool nstls_clock_is_set(void) { return unix_seconds > 0; }

/* Lifetimes of TLS 1.2 tickets are counted with it: a clock that is not set runs nevertheless. */
int64_t nstls_time(int64_t *time)
{
    int64_t now = unix_seconds > 0 ? unix_seconds : monotonic_ms / 1000;
    if (time != NULL) {
        *time = now;
    }
    return now;
}

mbedtls_ms_time_t mbedtls_ms_time(void) { return monotonic_ms; }

/* The Gregorian calendar, years counted from March so that leap days come last. */
struct tm *mbedtls_platform_gmtime_r(const mbedtls_time_t *time, struct tm *out)
{
    enum { DAY = 86400, DAYS_TO_1970 = 719468, DAYS_IN_400_YEARS = 146097 };
    int64_t days = *time / DAY;
    int64_t second = *time % DAY;
    if (*time < 0 || days > 3000000) {
        return NULL;
    }
    int64_t from_march_0000 = days + DAYS_TO_1970;
    int64_t era = from_march_0000 / DAYS_IN_400_YEARS;
    int64_t day_of_era = from_march_0000 % DAYS_IN_400_YEARS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153; /* 0: March */
    *out = (struct tm){
        .tm_year = (int)(era * 400 + year_of_era + (month >= 10 ? 1 : 0)) - 1900,
        .tm_mon = (int)(month < 10 ? month + 2 : month - 10),
        .tm_mday = (int)(day_of_year - (153 * month + 2) / 5 + 1),
        .tm_hour = (int)(second / 3600),
        .tm_min = (int)(second / 60 % 60),
        .tm_sec = (int)(second % 60),
    };
    return out;
}
