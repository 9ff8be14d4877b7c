/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench [SECTION…]: prints the table, or the given sections of it. */
#include "bench.h"

#include <string.h>

static const struct
{
  const char *name;
  void (*run) (void);
} sections[] = {
  { "place", bench_place },
  { "render", bench_render },
  { "png", bench_png },
};

static gboolean
is_wanted (const char *name, int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], name) == 0)
      return TRUE;
  return argc <= 1;
}

int
main (int argc, char **argv)
{
  bench_print_header ();
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is_wanted (sections[i].name, argc, argv))
      sections[i].run ();
  return 0;
}
