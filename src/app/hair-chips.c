/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/hair-chips.h"

#include "engine/skin-data.h"
#include "engine/srgb.h"

#include <glib/gi18n.h>

#define N_HAIRS (FOL_HAIR_WHITE + 1)

static const char *const names[N_HAIRS] = {
  [FOL_HAIR_BLACK] = N_ ("Black Hair"), [FOL_HAIR_DARK_BROWN] = N_ ("Dark Brown Hair"),
  [FOL_HAIR_BROWN] = N_ ("Brown Hair"), [FOL_HAIR_LIGHT_BROWN] = N_ ("Light Brown Hair"),
  [FOL_HAIR_BLOND] = N_ ("Blond Hair"), [FOL_HAIR_RED] = N_ ("Red Hair"),
  [FOL_HAIR_GREY] = N_ ("Gray Hair"),   [FOL_HAIR_WHITE] = N_ ("White Hair"),
};

struct _FolHairChips
{
  GtkWidget parent_instance;

  GtkWidget *chips[N_HAIRS]; /* none for unknown hair */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FolHairChips, fol_hair_chips, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
fol_hair_chips_set_hair (FolHairChips *chips, FolHairColor hair)
{
  g_return_if_fail (FOL_IS_HAIR_CHIPS (chips));

  chips->showing = TRUE;
  for (guint i = FOL_HAIR_BLACK; i < N_HAIRS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chips->chips[i]), i == hair);
  chips->showing = FALSE;
}

static void
chip_toggled (GtkToggleButton *chip, FolHairChips *chips)
{
  guint hair = FOL_HAIR_UNKNOWN;

  if (chips->showing)
    return;
  for (guint i = FOL_HAIR_BLACK; i < N_HAIRS; i++)
    if (chips->chips[i] == GTK_WIDGET (chip) && gtk_toggle_button_get_active (chip))
      hair = i;
  fol_hair_chips_set_hair (chips, hair);
  g_signal_emit (chips, signals[CHANGED], 0, hair);
}

static void
draw_chip (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const FolHairData *hair = user_data;

  cairo_set_source_rgb (cr, fol_srgb_from_lin (hair->lin[0]), fol_srgb_from_lin (hair->lin[1]),
                        fol_srgb_from_lin (hair->lin[2]));
  cairo_paint (cr);
}

static void
add_chip (FolHairChips *chips, guint hair)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *patch = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (patch), draw_chip,
                                  (gpointer) &fol_skin_data_get ()->hair[hair], NULL);
  gtk_widget_set_overflow (patch, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (patch, "patch");
  gtk_button_set_child (GTK_BUTTON (chip), patch);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_hexpand (chip, TRUE);
  gtk_widget_set_tooltip_text (chip, _ (names[hair]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (names[hair]), -1);
  g_signal_connect (chip, "toggled", G_CALLBACK (chip_toggled), chips);
  gtk_widget_set_parent (chip, GTK_WIDGET (chips));
  chips->chips[hair] = chip;
}

static void
fol_hair_chips_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_hair_chips_parent_class)->dispose (object);
}

static void
fol_hair_chips_class_init (FolHairChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_hair_chips_dispose;
  signals[CHANGED] = g_signal_new ("changed", FOL_TYPE_HAIR_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hairchips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_hair_chips_init (FolHairChips *chips)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (chips));

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hair Color"), -1);
  for (guint i = FOL_HAIR_BLACK; i < N_HAIRS; i++)
    add_chip (chips, i);
}
