/* serial.c: the port that the bench's server is on, and the stack of the thread that calls. */
#include "../../../firmware/native/hal/hal.h"

enum { PORT = 1, BAUD = 921600, DATA_BITS = 8 };

int32_t serial_open(void)
{
    const ns_serial_format format = {BAUD, DATA_BITS, NS_PARITY_NONE, NS_STOP_1};
    return ns_serial_open(PORT, &format);
}

int32_t serial_read(uint8_t *buffer, int32_t capacity) { return ns_serial_read(PORT, buffer, capacity); }

int32_t serial_write(const uint8_t *bytes, int32_t count) { return ns_serial_write(PORT, bytes, count); }

int32_t stack_peak(void)
{
    ns_ref self = ns_thread_current();
    ns_thread_info info;
    for (int32_t place = 0; place < ns_thread_places(); place++) {
        if (ns_thread_at(place) == self && ns_thread_describe(place, &info)) {
            return info.stack_peak;
        }
    }
    return -1;
}
