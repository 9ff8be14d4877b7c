/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scale-line-list.h"

#include "app/number-text.h"
#include "app/scale-text.h"

#include <glib/gi18n.h>
#include <math.h>

struct _FolScaleLineList
{
  GtkWidget parent_instance;

  GtkWidget *said; /* a scale that is in no line */
  GtkWidget *rows;
  gboolean showing; /* the rows follow, nobody has touched them */
};

G_DEFINE_FINAL_TYPE (FolScaleLineList, fol_scale_line_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
describe_ruling (const FolScale *ruling)
{
  g_autofree char *source = fol_scale_text_source (ruling);
  g_autofree char *per_px = fol_scale_text_per_px (ruling);

  /* Translators: of several lines, the one the scale is taken from */
  return g_strdup_printf (_ ("%s\n%s · rules"), source, per_px);
}

/* "ID card ±1 %", "0.0846 mm/px", and what that is to the scale that rules, if any. */
static char *
describe_line (const FolScale *one, const FolScale *ruling)
{
  g_autofree char *source = fol_scale_text_source (one);
  g_autofree char *per_px = fol_scale_text_per_px (one);
  g_autofree char *percent = NULL;
  double off;

  if (ruling == NULL)
    return g_strdup_printf ("%s\n%s", source, per_px);
  if (one->line == ruling->line)
    return describe_ruling (one);
  off = fol_scale_difference (one, ruling);
  percent = fol_number_to_text (100.0 * fabs (off), 1);
  return g_strdup_printf (off < 0.0 ? _ ("%s\n%s · −%s %%") : _ ("%s\n%s · +%s %%"), source, per_px,
                          percent);
}

static guint
index_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "line-index"));
}

static void
select_toggled (GtkToggleButton *button, FolScaleLineList *list)
{
  if (!list->showing)
    g_signal_emit (list, signals[CHOSEN], 0,
                   gtk_toggle_button_get_active (button) ? (int) index_of (GTK_WIDGET (button))
                                                         : -1);
}

static void
remove_clicked (GtkWidget *button, FolScaleLineList *list)
{
  g_signal_emit (list, signals[REMOVED], 0, index_of (button));
}

static GtkWidget *
select_button_new (void)
{
  GtkWidget *select = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (select), label);
  gtk_button_set_has_frame (GTK_BUTTON (select), FALSE);
  gtk_widget_set_hexpand (select, TRUE);
  return select;
}

static void
add_row (FolScaleLineList *list, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *select = select_button_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("fol-delete-symbolic");
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete Scale Line %u"), index + 1);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, delete_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  delete_label, -1);
  g_object_set_data (G_OBJECT (select), "line-index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "line-index", GUINT_TO_POINTER (index));
  g_signal_connect (select, "toggled", G_CALLBACK (select_toggled), list);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), list);
  gtk_box_append (GTK_BOX (box), select);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (list->rows), box);
}

/* As many rows as lines; those that stay keep the focus. */
static void
fit_rows (FolScaleLineList *list, guint n_lines)
{
  GtkWidget *last;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  for (; n < n_lines; n++)
    add_row (list, n);
  for (; n > n_lines && (last = gtk_widget_get_last_child (list->rows)) != NULL; n--)
    gtk_box_remove (GTK_BOX (list->rows), last);
}

static void
show_row (GtkWidget *row, const FolDesign *design, guint index, const FolScale *ruling,
          gboolean selected)
{
  GtkWidget *select = gtk_widget_get_first_child (row);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (select));
  g_autofree char *text = NULL;
  FolScale one;

  if (fol_scale_init_line (&one, design, index, NULL))
    text = describe_line (&one, ruling);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : _ ("no sensible scale"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (select), selected);
}

static void
show_said (FolScaleLineList *list, const FolScale *ruling)
{
  const gboolean said = ruling != NULL && ruling->line < 0 && ruling->method != FOL_SCALE_ASSUMED;
  g_autofree char *text = said ? describe_ruling (ruling) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (list->said), text);
  gtk_widget_set_visible (list->said, said);
}

void
fol_scale_line_list_show (FolScaleLineList *list, const FolDesign *design, const FolScale *ruling,
                          int selected)
{
  guint i = 0;

  g_return_if_fail (FOL_IS_SCALE_LINE_LIST (list));

  show_said (list, ruling);
  fit_rows (list, fol_design_get_n_scale_lines (design));
  list->showing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (list->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row), i++)
    show_row (row, design, i, ruling, (int) i == selected);
  list->showing = FALSE;
}

static void
fol_scale_line_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fol_scale_line_list_parent_class)->dispose (object);
}

static void
fol_scale_line_list_class_init (FolScaleLineListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_scale_line_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", FOL_TYPE_SCALE_LINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", FOL_TYPE_SCALE_LINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scalelines");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_scale_line_list_init (FolScaleLineList *list)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (list));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  list->said = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (list->said), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (list->said), TRUE);
  gtk_widget_add_css_class (list->said, "said");
  gtk_widget_set_parent (list->said, GTK_WIDGET (list));
  list->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (list->rows, GTK_WIDGET (list));
}
