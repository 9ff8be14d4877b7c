/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/notes-panel.h"

#include "engine/notes.h"

#include <glib/gi18n.h>

/* Of the list, logical pixels. */
#define LEAST_WIDTH 280
#define MOST_HEIGHT 220

struct _FolNotesPanel
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkScrolledWindow *scrolled;
  GtkWidget *list;
  GtkWidget *none;
  GtkCheckButton *show_dismissed;

  FolDocument *document;
  GArray *notes; /* FolNote; NULL before the first have been found */
  gboolean looking;
  FolScene *next; /* to be looked at then, or NULL */
};

G_DEFINE_FINAL_TYPE (FolNotesPanel, fol_notes_panel, GTK_TYPE_WIDGET)

static gboolean
is_dismissed (FolNotesPanel *panel, const FolNote *note)
{
  return fol_design_has_dismissed (fol_document_get_design (panel->document), note->kind);
}

guint
fol_notes_panel_get_count (FolNotesPanel *panel)
{
  guint n = 0;

  g_return_val_if_fail (FOL_IS_NOTES_PANEL (panel), 0);

  for (guint i = 0; panel->notes != NULL && i < panel->notes->len; i++)
    n += is_dismissed (panel, &g_array_index (panel->notes, FolNote, i)) ? 0 : 1;
  return n;
}

static void
button_clicked (GtkButton *button, FolNotesPanel *panel)
{
  const FolNoteKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "note-kind"));
  const FolDesign *design = fol_document_get_design (panel->document);
  const gboolean dismiss = !fol_design_has_dismissed (design, kind);
  g_autoptr (FolDesign) changed = fol_design_with_dismissed (design, kind, dismiss);

  fol_document_apply (panel->document, changed, dismiss ? _ ("Dismiss Note") : _ ("Restore Note"),
                      NULL);
}

static GtkWidget *
text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
button_new (FolNotesPanel *panel, const FolNote *note, gboolean dismissed)
{
  const char *text = dismissed ? _ ("Restore") : _ ("Dismiss");
  GtkWidget *button = gtk_button_new_with_label (text);
  /* Translators: “Dismiss”, and the title of a note */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), text, note->title);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "note-kind", GUINT_TO_POINTER (note->kind));
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked), panel);
  return button;
}

static GtkWidget *
row_new (FolNotesPanel *panel, const FolNote *note)
{
  const gboolean dismissed = is_dismissed (panel, note);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (head), text_new (note->title, "title"));
  gtk_box_append (GTK_BOX (head), button_new (panel, note, dismissed));
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), text_new (note->explanation, "note"));
  if (dismissed)
    gtk_widget_add_css_class (row, "dismissed");
  return row;
}

static void
remove_rows (FolNotesPanel *panel)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (panel->list)) != NULL)
    gtk_box_remove (GTK_BOX (panel->list), child);
}

/* As high as what is in it, up to a share of a small laptop's screen: a scrolled
 * window by itself asks for the height that lines have which need not wrap. */
static void
fit_height (FolNotesPanel *panel)
{
  const int width = MAX (gtk_widget_get_width (GTK_WIDGET (panel->scrolled)), LEAST_WIDTH);
  int height;

  gtk_widget_measure (panel->list, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (panel->scrolled, MIN (height, MOST_HEIGHT));
}

/* The focus goes with the row that held it; the panel keeps it. */
static void
show (FolNotesPanel *panel)
{
  const guint n = fol_notes_panel_get_count (panel);
  const guint n_all = panel->notes != NULL ? panel->notes->len : 0;
  const gboolean all = gtk_check_button_get_active (panel->show_dismissed);
  const gboolean had_focus = gtk_widget_get_focus_child (panel->list) != NULL;
  /* Translators: how many warnings there are */
  g_autofree char *label = g_strdup_printf (_ ("Notes (%u)"), n);

  gtk_expander_set_label (panel->expander, label);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (panel), "some");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (panel), "some");
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (panel->expander));
  remove_rows (panel);
  for (guint i = 0; i < n_all; i++)
    {
      const FolNote *note = &g_array_index (panel->notes, FolNote, i);

      if (all || !is_dismissed (panel, note))
        gtk_box_append (GTK_BOX (panel->list), row_new (panel, note));
    }
  fit_height (panel);
  gtk_widget_set_visible (GTK_WIDGET (panel->scrolled),
                          gtk_widget_get_first_child (panel->list) != NULL);
  gtk_widget_set_visible (panel->none, gtk_widget_get_first_child (panel->list) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (panel->show_dismissed), n < n_all);
}

static void
set_notes (FolNotesPanel *panel, GArray *notes)
{
  g_clear_pointer (&panel->notes, g_array_unref);
  panel->notes = notes;
  show (panel);
}

static void
look (GTask *task, gpointer source, gpointer scene, GCancellable *cancellable)
{
  g_task_return_pointer (task, fol_notes_find_in_scene (scene), (GDestroyNotify) g_array_unref);
}

static void start (FolNotesPanel *panel, FolScene *scene);

/* The task holds the panel, but not its window. What is found on a photo that is no
 * longer open is of no use. */
static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FolNotesPanel *panel = FOL_NOTES_PANEL (source);
  const FolScene *scene = g_task_get_task_data (G_TASK (result));
  g_autoptr (FolScene) next = g_steal_pointer (&panel->next);
  GArray *notes = g_task_propagate_pointer (G_TASK (result), NULL);

  panel->looking = FALSE;
  if (panel->document == NULL || fol_document_get_photo (panel->document) == NULL)
    {
      g_array_unref (notes);
      return;
    }
  if (fol_scene_get_photo (scene) == fol_document_get_photo (panel->document))
    set_notes (panel, notes);
  else
    g_array_unref (notes);
  if (next != NULL)
    start (panel, g_steal_pointer (&next));
}

/* Takes the scene. */
static void
start (FolNotesPanel *panel, FolScene *scene)
{
  g_autoptr (GTask) task = g_task_new (panel, NULL, found, NULL);

  panel->looking = TRUE;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, scene, (GDestroyNotify) fol_scene_unref);
  g_task_run_in_thread (task, look);
}

void
fol_notes_panel_show_scene (FolNotesPanel *panel, const FolScene *scene)
{
  g_return_if_fail (FOL_IS_NOTES_PANEL (panel));

  g_clear_pointer (&panel->next, fol_scene_unref);
  if (scene == NULL)
    return;
  if (panel->looking)
    panel->next = fol_scene_ref (scene);
  else
    start (panel, fol_scene_ref (scene));
}

static void
photo_changed (FolNotesPanel *panel)
{
  g_clear_pointer (&panel->next, fol_scene_unref);
  set_notes (panel, NULL);
}

void
fol_notes_panel_bind (FolNotesPanel *panel, FolDocument *document)
{
  g_return_if_fail (FOL_IS_NOTES_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  g_signal_connect_object (document, "photo-changed", G_CALLBACK (photo_changed), panel,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show), panel, G_CONNECT_SWAPPED);
  show (panel);
}

static void
fol_notes_panel_dispose (GObject *object)
{
  FolNotesPanel *panel = FOL_NOTES_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_pointer (&panel->notes, g_array_unref);
  g_clear_pointer (&panel->next, fol_scene_unref);
  G_OBJECT_CLASS (fol_notes_panel_parent_class)->dispose (object);
}

static void
fol_notes_panel_class_init (FolNotesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_notes_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/notes-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolNotesPanel, expander);
  gtk_widget_class_bind_template_child (widget_class, FolNotesPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, FolNotesPanel, list);
  gtk_widget_class_bind_template_child (widget_class, FolNotesPanel, none);
  gtk_widget_class_bind_template_child (widget_class, FolNotesPanel, show_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, fit_height);
  gtk_widget_class_bind_template_callback (widget_class, show);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "notespanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_notes_panel_init (FolNotesPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
}
