/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * SQLite does not notice when the disk changes a letter in a text. So each event and each text
 * has a checksum beside it, made and compared by the SQL function checksum_of(…).
 */
#ifndef RODTRAD_STORE_CHECKSUM_H
#define RODTRAD_STORE_CHECKSUM_H

#include <sqlite3.h>

/* Makes checksum_of known to the connection. Returns SQLite's result code. */
int checksum_register(sqlite3 *db);

#endif
