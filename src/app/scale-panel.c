/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/scale-panel.h"

#include "app/number-text.h"
#include "app/scale-text.h"
#include "engine/members.h"
#include "engine/scale-cues.h"
#include "engine/scale-edit.h"
#include "engine/scale-tool.h"

#include <glib/gi18n.h>
#include <math.h>

/* No coin is so near to another in size. */
#define SAME_COIN_MM 0.1

struct _FolScalePanel
{
  GtkWidget parent_instance;

  GtkDropDown *cue;
  GtkWidget *coin_row;
  GtkDropDown *coin;
  GtkWidget *sizes_row;
  GtkEntry *known;
  GtkDropDown *plane;
  GtkWidget *lines;
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

/* The coin of that size, or -1. */
static int
find_coin (double diameter_mm)
{
  const FolScaleCues *data = fol_scale_cues_get ();

  for (guint i = 0; i < data->n_coins; i++)
    if (fabs (data->coins[i].diameter_mm - diameter_mm) < SAME_COIN_MM)
      return (int) i;
  return -1;
}

static void
show_coin (FolScalePanel *panel, double diameter_mm)
{
  const int coin = find_coin (diameter_mm);

  if (coin >= 0)
    gtk_drop_down_set_selected (panel->coin, (guint) coin);
}

static void
show_line (FolScalePanel *panel)
{
  const FolScaleLine line = get_line (panel);
  g_autofree char *text =
      fol_number_to_text (line.known_mm, line.known_mm == floor (line.known_mm) ? 0 : 2);

  panel->showing = TRUE;
  gtk_drop_down_set_selected (panel->cue, line.method);
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

/* "ID card ±1 %", "0.0846 mm/px", and what that is to the scale that rules. */
static char *
describe_line (const FolScale *one, const FolScale *ruling)
{
  g_autofree char *source = fol_scale_text_source (one);
  g_autofree char *per_px = fol_scale_text_per_px (one);
  const double off = 100.0 * (one->mm_per_px / ruling->mm_per_px - 1.0);
  g_autofree char *number = fol_number_to_text (fabs (off), 1);

  if (one->line == ruling->line)
    /* Translators: of several lines, the one the scale is taken from */
    return g_strdup_printf (_ ("%s\n%s · rules"), source, per_px);
  return g_strdup_printf (off < 0.0 ? _ ("%s\n%s · −%s %%") : _ ("%s\n%s · +%s %%"), source, per_px,
                          number);
}

static guint
index_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "line-index"));
}

static void
select_toggled (GtkToggleButton *button, FolScalePanel *panel)
{
  FolTool *tool = get_tool (panel);
  const gboolean active = gtk_toggle_button_get_active (button);

  if (panel->showing || tool == NULL)
    return;
  fol_scale_tool_set_selected (tool, active ? (int) index_of (GTK_WIDGET (button)) : -1);
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
remove_clicked (GtkWidget *button, FolScalePanel *panel)
{
  g_autoptr (FolDesign) design =
      fol_scale_remove_line (fol_document_get_design (panel->document), index_of (button));

  apply_scaled (panel, design, _ ("Delete Scale Line"));
}

static void
add_row (FolScalePanel *panel, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *select = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("fol-delete-symbolic");
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete Scale Line %u"), index + 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (select), label);
  gtk_button_set_has_frame (GTK_BUTTON (select), FALSE);
  gtk_widget_set_hexpand (select, TRUE);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, delete_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  delete_label, -1);
  g_object_set_data (G_OBJECT (select), "line-index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "line-index", GUINT_TO_POINTER (index));
  g_signal_connect (select, "toggled", G_CALLBACK (select_toggled), panel);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked), panel);
  gtk_box_append (GTK_BOX (box), select);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (panel->lines), box);
}

/* As many rows as lines; those that stay keep the focus. */
static void
fit_rows (FolScalePanel *panel, guint n_lines)
{
  GtkWidget *last;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (panel->lines); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  for (; n < n_lines; n++)
    add_row (panel, n);
  for (; n > n_lines && (last = gtk_widget_get_last_child (panel->lines)) != NULL; n--)
    gtk_box_remove (GTK_BOX (panel->lines), last);
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
show_warning (FolScalePanel *panel, const FolScale *ruling)
{
  g_autofree char *percent = fol_number_to_text (100.0 * ruling->disagreement, 0);
  g_autofree char *text = g_strdup_printf (
      _ ("The lines differ by %s %%: one of them is not what it is said to be."), percent);

  gtk_label_set_label (panel->warning, text);
  gtk_widget_set_visible (GTK_WIDGET (panel->warning), fol_scale_disagrees (ruling));
}

static void
show_lines (FolScalePanel *panel)
{
  g_autoptr (FolDesign) design = get_design (panel);
  FolPhoto *photo = fol_document_get_photo (panel->document);
  const int selected = get_selected (panel, design);
  FolScale ruling;
  guint i = 0;

  if (photo == NULL
      || !fol_scale_init (&ruling, fol_document_get_design (panel->document),
                          fol_photo_get_width (photo), NULL))
    ruling = (FolScale){ .mm_per_px = 1.0, .line = -1 };
  fit_rows (panel, fol_design_get_n_scale_lines (design));
  panel->showing = TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (panel->lines); row != NULL;
       row = gtk_widget_get_next_sibling (row), i++)
    show_row (row, design, i, &ruling, (int) i == selected);
  panel->showing = FALSE;
  show_warning (panel, &ruling);
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
  if (line.method == FOL_SCALE_COIN && find_coin (known_mm) < 0)
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

  gtk_widget_init_template (GTK_WIDGET (panel));
  panel->next.method = FOL_SCALE_CARD;
  for (guint i = 0; i < data->n_coins; i++)
    gtk_string_list_append (coins, _ (data->coins[i].name));
  panel->showing = TRUE;
  gtk_drop_down_set_model (panel->coin, G_LIST_MODEL (coins));
  panel->showing = FALSE;
  g_object_unref (coins);
}
