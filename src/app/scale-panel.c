/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scale-panel.h"

#include "app/number-text.h"
#include "app/scale-line-list.h"
#include "engine/members.h"
#include "engine/scale-cues.h"
#include "engine/scale-edit.h"
#include "engine/scale-tool.h"

#include <glib/gi18n.h>
#include <math.h>

struct _FolScalePanel
{
  GtkWidget parent_instance;

  GtkDropDown *cue;
  GtkWidget *coin_row;
  GtkDropDown *coin;
  GtkWidget *sizes_row;
  GtkEntry *known;
  GtkDropDown *plane;
  FolScaleLineList *lines;
  GtkLabel *warning;

  FolDocument *document;
  FolCanvas *canvas;
  GSettings *settings;
  FolScaleLine next; /* what the next line will be, its ends aside */
  gboolean showing;  /* the controls follow, nobody has touched them */
};

G_DEFINE_FINAL_TYPE (FolScalePanel, fol_scale_panel, GTK_TYPE_WIDGET)

static FolTool *
get_tool (FolScalePanel *panel)
{
  return fol_canvas_get_tool (panel->canvas) == FOL_CANVAS_TOOL_SCALE
             ? fol_canvas_get_engine_tool (panel->canvas)
             : NULL;
}

/* The design as the tool sees it: its lines, whatever they are called. */
static FolDesign *
get_design (FolScalePanel *panel)
{
  return fol_scale_adopt (fol_document_get_design (panel->document));
}

static int
get_selected (FolScalePanel *panel, const FolDesign *design)
{
  FolTool *tool = get_tool (panel);
  const int selected = tool != NULL ? fol_scale_tool_get_selected (tool) : -1;

  return selected < (int) fol_design_get_n_scale_lines (design) ? selected : -1;
}

/* The selected line, or the next. */
static FolScaleLine
get_line (FolScalePanel *panel)
{
  g_autoptr (FolDesign) design = get_design (panel);
  const int selected = get_selected (panel, design);

  return selected >= 0 ? *fol_design_get_scale_line (design, (guint) selected) : panel->next;
}

static double
usual_mm (FolScalePanel *panel, FolScaleMethod method)
{
  return fol_scale_cues_get ()
      ->cues[method]
      .known_mm[g_settings_get_enum (panel->settings, "sizes")];
}

static void
show_coin (FolScalePanel *panel, double diameter_mm)
{
  const int coin = fol_scale_cues_find_coin (diameter_mm);

  if (coin >= 0)
    gtk_drop_down_set_selected (panel->coin, (guint) coin);
}

/* Where things of that kind are held, as the first of the choices. */
static void
name_usual_plane (FolScalePanel *panel, FolScaleMethod method)
{
  GtkStringList *planes = GTK_STRING_LIST (gtk_drop_down_get_model (panel->plane));
  const FolScalePlane plane = fol_scale_cues_get ()->cues[method].plane;
  /* Translators: where a thing of this kind is held as a rule, as in “On the Scalp (usual)” */
  g_autofree char *name =
      g_strdup_printf (_ ("%s (usual)"), gtk_string_list_get_string (planes, plane));
  const char *names[] = { name, NULL };

  if (g_strcmp0 (gtk_string_list_get_string (planes, FOL_PLANE_AUTO), name) != 0)
    gtk_string_list_splice (planes, FOL_PLANE_AUTO, 1, names);
}

static void
show_line (FolScalePanel *panel)
{
  const FolScaleLine line = get_line (panel);
  g_autofree char *text =
      fol_number_to_text (line.known_mm, line.known_mm == floor (line.known_mm) ? 0 : 2);

  panel->showing = TRUE;
  gtk_drop_down_set_selected (panel->cue, line.method);
  name_usual_plane (panel, line.method);
  gtk_drop_down_set_selected (panel->plane, line.plane);
  if (line.method == FOL_SCALE_COIN)
    show_coin (panel, line.known_mm);
  gtk_widget_set_visible (panel->coin_row, line.method == FOL_SCALE_COIN);
  gtk_widget_set_visible (panel->sizes_row,
                          line.method == FOL_SCALE_PUPILS || line.method == FOL_SCALE_HEAD);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (panel->known)), text) != 0
      && gtk_widget_get_focus_child (GTK_WIDGET (panel->known)) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (panel->known), text);
  gtk_widget_remove_css_class (GTK_WIDGET (panel->known), "error");
  panel->showing = FALSE;
}

static void
line_chosen (FolScalePanel *panel, int index)
{
  FolTool *tool = get_tool (panel);

  if (tool == NULL)
    return;
  fol_scale_tool_set_selected (tool, index);
  fol_canvas_tool_edited (panel->canvas);
}

/* With the camera where the photo's focal length then puts it. */
static void
apply_scaled (FolScalePanel *panel, const FolDesign *design, const char *label)
{
  FolPhoto *photo = fol_document_get_photo (panel->document);
  g_autoptr (FolDesign) followed =
      fol_scale_follow_camera (fol_document_get_design (panel->document), design,
                               photo != NULL ? fol_photo_get_width (photo) : 0,
                               photo != NULL ? fol_photo_get_focal_px (photo) : 0.0);

  fol_document_apply (panel->document, followed, label, NULL);
}

static void
line_removed (FolScalePanel *panel, guint index)
{
  g_autoptr (FolDesign) design =
      fol_scale_remove_line (fol_document_get_design (panel->document), index);

  apply_scaled (panel, design, _ ("Delete Scale Line"));
}

/* @ruling: NULL where there is none. */
static void
show_warning (FolScalePanel *panel, const FolScale *ruling)
{
  const gboolean disagrees = ruling != NULL && fol_scale_disagrees (ruling);
  g_autofree char *percent = fol_number_to_text (disagrees ? 100.0 * ruling->disagreement : 0.0, 0);
  g_autofree char *text = g_strdup_printf (
      _ ("The lines differ by %s %%: one of them is not what it is said to be."), percent);

  gtk_label_set_label (panel->warning, text);
  gtk_widget_set_visible (GTK_WIDGET (panel->warning), disagrees);
}

/* The scale that rules, its line as the panel counts them. */
static gboolean
get_ruling (FolScalePanel *panel, FolScale *ruling)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const FolDesignScale *said = fol_design_get_scale (design);
  FolPhoto *photo = fol_document_get_photo (panel->document);

  if (photo == NULL || !fol_scale_init (ruling, design, fol_photo_get_width (photo), NULL))
    return FALSE;
  if (ruling->line < 0 && said->mm_per_px <= 0.0 && said->has_line)
    ruling->line = 0;
  return TRUE;
}

static void
show_lines (FolScalePanel *panel)
{
  g_autoptr (FolDesign) design = get_design (panel);
  FolScale ruling;
  const gboolean rules = get_ruling (panel, &ruling);

  fol_scale_line_list_show (panel->lines, design, rules ? &ruling : NULL,
                            get_selected (panel, design));
  show_warning (panel, rules ? &ruling : NULL);
}

static void
show (FolScalePanel *panel)
{
  show_line (panel);
  show_lines (panel);
}

/* For the selected line, if any, and the ones to come. A length that makes no
 * sensible scale of the selected one is not taken. */
static gboolean
apply (FolScalePanel *panel, const FolScaleLine *line)
{
  g_autoptr (FolDesign) before = get_design (panel);
  const int selected = get_selected (panel, before);
  FolScale scale;

  if (selected >= 0)
    {
      g_autoptr (FolDesign) design =
          fol_scale_set_line (fol_document_get_design (panel->document), (guint) selected, line);

      if (!fol_scale_init_line (&scale, design, (guint) selected, NULL))
        return FALSE;
      apply_scaled (panel, design, _ ("Change Scale Line"));
    }
  panel->next = *line;
  fol_canvas_set_scale_cue (panel->canvas, line);
  show (panel);
  return TRUE;
}

static void
cue_selected (FolScalePanel *panel)
{
  FolScaleLine line;

  if (panel->showing || panel->document == NULL)
    return;
  line = get_line (panel);
  line.method = (FolScaleMethod) gtk_drop_down_get_selected (panel->cue);
  line.known_mm = usual_mm (panel, line.method);
  line.plane = FOL_PLANE_AUTO;
  if (!apply (panel, &line))
    show_line (panel);
}

static void
coin_selected (FolScalePanel *panel)
{
  const guint coin = gtk_drop_down_get_selected (panel->coin);
  FolScaleLine line;

  if (panel->showing || panel->document == NULL || coin == GTK_INVALID_LIST_POSITION)
    return;
  line = get_line (panel);
  line.known_mm = fol_scale_cues_get ()->coins[coin].diameter_mm;
  if (!apply (panel, &line))
    show_line (panel);
}

static void
plane_selected (FolScalePanel *panel)
{
  FolScaleLine line;

  if (panel->showing || panel->document == NULL)
    return;
  line = get_line (panel);
  line.plane = (FolScalePlane) gtk_drop_down_get_selected (panel->plane);
  if (!apply (panel, &line))
    show_line (panel);
}

static void
known_entered (FolScalePanel *panel)
{
  const FolMember *member = fol_member_get_child (fol_members_get ("scale_lines"), "known_mm");
  FolScaleLine line;
  double known_mm;

  if (panel->showing || panel->document == NULL)
    return;
  line = get_line (panel);
  if (!fol_number_from_text (gtk_editable_get_text (GTK_EDITABLE (panel->known)), &known_mm)
      || known_mm < member->min || known_mm > member->max)
    {
      gtk_widget_add_css_class (GTK_WIDGET (panel->known), "error");
      return;
    }
  if (fabs (known_mm - line.known_mm) < 0.005)
    return;
  line.known_mm = known_mm;
  if (line.method == FOL_SCALE_COIN && fol_scale_cues_find_coin (known_mm) < 0)
    line.method = FOL_SCALE_GIVEN;
  if (!apply (panel, &line))
    gtk_widget_add_css_class (GTK_WIDGET (panel->known), "error");
}

/* Other people's sizes, for what is one of theirs. */
static void
sizes_changed (FolScalePanel *panel)
{
  FolScaleLine line = get_line (panel);

  if (line.method != FOL_SCALE_PUPILS && line.method != FOL_SCALE_HEAD)
    return;
  line.known_mm = usual_mm (panel, line.method);
  apply (panel, &line);
}

void
fol_scale_panel_bind (FolScalePanel *panel, FolDocument *document, FolCanvas *canvas,
                      GSettings *settings)
{
  g_return_if_fail (FOL_IS_SCALE_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  panel->canvas = g_object_ref (canvas);
  panel->settings = g_object_ref (settings);
  panel->next.known_mm = usual_mm (panel, panel->next.method);
  fol_canvas_set_scale_cue (canvas, &panel->next);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show), panel, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "tool-changed", G_CALLBACK (show), panel, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::sizes", G_CALLBACK (sizes_changed), panel,
                           G_CONNECT_SWAPPED);
  show (panel);
}

static void
fol_scale_panel_dispose (GObject *object)
{
  FolScalePanel *panel = FOL_SCALE_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_object (&panel->canvas);
  g_clear_object (&panel->settings);
  G_OBJECT_CLASS (fol_scale_panel_parent_class)->dispose (object);
}

static void
fol_scale_panel_class_init (FolScalePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_scale_panel_dispose;
  g_type_ensure (FOL_TYPE_SCALE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/scale-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, cue);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, coin_row);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, coin);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, sizes_row);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, known);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, plane);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, lines);
  gtk_widget_class_bind_template_child (widget_class, FolScalePanel, warning);
  gtk_widget_class_bind_template_callback (widget_class, cue_selected);
  gtk_widget_class_bind_template_callback (widget_class, coin_selected);
  gtk_widget_class_bind_template_callback (widget_class, known_entered);
  gtk_widget_class_bind_template_callback (widget_class, line_chosen);
  gtk_widget_class_bind_template_callback (widget_class, line_removed);
  gtk_widget_class_bind_template_callback (widget_class, plane_selected);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scalepanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_scale_panel_init (FolScalePanel *panel)
{
  const FolScaleCues *data = fol_scale_cues_get ();
  GtkStringList *coins = gtk_string_list_new (NULL);
  const char *usual[] = { "", NULL };

  gtk_widget_init_template (GTK_WIDGET (panel));
  panel->next.method = FOL_SCALE_CARD;
  for (guint i = 0; i < data->n_coins; i++)
    gtk_string_list_append (coins, _ (data->coins[i].name));
  panel->showing = TRUE;
  gtk_drop_down_set_model (panel->coin, G_LIST_MODEL (coins));
  gtk_string_list_splice (GTK_STRING_LIST (gtk_drop_down_get_model (panel->plane)), FOL_PLANE_AUTO,
                          0, usual);
  gtk_drop_down_set_selected (panel->plane, FOL_PLANE_AUTO);
  panel->showing = FALSE;
  g_object_unref (coins);
}
