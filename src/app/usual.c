/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/usual.h"

#include "engine/design-json.h"
#include "engine/design-number.h"
#include "engine/look.h"
#include "engine/session-shade.h"

/* The pattern's seed is a client's, not a technician's. */
static const char *const members[] = {
  "dots.density_per_cm2", "dots.diameter_mm",    "dots.variation",    "pigment.shade",
  "pigment.undertone",    "hairline.feather_mm", "hairline.blend_mm", "hairline.irregularity",
};

/* A hairline to carry the edge; its points are not recalled. */
static FolDesign *
carrier_new (void)
{
  static const FolPoint points[] = { { 0.0, 0.0 }, { 1.0, 0.0 } };
  const FolHairline hairline = { .n_points = 2, .points = points };
  g_autoptr (FolDesign) design = fol_design_new ();

  return fol_design_with_hairline (design, &hairline);
}

static FolDesign *
copy_members (const FolDesign *from, const FolDesign *to)
{
  FolDesign *design = fol_design_ref (to);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      FolDesign *next =
          fol_design_with_number (design, members[i], fol_design_get_number (from, members[i]));

      fol_design_unref (design);
      design = next;
    }
  return design;
}

void
fol_usual_save (GSettings *settings, const FolDesign *design)
{
  g_autoptr (FolDesign) carrier = carrier_new ();
  g_autoptr (FolDesign) copied = copy_members (design, carrier);
  g_autoptr (FolDesign) usual = fol_session_shade_set_all (copied, fol_look_current_shade (design));
  g_autofree char *text = fol_design_to_json (usual);

  g_settings_set_string (settings, "my-usual", text);
}

FolDesign *
fol_usual_recall (GSettings *settings, const FolDesign *design)
{
  g_autofree char *text = g_settings_get_string (settings, "my-usual");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (FolDesign) usual = NULL;
  g_autoptr (FolDesign) recalled = NULL;

  if (text[0] != '\0')
    usual = fol_design_from_json (bytes, "my-usual", NULL, NULL);
  if (usual == NULL)
    return fol_design_ref (design);
  recalled = copy_members (usual, design);
  return fol_session_shade_set_all (recalled, fol_design_get_pigment (usual)->shade);
}
