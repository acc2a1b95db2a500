/* console_input.h: gives standard input back to whoever shares it with us. */
#ifndef NS_POSIX_CONSOLE_INPUT_H
#define NS_POSIX_CONSOLE_INPUT_H

void ns_posix_console_close(void);

#endif
