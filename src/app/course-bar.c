/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/course-bar.h"

#include "app/sessions-panel.h"
#include "app/slider-row.h"
#include "engine/design-number.h"
#include "engine/treated.h"

#include <glib/gi18n.h>

struct _FolCourseBar
{
  GtkWidget parent_instance;

  GtkWidget *session4;
  FolSliderRow *years;
  FolSessionsPanel *sessions;
  GtkLabel *merge_text;
  FolDocument *document;
};

G_DEFINE_FINAL_TYPE (FolCourseBar, fol_course_bar, GTK_TYPE_WIDGET)

static void
years_changed (FolCourseBar *bar, double years)
{
  g_autoptr (FolDesign) design =
      fol_design_with_number (fol_document_get_design (bar->document), "course.years", years);

  fol_document_apply (bar->document, design, _ ("Change Years"), "course.years");
}

static void
years_finished (FolCourseBar *bar)
{
  fol_document_end_merge (bar->document);
}

/* Only scars get a fourth session. */
static gboolean
has_session_4 (const FolDesign *design)
{
  return fol_design_get_treatment (design) == FOL_TREATMENT_SCAR
         || fol_design_get_course (design)->session == 4 || fol_design_has_scars (design);
}

static void
show_design (FolCourseBar *bar)
{
  const FolDesign *design = fol_document_get_design (bar->document);
  const FolCourse *course = fol_design_get_course (design);

  /* Four sessions leave the years' slider room only if all buttons give some. */
  if (has_session_4 (design))
    gtk_widget_add_css_class (GTK_WIDGET (bar), "tight");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar), "tight");
  gtk_widget_set_visible (bar->session4, has_session_4 (design));
  fol_sessions_panel_set_n_sessions (bar->sessions, has_session_4 (design) ? 4 : 3);
  fol_slider_row_set_value (bar->years, course->years);
  gtk_widget_set_sensitive (GTK_WIDGET (bar->years), course->stage == FOL_STAGE_HEALED);
}

void
fol_course_bar_set_document (FolCourseBar *bar, FolDocument *document)
{
  g_return_if_fail (FOL_IS_COURSE_BAR (bar) && bar->document == NULL);

  bar->document = g_object_ref (document);
  fol_sessions_panel_set_document (bar->sessions, document);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), bar,
                           G_CONNECT_SWAPPED);
  show_design (bar);
}

void
fol_course_bar_set_canvas (FolCourseBar *bar, FolCanvas *canvas)
{
  g_return_if_fail (FOL_IS_COURSE_BAR (bar));

  g_object_bind_property (canvas, "merge-text", bar->merge_text, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (canvas, "merge-check", bar->merge_text, "visible", G_BINDING_SYNC_CREATE);
}

static void
fol_course_bar_dispose (GObject *object)
{
  FolCourseBar *bar = FOL_COURSE_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&bar->document);
  G_OBJECT_CLASS (fol_course_bar_parent_class)->dispose (object);
}

static void
fol_course_bar_class_init (FolCourseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_course_bar_dispose;
  g_type_ensure (FOL_TYPE_SESSIONS_PANEL);
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/course-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FolCourseBar, session4);
  gtk_widget_class_bind_template_child (widget_class, FolCourseBar, years);
  gtk_widget_class_bind_template_child (widget_class, FolCourseBar, sessions);
  gtk_widget_class_bind_template_child (widget_class, FolCourseBar, merge_text);
  gtk_widget_class_bind_template_callback (widget_class, years_changed);
  gtk_widget_class_bind_template_callback (widget_class, years_finished);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coursebar");
}

static void
fol_course_bar_init (FolCourseBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}
