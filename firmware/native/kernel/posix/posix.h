/* posix.h: the Linux port's side doors, for boards/posix and this folder. */
#ifndef NS_POSIX_H
#define NS_POSIX_H

#include "../port.h"

enum ns_posix_interrupt { NS_INTERRUPT_TIMER, NS_INTERRUPT_IO, NS_INTERRUPTS };

/* Installs signals and the timer. Once, by the board, before ns_start. */
void ns_posix_init(void);

/* Adds an interrupt handler of file descriptors with O_ASYNC, owned by this process; each is called when any of them
 * has news. Runs like any interrupt: masked, must not wait. Add it before its first descriptor. */
void ns_posix_handle_io(void (*handler)(void));

/* faults.c: turns memory faults into reports. */
void ns_posix_catch_faults(void);

/* storm.c: starts the collecting thread if NS_GC_STORM says so. When the scheduler is about to start. */
void ns_posix_storm_start(void);

/* ---- seeded.c: replayable schedules; its clock stands in for the host's ---- */

/* Reads NS_SCHED_SEED. */
void ns_posix_seeded_init(void);
bool ns_posix_is_seeded(void);
int64_t ns_posix_seeded_time_us(void);
void ns_posix_seeded_set_deadline(int64_t time_us);

/* Interrupts are unmasked and nothing is locked: true when the running thread draws to lose the CPU now. Calls the
 * deadline's handler when the seeded clock has reached it. Masked. */
void ns_posix_seeded_point(void);

/* The idle thread's wait: the clock jumps to the deadline, unless a device may have something to say before. */
void ns_posix_seeded_wait(bool has_devices);

/* ---- locks.c: how long the interrupt mask and the scheduler's lock are held ---- */

/* Reads NS_REPORT_LOCKS. */
void ns_posix_locks_init(void);
void ns_posix_mask_taken(void);
void ns_posix_mask_released(void);
void ns_posix_locks_report(void);

#endif
