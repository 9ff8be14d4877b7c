/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entry-hint.h"

#include "app/number-text.h"

#include <glib/gi18n.h>

#define KEY "fol-entry-hint"

char *
fol_entry_hint_range (double lower, double upper, int digits, const char *unit)
{
  g_autofree char *from = fol_number_to_text (lower, digits);
  g_autofree char *to = fol_number_to_text (upper, digits);

  if (unit[0] == '\0')
    /* Translators: what may be typed, as in "From 1 to 60" */
    return g_strdup_printf (_ ("From %s to %s"), from, to);
  /* Translators: what may be typed, as in "From 0 to 60 mm" */
  return g_strdup_printf (_ ("From %s to %s %s"), from, to, unit);
}

/* The note, made when there is something to say for the first time. */
static GtkWidget *
note_of (GtkWidget *owner)
{
  GtkWidget *note = g_object_get_data (G_OBJECT (owner), KEY);

  if (note != NULL)
    return note;
  note = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (note), gtk_label_new (NULL));
  gtk_popover_set_autohide (GTK_POPOVER (note), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (note), FALSE);
  gtk_popover_set_position (GTK_POPOVER (note), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (note, FALSE);
  gtk_widget_add_css_class (note, "hint");
  gtk_widget_set_parent (note, owner);
  g_object_set_data (G_OBJECT (owner), KEY, note);
  return note;
}

void
fol_entry_hint_show (GtkWidget *owner, GtkWidget *entry, const char *text)
{
  GtkWidget *note = note_of (owner);
  graphene_rect_t at;

  gtk_label_set_label (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (note))), text);
  gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  if (!gtk_widget_get_mapped (entry) || !gtk_widget_compute_bounds (entry, owner, &at))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (note),
                               &(GdkRectangle){ (int) at.origin.x, (int) at.origin.y,
                                                (int) at.size.width, (int) at.size.height });
  gtk_popover_popup (GTK_POPOVER (note));
}

void
fol_entry_hint_hide (GtkWidget *owner, GtkWidget *entry)
{
  GtkWidget *note = g_object_get_data (G_OBJECT (owner), KEY);

  gtk_widget_remove_css_class (entry, "error");
  if (note == NULL || fol_entry_hint_get (owner) == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (note))), "");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_popover_popdown (GTK_POPOVER (note));
}

const char *
fol_entry_hint_get (GtkWidget *owner)
{
  GtkWidget *note = g_object_get_data (G_OBJECT (owner), KEY);
  const char *text;

  if (note == NULL)
    return NULL;
  text = gtk_label_get_label (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (note))));
  return text[0] != '\0' ? text : NULL;
}
