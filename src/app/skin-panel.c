/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/skin-panel.h"

#include "app/hair-chips.h"
#include "app/match-panel.h"
#include "app/number-text.h"
#include "app/pane-scroll.h"
#include "app/slider-row.h"

#include <glib/gi18n.h>

#define N_ROLES (FOL_SKIN_ROLE_NEUTRAL + 1)

static const struct
{
  const char *label, *hint;
} roles[N_ROLES] = {
  [FOL_SKIN_ROLE_SKIN] = { N_ ("Skin"), N_ ("Brush skin that will be treated, away from shine "
                                            "and shadow.") },
  [FOL_SKIN_ROLE_BARE] = { N_ ("Bare Skin"),
                           N_ ("Brush bare skin beside the stubble, in the same light.") },
  [FOL_SKIN_ROLE_STUBBLE] = { N_ ("Stubble"), N_ ("Brush the clipped sides.") },
  [FOL_SKIN_ROLE_HAIR] = { N_ ("Hair Roots"), N_ ("Brush long hair where it is darkest, at its "
                                                  "roots.") },
  [FOL_SKIN_ROLE_NEUTRAL] = { N_ ("Neutral Patch"),
                              N_ ("Brush a gray card or white paper in the light of the skin: what "
                                  "is measured is corrected by it, the picture stays.") },
};

static const char *const sources[] = {
  [FOL_SKIN_SOURCE_TREATED] = N_ ("From the skin that is treated."),
  [FOL_SKIN_SOURCE_PARTINGS] = N_ ("From the skin along the partings."),
  [FOL_SKIN_SOURCE_FOREHEAD] = N_ ("From the forehead: what is treated is hardly skin."),
  [FOL_SKIN_SOURCE_BRUSHED] = N_ ("From brushed skin."),
};
static const char *const balanced_sources[] = {
  [FOL_SKIN_SOURCE_TREATED] = N_ ("From the skin that is treated, by the neutral patch."),
  [FOL_SKIN_SOURCE_PARTINGS] = N_ ("From the skin along the partings, by the neutral patch."),
  [FOL_SKIN_SOURCE_FOREHEAD] = N_ ("From the forehead, by the neutral patch: what is treated is "
                                   "hardly skin."),
  [FOL_SKIN_SOURCE_BRUSHED] = N_ ("From brushed skin, by the neutral patch."),
};

struct _FolSkinPanel
{
  GtkWidget parent_instance;

  FolMatchPanel *match;
  GtkDropDown *role;
  FolSliderRow *size;
  GtkLabel *hint;
  GtkLabel *color;
  GtkLabel *tone;
  GtkLabel *source;
  GtkDropDown *fitzpatrick;
  FolHairChips *hair;
  GtkLabel *samples;
  GtkWidget *remove;

  FolDocument *document;
  FolCanvas *canvas;
  FolSkinReader *reader;
  gboolean showing; /* the controls follow, nobody has touched them */
};

G_DEFINE_FINAL_TYPE (FolSkinPanel, fol_skin_panel, GTK_TYPE_WIDGET)

static FolSkinRole
get_role (FolSkinPanel *panel)
{
  return (FolSkinRole) MIN (gtk_drop_down_get_selected (panel->role), N_ROLES - 1);
}

static guint
count_samples (const FolDesign *design, FolSkinRole role)
{
  guint n = 0;

  for (guint i = 0; i < fol_design_get_n_skin_samples (design); i++)
    n += fol_design_get_skin_sample (design, i)->role == role ? 1 : 0;
  return n;
}

/* "Skin: 2 · Neutral Patch: 1" */
static char *
describe_samples (const FolDesign *design)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_ROLES; i++)
    {
      const guint n = count_samples (design, (FolSkinRole) i);

      if (n > 0)
        /* Translators: what was brushed, and how many times */
        g_ptr_array_add (parts, g_strdup_printf (_ ("%s: %u"), _ (roles[i].label), n));
    }
  if (parts->len == 0)
    return g_strdup (_ ("No samples"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
settings_changed (FolSkinPanel *panel)
{
  if (panel->canvas == NULL)
    return;
  gtk_label_set_label (panel->hint, _ (roles[get_role (panel)].hint));
  fol_canvas_set_skin_settings (panel->canvas, get_role (panel),
                                fol_slider_row_get_value (panel->size));
  gtk_widget_set_sensitive (
      panel->remove,
      count_samples (fol_document_get_design (panel->document), get_role (panel)) > 0);
}

static void
apply_skin (FolSkinPanel *panel, const FolDesignSkin *skin, const char *label)
{
  g_autoptr (FolDesign) design =
      fol_design_with_skin (fol_document_get_design (panel->document), skin);

  fol_document_apply (panel->document, design, label, NULL);
}

static void
fitzpatrick_selected (FolSkinPanel *panel)
{
  FolDesignSkin skin;

  if (panel->showing || panel->document == NULL)
    return;
  skin = *fol_design_get_skin (fol_document_get_design (panel->document));
  skin.fitzpatrick = (FolFitzpatrick) gtk_drop_down_get_selected (panel->fitzpatrick);
  apply_skin (panel, &skin, _ ("Choose Fitzpatrick Type"));
}

static void
hair_changed (FolHairChips *chips, guint hair, FolSkinPanel *panel)
{
  FolDesignSkin skin = *fol_design_get_skin (fol_document_get_design (panel->document));

  skin.hair = (FolHairColor) hair;
  apply_skin (panel, &skin, _ ("Choose Hair Color"));
}

/* All of the kind that is brushed. */
static void
remove_clicked (FolSkinPanel *panel)
{
  const FolSkinRole role = get_role (panel);
  g_autoptr (FolDesign) design = fol_design_ref (fol_document_get_design (panel->document));

  for (guint i = fol_design_get_n_skin_samples (design); i > 0; i--)
    if (fol_design_get_skin_sample (design, i - 1)->role == role)
      {
        FolDesign *fewer = fol_design_remove_skin_sample (design, i - 1);

        fol_design_unref (design);
        design = fewer;
      }
  fol_document_apply (panel->document, design, _ ("Remove Samples"), NULL);
}

/* "L* 66.0   a* 12.1   b* 17.3" */
static void
show_color (FolSkinPanel *panel, const FolLab *lab)
{
  g_autofree char *lightness = fol_number_to_label (lab->L, 1);
  g_autofree char *a = fol_number_to_label (lab->a, 1);
  g_autofree char *b = fol_number_to_label (lab->b, 1);
  g_autofree char *text = g_strdup_printf ("L* %s   a* %s   b* %s", lightness, a, b);

  gtk_label_set_label (panel->color, text);
}

static void
show_skin (FolSkinPanel *panel)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (panel->reader);
  g_autofree char *angle = NULL;
  g_autofree char *tone = NULL;

  if (skin == NULL)
    {
      gtk_label_set_label (panel->color, "–");
      gtk_label_set_label (panel->tone, "–");
      gtk_label_set_label (panel->source, _ ("No skin was brushed, and none is treated."));
      return;
    }
  show_color (panel, &skin->lab);
  angle = fol_number_to_label (skin->ita_deg, 0);
  tone = g_strdup_printf (_ ("%s (ITA %s°)"), fol_skin_class_label (skin->skin_class), angle);
  gtk_label_set_label (panel->tone, tone);
  gtk_label_set_label (panel->source,
                       _ (skin->balanced ? balanced_sources[skin->source] : sources[skin->source]));
}

/* Stubble alone is half of what Match Stubble needs. Not while it is being brushed: the
 * role is the stroke's. */
static void
go_on_matching (FolSkinPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const FolSkinRole role = get_role (panel);
  FolTool *tool = fol_canvas_get_engine_tool (panel->canvas);

  if (!gtk_widget_get_visible (GTK_WIDGET (panel->match))
      || fol_canvas_get_tool (panel->canvas) != FOL_CANVAS_TOOL_SKIN || fol_tool_is_busy (tool))
    return;
  if ((role == FOL_SKIN_ROLE_STUBBLE || role == FOL_SKIN_ROLE_HAIR)
      && count_samples (design, role) > 0 && count_samples (design, FOL_SKIN_ROLE_BARE) == 0)
    gtk_drop_down_set_selected (panel->role, FOL_SKIN_ROLE_BARE);
}

static void
skin_read (FolSkinPanel *panel)
{
  show_skin (panel);
  go_on_matching (panel);
}

void
fol_skin_panel_begin_match (FolSkinPanel *panel)
{
  g_return_if_fail (FOL_IS_SKIN_PANEL (panel) && panel->document != NULL);

  gtk_widget_set_visible (GTK_WIDGET (panel->match), TRUE);
  gtk_drop_down_set_selected (panel->role, FOL_SKIN_ROLE_STUBBLE);
  gtk_widget_child_focus (GTK_WIDGET (panel->match), GTK_DIR_TAB_FORWARD);
  fol_pane_scroll_to (GTK_WIDGET (panel->match));
  go_on_matching (panel);
}

void
fol_skin_panel_end_match (FolSkinPanel *panel)
{
  g_return_if_fail (FOL_IS_SKIN_PANEL (panel));

  gtk_widget_set_visible (GTK_WIDGET (panel->match), FALSE);
}

static void
show_design (FolSkinPanel *panel)
{
  const FolDesign *design = fol_document_get_design (panel->document);
  const FolDesignSkin *skin = fol_design_get_skin (design);
  g_autofree char *samples = describe_samples (design);

  panel->showing = TRUE;
  gtk_drop_down_set_selected (panel->fitzpatrick, skin->fitzpatrick);
  fol_hair_chips_set_hair (panel->hair, skin->hair);
  panel->showing = FALSE;
  gtk_label_set_label (panel->samples, samples);
  gtk_widget_set_sensitive (panel->remove, count_samples (design, get_role (panel)) > 0);
}

void
fol_skin_panel_bind (FolSkinPanel *panel, FolDocument *document, FolCanvas *canvas,
                     FolSkinReader *reader, GSettings *settings)
{
  g_return_if_fail (FOL_IS_SKIN_PANEL (panel) && panel->document == NULL);

  panel->document = g_object_ref (document);
  panel->canvas = g_object_ref (canvas);
  panel->reader = g_object_ref (reader);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), panel,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "changed", G_CALLBACK (skin_read), panel, G_CONNECT_SWAPPED);
  fol_match_panel_bind (panel->match, document, reader, settings);
  settings_changed (panel);
  show_design (panel);
  show_skin (panel);
}

static void
fol_skin_panel_dispose (GObject *object)
{
  FolSkinPanel *panel = FOL_SKIN_PANEL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (panel))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&panel->document);
  g_clear_object (&panel->canvas);
  g_clear_object (&panel->reader);
  G_OBJECT_CLASS (fol_skin_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/skin-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, match);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, role);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, size);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, color);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, tone);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, source);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, fitzpatrick);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, hair);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, samples);
  gtk_widget_class_bind_template_child (widget_class, FolSkinPanel, remove);
  gtk_widget_class_bind_template_callback (widget_class, fol_skin_panel_end_match);
  gtk_widget_class_bind_template_callback (widget_class, settings_changed);
  gtk_widget_class_bind_template_callback (widget_class, fitzpatrick_selected);
  gtk_widget_class_bind_template_callback (widget_class, hair_changed);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked);
}

static void
fol_skin_panel_class_init (FolSkinPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_skin_panel_dispose;
  g_type_ensure (FOL_TYPE_HAIR_CHIPS);
  g_type_ensure (FOL_TYPE_MATCH_PANEL);
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "skinpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Types have no words but their Roman numbers. */
static void
fol_skin_panel_init (FolSkinPanel *panel)
{
  static const char *const types[] = { "I", "II", "III", "IV", "V", "VI" };
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (panel));
  for (guint i = 0; i < N_ROLES; i++)
    gtk_string_list_append (labels, _ (roles[i].label));
  gtk_string_list_append (choices, _ ("Not chosen"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (choices, types[i]);
  panel->showing = TRUE;
  gtk_drop_down_set_model (panel->role, G_LIST_MODEL (labels));
  gtk_drop_down_set_model (panel->fitzpatrick, G_LIST_MODEL (choices));
  panel->showing = FALSE;
  g_object_unref (labels);
  g_object_unref (choices);
}
