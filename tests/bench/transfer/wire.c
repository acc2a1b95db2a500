/* wire.c: see wire.h. */
#include "wire.h"

#include "../../../firmware/native/hal/ring.h"

static uint8_t to_device_bytes[4096], from_device_bytes[4096];
static ns_ring to_device = NS_RING(to_device_bytes);
static ns_ring from_device = NS_RING(from_device_bytes);

int32_t wire_read(uint8_t *buffer, int32_t capacity)
{
    return (int32_t)ns_ring_read(&to_device, buffer, (uint32_t)capacity);
}

int32_t wire_write(const uint8_t *bytes, int32_t count)
{
    return (int32_t)ns_ring_write(&from_device, bytes, (uint32_t)count);
}

int32_t wire_peer_read(uint8_t *buffer, int32_t capacity)
{
    return (int32_t)ns_ring_read(&from_device, buffer, (uint32_t)capacity);
}

int32_t wire_peer_write(const uint8_t *bytes, int32_t count)
{
    return (int32_t)ns_ring_write(&to_device, bytes, (uint32_t)count);
}
