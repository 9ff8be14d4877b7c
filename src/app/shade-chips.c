/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shade-chips.h"

#include "app/entry-hint.h"
#include "app/number-text.h"
#include "engine/members.h"
#include "engine/skin-sample.h"
#include "engine/srgb.h"
#include "engine/trade.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Of the line under the range, and of its ends, logical pixels. */
#define RANGE_HEIGHT 5
#define RANGE_WIDTH 1.5

struct _FolShadeChips
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *range; /* the line */
  GtkWidget *caption;
  GtkWidget *advice_row;
  GtkWidget *recommended;
  GtkWidget *suggest;
  FolShadeAdvice advice;
  GtkWidget *entry;
  GtkWidget *chips[FOL_TRADE_MAX_SHADES];
  double colors[FOL_TRADE_MAX_SHADES][3]; /* sRGB, 0–1 */
  guint n_chips;
  double shade;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FolShadeChips, fol_shade_chips, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static double
clamp_shade (double shade)
{
  return fol_member_clamp (fol_members_get ("pigment.shade"), shade);
}

/* The nearest by the ratio, as shades are told apart. */
static guint
nearest_chip (const FolShadeChips *chips)
{
  const double *shades = fol_trade_get ()->shades;
  guint nearest = 0;

  for (guint i = 1; i < chips->n_chips; i++)
    if (fabs (log (chips->shade / shades[i])) < fabs (log (chips->shade / shades[nearest])))
      nearest = i;
  return nearest;
}

/* Whether a shade lies between those of the chips, and this is the nearest. */
static void
mark_chip (FolShadeChips *chips, guint index, gboolean near)
{
  if (near)
    gtk_widget_add_css_class (chips->chips[index], "near");
  else
    gtk_widget_remove_css_class (chips->chips[index], "near");
}

static void
show_shade (FolShadeChips *chips)
{
  const guint nearest = nearest_chip (chips);
  const FolTrade *trade = fol_trade_get ();
  const int digits = chips->shade == round (chips->shade) ? 0 : 1;
  g_autofree char *number = fol_number_to_text (chips->shade, digits);
  g_autofree char *text = g_strdup_printf ("1:%s", number);

  chips->showing = TRUE;
  for (guint i = 0; i < chips->n_chips; i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chips->chips[i]),
                                    chips->shade == trade->shades[i]);
      mark_chip (chips, i, i == nearest && chips->shade != trade->shades[i]);
    }
  gtk_editable_set_text (GTK_EDITABLE (chips->entry), text);
  chips->showing = FALSE;
  gtk_widget_set_sensitive (chips->suggest, chips->shade != chips->advice.start);
}

static void
change_shade (FolShadeChips *chips, double shade)
{
  shade = clamp_shade (shade);
  if (shade != chips->shade)
    {
      chips->shade = shade;
      g_signal_emit (chips, signals[CHANGED], 0, shade);
    }
  show_shade (chips);
}

static void
chip_toggled (GtkToggleButton *chip, FolShadeChips *chips)
{
  if (chips->showing)
    return;
  for (guint i = 0; i < chips->n_chips; i++)
    if (chips->chips[i] == GTK_WIDGET (chip))
      change_shade (chips, fol_trade_get ()->shades[i]);
}

/* FALSE where what was typed is no number. */
static gboolean
take_text (FolShadeChips *chips, double *shade)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (chips->entry));
  const char *colon = strchr (text, ':');

  if (!fol_number_from_text (colon != NULL ? colon + 1 : text, shade))
    return FALSE;
  change_shade (chips, *shade);
  return TRUE;
}

static void
entry_activated (FolShadeChips *chips)
{
  const FolMember *member = fol_members_get ("pigment.shade");
  double shade;

  if (take_text (chips, &shade) && shade == chips->shade)
    {
      fol_entry_hint_hide (GTK_WIDGET (chips), chips->entry);
      return;
    }

  g_autofree char *from = fol_number_to_text (member->min, 0);
  g_autofree char *to = fol_number_to_text (member->max, 0);
  /* Translators: the dilutions that may be typed */
  g_autofree char *text = g_strdup_printf (_ ("From 1:%s to 1:%s"), from, to);

  gtk_widget_error_bell (chips->entry);
  fol_entry_hint_show (GTK_WIDGET (chips), chips->entry, text);
}

static void
entry_left (FolShadeChips *chips)
{
  double shade;

  if (!take_text (chips, &shade))
    show_shade (chips);
  fol_entry_hint_hide (GTK_WIDGET (chips), chips->entry);
}

static void
hide_hint (FolShadeChips *chips)
{
  if (!chips->showing)
    fol_entry_hint_hide (GTK_WIDGET (chips), chips->entry);
}

static void
draw_chip (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const double *color = user_data;

  cairo_set_source_rgb (cr, color[0], color[1], color[2]);
  cairo_paint (cr);
}

static void
add_chip (FolShadeChips *chips, guint index)
{
  g_autofree char *number = fol_number_to_text (fol_trade_get ()->shades[index], 0);
  g_autofree char *name = g_strdup_printf (_ ("Shade 1:%s"), number);
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *patch = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (patch), draw_chip, chips->colors[index], NULL);
  gtk_widget_set_overflow (patch, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (patch, "patch");
  gtk_button_set_child (GTK_BUTTON (chip), patch);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_hexpand (chip, TRUE);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (chip, "toggled", G_CALLBACK (chip_toggled), chips);
  gtk_box_append (GTK_BOX (chips->box), chip);
  chips->chips[index] = chip;
}

static void
add_caption (FolShadeChips *chips)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *darker = gtk_label_new (_ ("darker"));
  GtkWidget *lighter = gtk_label_new (_ ("lighter"));

  chips->caption = gtk_center_box_new ();
  chips->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (chips->entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (chips->entry), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (chips->entry), 0.5F);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shade"), -1);
  g_signal_connect_swapped (chips->entry, "activate", G_CALLBACK (entry_activated), chips);
  g_signal_connect_swapped (chips->entry, "changed", G_CALLBACK (hide_hint), chips);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left), chips);
  gtk_widget_add_controller (chips->entry, focus);
  gtk_widget_add_css_class (darker, "unit");
  gtk_widget_add_css_class (lighter, "unit");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (chips->caption), darker);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (chips->caption), chips->entry);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (chips->caption), lighter);
  gtk_widget_set_parent (chips->caption, GTK_WIDGET (chips));
}

static double
chip_middle (FolShadeChips *chips, guint index)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (chips->chips[index], chips->range, &bounds))
    return 0.0;
  return bounds.origin.x + bounds.size.width / 2.0;
}

/* Where a shade belongs along the chips, by the ratio to those beside it; the ends
 * stand for all that is past them. */
static double
shade_to_x (FolShadeChips *chips, double shade)
{
  const double *shades = fol_trade_get ()->shades;
  guint i = 1;

  while (i + 1 < chips->n_chips && shade > shades[i])
    i++;

  const double from = chip_middle (chips, i - 1), to = chip_middle (chips, i);
  const double t = log (shade / shades[i - 1]) / log (shades[i] / shades[i - 1]);

  return from + CLAMP (t, -0.4, 1.4) * (to - from);
}

/* A bracket, open to the chips. */
static void
draw_range (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  FolShadeChips *chips = user_data;
  const double from = shade_to_x (chips, chips->advice.darkest);
  const double to = shade_to_x (chips, chips->advice.lightest);
  const double foot = height - RANGE_WIDTH / 2.0;
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &ink);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, RANGE_WIDTH);
  cairo_move_to (cr, from, 0.0);
  cairo_line_to (cr, from, foot);
  cairo_line_to (cr, to, foot);
  cairo_line_to (cr, to, 0.0);
  cairo_stroke (cr);
}

static void
add_range (FolShadeChips *chips)
{
  chips->range = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (chips->range), RANGE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (chips->range), draw_range, chips, NULL);
  gtk_widget_add_css_class (chips->range, "range");
  gtk_widget_set_visible (chips->range, FALSE);
  gtk_widget_set_parent (chips->range, GTK_WIDGET (chips));
}

static void
suggest_clicked (FolShadeChips *chips)
{
  change_shade (chips, chips->advice.start);
}

static void
add_advice (FolShadeChips *chips)
{
  chips->advice_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  chips->recommended = gtk_label_new (NULL);
  chips->suggest = gtk_button_new ();
  gtk_label_set_xalign (GTK_LABEL (chips->recommended), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (chips->recommended), TRUE);
  gtk_widget_set_hexpand (chips->recommended, TRUE);
  gtk_widget_add_css_class (chips->recommended, "unit");
  gtk_widget_set_tooltip_text (chips->suggest, _ ("The shade to begin with on this skin and hair"));
  g_signal_connect_swapped (chips->suggest, "clicked", G_CALLBACK (suggest_clicked), chips);
  gtk_box_append (GTK_BOX (chips->advice_row), chips->recommended);
  gtk_box_append (GTK_BOX (chips->advice_row), chips->suggest);
  gtk_widget_add_css_class (chips->advice_row, "advice");
  gtk_widget_set_visible (chips->advice_row, FALSE);
  gtk_widget_set_parent (chips->advice_row, GTK_WIDGET (chips));
}

static void
fol_shade_chips_dispose (GObject *object)
{
  FolShadeChips *chips = FOL_SHADE_CHIPS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (chips))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_shade_chips_parent_class)->dispose (object);
}

static void
fol_shade_chips_class_init (FolShadeChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_shade_chips_dispose;
  signals[CHANGED] = g_signal_new ("changed", FOL_TYPE_SHADE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "shadechips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
color_reference (FolShadeChips *chips)
{
  g_autoptr (FolDesign) design = fol_design_new ();
  FolSkinReading skin;

  fol_skin_read_reference (&skin);
  fol_shade_chips_set_skin (chips, design, skin.lin);
}

static void
fol_shade_chips_init (FolShadeChips *chips)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (chips));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Shade"), -1);
  chips->shade = fol_members_get ("pigment.shade")->default_value;
  chips->n_chips = fol_trade_get ()->n_shades;
  chips->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_set_homogeneous (GTK_BOX (chips->box), TRUE);
  gtk_widget_set_parent (chips->box, GTK_WIDGET (chips));
  for (guint i = 0; i < chips->n_chips; i++)
    add_chip (chips, i);
  color_reference (chips);
  add_range (chips);
  add_caption (chips);
  add_advice (chips);
  show_shade (chips);
}

double
fol_shade_chips_get_shade (FolShadeChips *chips)
{
  g_return_val_if_fail (FOL_IS_SHADE_CHIPS (chips), 0.0);

  return chips->shade;
}

void
fol_shade_chips_set_shade (FolShadeChips *chips, double shade)
{
  g_return_if_fail (FOL_IS_SHADE_CHIPS (chips));

  if (chips->shade == shade)
    return;
  chips->shade = clamp_shade (shade);
  show_shade (chips);
}

void
fol_shade_chips_set_skin (FolShadeChips *chips, const FolDesign *design, const double skin_lin[3])
{
  const FolTrade *trade = fol_trade_get ();

  g_return_if_fail (FOL_IS_SHADE_CHIPS (chips));

  for (guint i = 0; i < chips->n_chips; i++)
    {
      double lin[3];

      fol_shade_color (design, trade->shades[i], skin_lin, lin);
      for (int c = 0; c < 3; c++)
        chips->colors[i][c] = fol_srgb_from_lin (lin[c]);
      gtk_widget_queue_draw (gtk_button_get_child (GTK_BUTTON (chips->chips[i])));
    }
}

void
fol_shade_chips_set_advice (FolShadeChips *chips, const FolShadeAdvice *advice)
{
  g_return_if_fail (FOL_IS_SHADE_CHIPS (chips));

  gtk_widget_set_visible (chips->range, advice != NULL);
  gtk_widget_set_visible (chips->advice_row, advice != NULL);
  if (advice == NULL)
    return;

  g_autofree char *darkest = fol_number_to_text (advice->darkest, 0);
  g_autofree char *lightest = fol_number_to_text (advice->lightest, 0);
  g_autofree char *start = fol_number_to_text (advice->start, 0);
  /* Translators: a range of dilutions, darker to lighter */
  g_autofree char *range = g_strdup_printf (_ ("Recommended 1:%s to 1:%s"), darkest, lightest);
  /* Translators: a dilution; the button sets it */
  g_autofree char *suggested = g_strdup_printf (_ ("Suggested 1:%s"), start);

  chips->advice = *advice;
  gtk_label_set_label (GTK_LABEL (chips->recommended), range);
  gtk_button_set_label (GTK_BUTTON (chips->suggest), suggested);
  gtk_widget_set_sensitive (chips->suggest, chips->shade != advice->start);
  gtk_widget_queue_draw (chips->range);
}

const double *
fol_shade_chips_get_color (FolShadeChips *chips, guint index)
{
  g_return_val_if_fail (FOL_IS_SHADE_CHIPS (chips) && index < chips->n_chips, NULL);

  return chips->colors[index];
}
