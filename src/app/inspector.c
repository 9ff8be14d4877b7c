/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspector.h"

#include "app/density-unit.h"
#include "app/guides-panel.h"
#include "app/height-row.h"
#include "app/number-text.h"
#include "app/pane-scroll.h"
#include "app/pigment-row.h"
#include "app/shade-chips.h"
#include "app/slider-row.h"
#include "app/treatment-tool.h"
#include "engine/design-number.h"
#include "engine/guides.h"
#include "engine/look.h"
#include "engine/presets.h"
#include "engine/proposal.h"
#include "engine/session-shade.h"
#include "engine/skin-sample.h"

#include <glib/gi18n.h>
#include <string.h>

/* The sliders that are a member of the design each. */
enum
{
  FEATHER,
  DENSITY,
  DOT_SIZE,
  BLEND,
  BROKEN_EDGE,
  SYMMETRY,
  VARIATION,
  UNDERTONE,
  EXISTING_HAIR,
  SHINE,
  N_SLIDERS
};

typedef struct
{
  const char *id;
  const char *member;
  const char *label; /* of the undo step */
} Slider;

static const Slider sliders[N_SLIDERS] = {
  [FEATHER] = { "feather", "hairline.feather_mm", N_ ("Change Feather") },
  [DENSITY] = { "density", "dots.density_per_cm2", N_ ("Change Density") },
  [DOT_SIZE] = { "dot_size", "dots.diameter_mm", N_ ("Change Dot Size") },
  [BLEND] = { "blend", "hairline.blend_mm", N_ ("Change Blend") },
  [BROKEN_EDGE] = { "broken_edge", "hairline.irregularity", N_ ("Change Broken Edge") },
  [SYMMETRY] = { "symmetry", "hairline.symmetry", N_ ("Change Symmetry") },
  [VARIATION] = { "variation", "dots.variation", N_ ("Change Variation") },
  [UNDERTONE] = { "undertone", "pigment.undertone", N_ ("Change Undertone") },
  [EXISTING_HAIR] = { "existing_hair", "pigment.existing_hair", N_ ("Change Existing Hair") },
  [SHINE] = { "shine", "pigment.shine", N_ ("Change Shine") },
};

struct _FolInspector
{
  GtkWidget parent_instance;

  GtkDropDown *treatment;
  GtkWidget *hairline_box;
  GtkMenuButton *propose;
  FolHeightRow *height;
  FolSliderRow *rows[N_SLIDERS];
  FolShadeChips *shade;
  double skin_lin[3]; /* that the chips are on */
  GtkExpander *regions_box;
  FolRegionList *regions;
  FolBrushPanel *brush;
  FolScalePanel *scale;
  FolScarPanel *scar;
  FolPartPanel *part;
  FolHeadPanel *head;
  FolSkinPanel *skin;
  GtkExpander *edge_detail;
  GtkExpander *dot_detail;
  GtkExpander *skin_detail;
  GtkLabel *skin_tone;
  FolPigmentRow *pigment;
  GtkExpander *guides_group;
  FolGuidesPanel *guides;

  FolDocument *document;
  GSettings *settings;
  FolSkinReader *skin_reader;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FolInspector, fol_inspector, GTK_TYPE_WIDGET)

static gboolean
get_scalp (FolInspector *inspector, FolScalp *scalp)
{
  FolPhoto *photo = fol_document_get_photo (inspector->document);

  return photo != NULL
         && fol_scalp_init (scalp, fol_document_get_design (inspector->document),
                            fol_photo_get_width (photo), fol_photo_get_height (photo), NULL);
}

static void
slider_changed (FolSliderRow *row, double value, FolInspector *inspector)
{
  for (guint i = 0; i < N_SLIDERS; i++)
    if (inspector->rows[i] == row)
      {
        g_autoptr (FolDesign) design = fol_design_with_number (
            fol_document_get_design (inspector->document), sliders[i].member, value);

        fol_document_apply (inspector->document, design, _ (sliders[i].label), sliders[i].member);
      }
}

static void
slider_finished (FolInspector *inspector)
{
  if (inspector->document != NULL)
    fol_document_end_merge (inspector->document);
}

static void
shade_changed (FolShadeChips *chips, double shade, FolInspector *inspector)
{
  const FolDesign *before = fol_document_get_design (inspector->document);
  g_autoptr (FolDesign) design =
      fol_session_shade_set (before, fol_design_get_course (before)->session, shade);

  fol_document_apply (inspector->document, design, _ ("Change Shade"), NULL);
}

static void
match_clicked (FolInspector *inspector)
{
  gtk_widget_activate_action (GTK_WIDGET (inspector), "win.tool", "s", "skin-sample");
  fol_skin_panel_begin_match (inspector->skin);
}

static void
treatment_selected (FolInspector *inspector)
{
  const FolTreatment treatment = gtk_drop_down_get_selected (inspector->treatment);
  const FolDesign *design;
  FolPhoto *photo;
  g_autoptr (FolDesign) changed = NULL;

  if (inspector->showing)
    return;
  design = fol_document_get_design (inspector->document);
  photo = fol_document_get_photo (inspector->document);
  if (photo == NULL || treatment == fol_design_get_treatment (design))
    return;
  changed = fol_proposal_change_treatment (
      design, treatment, fol_skin_reader_get_skin (inspector->skin_reader),
      fol_photo_get_width (photo), fol_photo_get_height (photo));
  fol_document_apply (inspector->document, changed, _ ("Change Treatment"), NULL);
  gtk_widget_activate_action (GTK_WIDGET (inspector), "win.tool", "s",
                              fol_treatment_tool (changed));
}

/* Nothing is recommended before there is skin to treat. */
static void
show_chips (FolInspector *inspector)
{
  const FolDesign *design = fol_document_get_design (inspector->document);
  const FolSkinReading *skin = fol_skin_reader_get_skin (inspector->skin_reader);
  FolShadeAdvice advice;

  fol_shade_chips_set_skin (inspector->shade, design, inspector->skin_lin);
  if (skin != NULL)
    advice = fol_shade_advise (skin->skin_class, fol_design_get_skin (design)->hair);
  fol_shade_chips_set_advice (inspector->shade, skin != NULL ? &advice : NULL);
}

static void
show_design (FolInspector *inspector)
{
  const FolDesign *design = fol_document_get_design (inspector->document);
  const gboolean has_hairline = fol_design_get_hairline (design) != NULL;
  /* Under hair there is no hairline to shape, unless one has been drawn all the same. */
  const gboolean between =
      fol_design_get_treatment (design) == FOL_TREATMENT_DENSITY && !has_hairline;
  FolScalp scalp;
  const gboolean has_scalp = get_scalp (inspector, &scalp);

  inspector->showing = TRUE;
  gtk_drop_down_set_selected (inspector->treatment, fol_design_get_treatment (design));
  for (guint i = 0; i < N_SLIDERS; i++)
    fol_slider_row_set_value (inspector->rows[i],
                              fol_design_get_number (design, sliders[i].member));
  fol_shade_chips_set_shade (inspector->shade, fol_look_current_shade (design));
  show_chips (inspector);
  gtk_widget_set_visible (inspector->hairline_box, !between);
  gtk_widget_set_visible (GTK_WIDGET (inspector->propose), !between);
  gtk_widget_set_visible (GTK_WIDGET (inspector->edge_detail), !between);
  gtk_widget_set_sensitive (inspector->hairline_box, has_hairline);
  gtk_widget_set_sensitive (GTK_WIDGET (inspector->propose),
                            has_scalp && fol_proposal_has_hairline (fol_design_get_view (design)));
  gtk_widget_set_sensitive (GTK_WIDGET (inspector->edge_detail), has_hairline);
  gtk_widget_set_visible (GTK_WIDGET (inspector->regions_box),
                          has_hairline || fol_design_get_n_areas (design) > 0
                              || fol_design_get_n_scars (design) > 0
                              || fol_design_get_n_partings (design) > 0);
  inspector->showing = FALSE;
}

static void
show_density_unit (FolInspector *inspector)
{
  const FolDensityUnit unit = fol_density_unit_get (inspector->settings);

  fol_slider_row_set_unit (inspector->rows[DENSITY], unit.factor, unit.label, 0);
}

static void
show_skin_tone (FolInspector *inspector, const FolSkinReading *skin)
{
  g_autofree char *angle = NULL;
  g_autofree char *text = NULL;

  if (skin == NULL)
    {
      gtk_label_set_label (inspector->skin_tone, _ ("nothing to treat yet"));
      return;
    }
  angle = fol_number_to_label (skin->ita_deg, 0);
  /* Translators: the skin's tone, as in "light (ITA 45°)" */
  text = g_strdup_printf (_ ("%s (ITA %s°)"), fol_skin_class_label (skin->skin_class), angle);
  gtk_label_set_label (inspector->skin_tone, text);
}

static void
show_skin (FolInspector *inspector)
{
  const FolSkinReading *skin = fol_skin_reader_get_skin (inspector->skin_reader);
  FolSkinReading reference;

  fol_skin_read_reference (&reference);
  memcpy (inspector->skin_lin, skin != NULL ? skin->lin : reference.lin, sizeof reference.lin);
  show_skin_tone (inspector, skin);
  if (inspector->document != NULL)
    show_chips (inspector);
}

void
fol_inspector_show_scene (FolInspector *inspector, const FolScene *scene)
{
  g_return_if_fail (FOL_IS_INSPECTOR (inspector));

  fol_scene_reader_read (FOL_SCENE_READER (inspector->skin_reader), scene);
  fol_part_panel_show_scene (inspector->part, scene);
}

FolRegionList *
fol_inspector_get_regions (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->regions;
}

FolBrushPanel *
fol_inspector_get_brush (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->brush;
}

FolScalePanel *
fol_inspector_get_scale (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->scale;
}

FolHeadPanel *
fol_inspector_get_head (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->head;
}

FolSkinPanel *
fol_inspector_get_skin (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->skin;
}

FolSkinReader *
fol_inspector_get_skin_reader (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->skin_reader;
}

/* What a tool asks for is seen when the tool is picked, wherever the pane was. */
static void
show_panel (GtkWidget *panel, gboolean shown)
{
  if (shown && !gtk_widget_get_visible (panel))
    fol_pane_scroll_to (panel);
  gtk_widget_set_visible (panel, shown);
}

void
fol_inspector_show_tool (FolInspector *inspector, FolCanvasTool tool)
{
  g_return_if_fail (FOL_IS_INSPECTOR (inspector));

  show_panel (GTK_WIDGET (inspector->brush), tool == FOL_CANVAS_TOOL_BRUSH);
  show_panel (GTK_WIDGET (inspector->scale), tool == FOL_CANVAS_TOOL_SCALE);
  show_panel (GTK_WIDGET (inspector->head), tool == FOL_CANVAS_TOOL_HEAD);
  show_panel (GTK_WIDGET (inspector->scar), tool == FOL_CANVAS_TOOL_SCAR);
  show_panel (GTK_WIDGET (inspector->part), tool == FOL_CANVAS_TOOL_PART);
  show_panel (GTK_WIDGET (inspector->skin), tool == FOL_CANVAS_TOOL_SKIN);
  if (tool != FOL_CANVAS_TOOL_SKIN)
    fol_skin_panel_end_match (inspector->skin);
}

FolScarPanel *
fol_inspector_get_scar (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->scar;
}

FolPartPanel *
fol_inspector_get_part (FolInspector *inspector)
{
  g_return_val_if_fail (FOL_IS_INSPECTOR (inspector), NULL);

  return inspector->part;
}

void
fol_inspector_bind (FolInspector *inspector, FolDocument *document, GSettings *settings)
{
  g_return_if_fail (FOL_IS_INSPECTOR (inspector) && inspector->document == NULL);

  inspector->document = g_object_ref (document);
  inspector->settings = g_object_ref (settings);
  fol_region_list_set_document (inspector->regions, document);
  fol_height_row_set_document (inspector->height, document);
  fol_pigment_row_set_document (inspector->pigment, document);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), inspector,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::density-unit", G_CALLBACK (show_density_unit),
                           inspector, G_CONNECT_SWAPPED);
  g_settings_bind (settings, "show-regions", inspector->regions_box, "expanded", 0);
  g_settings_bind (settings, "show-edge-detail", inspector->edge_detail, "expanded", 0);
  g_settings_bind (settings, "show-dot-detail", inspector->dot_detail, "expanded", 0);
  g_settings_bind (settings, "show-skin-detail", inspector->skin_detail, "expanded", 0);
  g_settings_bind (settings, "show-guides", inspector->guides_group, "expanded", 0);
  fol_guides_panel_bind (inspector->guides, document, settings);
  show_density_unit (inspector);
  show_design (inspector);
}

static void
fol_inspector_dispose (GObject *object)
{
  FolInspector *inspector = FOL_INSPECTOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (inspector))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&inspector->document);
  g_clear_object (&inspector->settings);
  g_clear_object (&inspector->skin_reader);
  G_OBJECT_CLASS (fol_inspector_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/app/follicle/ui/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, FolInspector, treatment);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, hairline_box);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, propose);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, height);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, shade);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, regions_box);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, regions);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, brush);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, scale);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, scar);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, part);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, head);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, skin);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, edge_detail);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, dot_detail);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, skin_detail);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, skin_tone);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, pigment);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, guides_group);
  gtk_widget_class_bind_template_child (widget_class, FolInspector, guides);
  for (guint i = 0; i < N_SLIDERS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, sliders[i].id, FALSE,
                                               G_STRUCT_OFFSET (FolInspector, rows)
                                                   + (gssize) (i * sizeof (FolSliderRow *)));
  gtk_widget_class_bind_template_callback (widget_class, slider_changed);
  gtk_widget_class_bind_template_callback (widget_class, slider_finished);
  gtk_widget_class_bind_template_callback (widget_class, shade_changed);
  gtk_widget_class_bind_template_callback (widget_class, match_clicked);
  gtk_widget_class_bind_template_callback (widget_class, treatment_selected);
}

static void
fol_inspector_class_init (FolInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_inspector_dispose;
  g_type_ensure (FOL_TYPE_BRUSH_PANEL);
  g_type_ensure (FOL_TYPE_GUIDES_PANEL);
  g_type_ensure (FOL_TYPE_HEAD_PANEL);
  g_type_ensure (FOL_TYPE_PART_PANEL);
  g_type_ensure (FOL_TYPE_HEIGHT_ROW);
  g_type_ensure (FOL_TYPE_PIGMENT_ROW);
  g_type_ensure (FOL_TYPE_SCAR_PANEL);
  g_type_ensure (FOL_TYPE_REGION_LIST);
  g_type_ensure (FOL_TYPE_SCALE_PANEL);
  g_type_ensure (FOL_TYPE_SHADE_CHIPS);
  g_type_ensure (FOL_TYPE_SKIN_PANEL);
  g_type_ensure (FOL_TYPE_SLIDER_ROW);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fill_propose_menu (FolInspector *inspector)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_heights;
  const double *heights_mm = fol_guide_get_heights_mm (&n_heights);

  for (guint i = 0; i < n_heights; i++)
    {
      g_autofree char *height = fol_number_to_text (heights_mm[i] / 10.0, 0);
      g_autofree char *label = g_strdup_printf (_ ("%s cm above the Glabella"), height);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.propose-hairline", "d", heights_mm[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (inspector->propose, G_MENU_MODEL (menu));
}

static void
fol_inspector_init (FolInspector *inspector)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (inspector));
  inspector->skin_reader = fol_skin_reader_new ();
  g_signal_connect_object (inspector->skin_reader, "changed", G_CALLBACK (show_skin), inspector,
                           G_CONNECT_SWAPPED);
  show_skin (inspector);
  for (guint i = 0; i < FOL_PRESET_TREATMENTS; i++)
    gtk_string_list_append (labels, _ (fol_presets_get ()->treatments[i].label));
  inspector->showing = TRUE;
  gtk_drop_down_set_model (inspector->treatment, G_LIST_MODEL (labels));
  inspector->showing = FALSE;
  g_object_unref (labels);
  fill_propose_menu (inspector);
}
