/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/renderer.h"

/* What Mesa's drivers, NVIDIA's own and WSL's bridge open. Elsewhere than on Linux
 * nothing is known, and GTK decides. */
static gboolean
has_graphics_card (void)
{
#ifdef __linux__
  const char *const devices[] = { "/dev/dri", "/dev/nvidiactl", "/dev/dxg" };

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_file_test (devices[i], G_FILE_TEST_EXISTS))
      return TRUE;
  return FALSE;
#else
  return TRUE;
#endif
}

void
fol_renderer_choose (void)
{
  if (!has_graphics_card ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
