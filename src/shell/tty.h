/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The terminal below ncurses: its bytes, its size, its settings, and giving it back whole even when
 * the program falls. What goes to standard error meanwhile is held, because it would be painted
 * over, and the words lost.
 */
#ifndef RODTRAD_SHELL_TTY_H
#define RODTRAD_SHELL_TTY_H

#include "rodtrad/base/base.h"

#define TTY_IN  0
#define TTY_OUT 1

/* Are both ends of it a terminal? */
bool tty_is_there(void);

/* Remembers the settings as they are now, to be restored in a crash, and begins to hold what is
 * said on standard error. */
void tty_take(void);

/* Ends what tty_take began and shows what was held. Nothing when it was not taken. */
void tty_give(void);

/* Writes past ncurses, which must have nothing of its own unwritten. */
void tty_write(const char *text);

/* False when the terminal does not know. */
bool tty_size(int *rows, int *cols);

/* Reads what is there without waiting: how many bytes, 0 for none, -1 when the terminal is gone. */
int tty_read(unsigned char *into, size_t bytes);

/* What we switch on in a terminal, and off. */
#define TTY_PASTE_ON  "\033[?2004h"
#define TTY_PASTE_OFF "\033[?2004l"
#define TTY_MOUSE_ON  "\033[?1000h\033[?1006h"
#define TTY_MOUSE_OFF "\033[?1006l\033[?1000l"

#endif
