/* SPDX-License-Identifier: EUPL-1.2 */
/* The command line. */
#ifndef RODTRAD_CLI_CLI_H
#define RODTRAD_CLI_CLI_H

/* Does what the arguments say; returns what the program exits with. */
int cli_main(int argc, char **argv);

#endif
