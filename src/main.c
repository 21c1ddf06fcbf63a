/* SPDX-License-Identifier: EUPL-1.2 */
/* Röd tråd: where it begins. */
#include "rodtrad/cli/cli.h"

int
main(int argc, char **argv)
{
	return cli_main(argc, argv);
}
