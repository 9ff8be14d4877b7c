/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/region-list.h"

#include "app/slider-row.h"

#include <glib/gi18n.h>

/* What is drawn along a line: scars, or partings. */
typedef struct
{
  char *(*dup_name) (guint number);
  gboolean counts_on; /* from the areas, one of which may be one, too */
  const char *change_label;
  const char *delete_label;
  const char *member; /* of the design */
  guint (*get_length) (const FolDesign *design);
  double (*get_density) (const FolDesign *design, guint index);
  FolDesign *(*with_density) (const FolDesign *design, guint index, double density);
  FolDesign *(*remove) (const FolDesign *design, guint index);
} Bands;

/* The parts of one region's row; density is NULL for a keep-out, blend for a band, whose
 * other values the panel of its tool has. */
typedef struct
{
  const Bands *bands; /* or NULL: an area of @role */
  FolAreaRole role;
  guint index; /* among the areas or the bands */
  GtkWidget *name;
  FolSliderRow *density;
  FolSliderRow *blend;
} Row;

struct _FolRegionList
{
  GtkWidget parent_instance;

  FolDocument *document;
  GArray *rows; /* Row */
  gboolean shows_hairline;
  GtkWidget *hairline_name; /* or NULL */
  int selected;
};

G_DEFINE_FINAL_TYPE (FolRegionList, fol_region_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const FolArea *
area_of (FolRegionList *list, guint index)
{
  return fol_design_get_area (fol_document_get_design (list->document), index);
}

static guint
index_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "area-index"));
}

static void
replace (FolRegionList *list, guint index, const FolArea *area, const char *label, const char *what)
{
  g_autofree char *merge_key = g_strdup_printf ("areas.%u.%s", index, what);
  g_autoptr (FolDesign) design =
      fol_design_replace_area (fol_document_get_design (list->document), index, area);

  fol_document_apply (list->document, design, label, merge_key);
}

static void
density_changed (FolSliderRow *row, double density, FolRegionList *list)
{
  const guint index = index_of (GTK_WIDGET (row));
  FolArea area = *area_of (list, index);

  area.density = density;
  replace (list, index, &area, _ ("Change Area Density"), "density");
}

static void
blend_changed (FolSliderRow *row, double blend_mm, FolRegionList *list)
{
  const guint index = index_of (GTK_WIDGET (row));
  FolArea area = *area_of (list, index);

  area.blend_mm = blend_mm;
  replace (list, index, &area, _ ("Change Blend"), "blend");
}

static void
delete_clicked (GtkWidget *button, FolRegionList *list)
{
  const guint index = index_of (button);
  const gboolean keep_out = area_of (list, index)->role == FOL_AREA_KEEP_OUT;
  g_autoptr (FolDesign) design =
      fol_design_remove_area (fol_document_get_design (list->document), index);

  fol_document_apply (list->document, design, keep_out ? _ ("Delete Keep-out") : _ ("Delete Area"),
                      NULL);
}

static char *
dup_scar_name (guint number)
{
  return g_strdup_printf (_ ("Scar %u"), number);
}

static char *
dup_part_name (guint number)
{
  return g_strdup_printf (_ ("Part %u"), number);
}

static double
get_scar_density (const FolDesign *design, guint index)
{
  return fol_design_get_scar (design, index)->density;
}

static FolDesign *
with_scar_density (const FolDesign *design, guint index, double density)
{
  FolScar scar = *fol_design_get_scar (design, index);

  scar.density = density;
  return fol_design_replace_scar (design, index, &scar);
}

static double
get_part_density (const FolDesign *design, guint index)
{
  return fol_design_get_parting (design, index)->density;
}

static FolDesign *
with_part_density (const FolDesign *design, guint index, double density)
{
  FolParting parting = *fol_design_get_parting (design, index);

  parting.density = density;
  return fol_design_replace_parting (design, index, &parting);
}

/* In the order of their rows. */
static const Bands all_bands[] = {
  { dup_scar_name, TRUE, N_ ("Change Scar Density"), N_ ("Delete Scar"), "scars",
    fol_design_get_n_scars, get_scar_density, with_scar_density, fol_design_remove_scar },
  { dup_part_name, FALSE, N_ ("Change Part Density"), N_ ("Delete Part"), "parts",
    fol_design_get_n_partings, get_part_density, with_part_density, fol_design_remove_parting },
};

static const Bands *
bands_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "bands");
}

static void
band_density_changed (FolSliderRow *row, double density, FolRegionList *list)
{
  const Bands *bands = bands_of (GTK_WIDGET (row));
  const guint index = index_of (GTK_WIDGET (row));
  g_autofree char *merge_key = g_strdup_printf ("%s.%u.density", bands->member, index);
  g_autoptr (FolDesign) changed =
      bands->with_density (fol_document_get_design (list->document), index, density);

  fol_document_apply (list->document, changed, _ (bands->change_label), merge_key);
}

static void
delete_band_clicked (GtkWidget *button, FolRegionList *list)
{
  const Bands *bands = bands_of (button);
  g_autoptr (FolDesign) design =
      bands->remove (fol_document_get_design (list->document), index_of (button));

  fol_document_apply (list->document, design, _ (bands->delete_label), NULL);
}

static FolSliderRow *
add_slider (FolRegionList *list, guint index, GCallback changed, const char *first, ...)
{
  va_list args;
  GtkWidget *row;

  va_start (args, first);
  row = GTK_WIDGET (g_object_new_valist (FOL_TYPE_SLIDER_ROW, first, args));
  va_end (args);
  g_object_set_data (G_OBJECT (row), "area-index", GUINT_TO_POINTER (index));
  g_signal_connect (row, "changed", changed, list);
  g_signal_connect_swapped (row, "finished", G_CALLBACK (fol_document_end_merge), list->document);
  gtk_widget_set_parent (row, GTK_WIDGET (list));
  return FOL_SLIDER_ROW (row);
}

static void
show_selected (FolRegionList *list)
{
  if (list->hairline_name != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (list->hairline_name),
                                  list->selected == FOL_REGION_HAIRLINE);
  for (guint i = 0; i < list->rows->len; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (g_array_index (list->rows, Row, i).name),
                                  list->selected == (int) i);
}

/* A press chooses; whoever hears of it says then what is selected. */
static void
name_clicked (GtkWidget *name, FolRegionList *list)
{
  const int region = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (name), "region"));

  show_selected (list);
  g_signal_emit (list, signals[CHOSEN], 0, region);
}

static GtkWidget *
add_name (FolRegionList *list, GtkWidget *box, int region, const char *text)
{
  GtkWidget *name = gtk_toggle_button_new_with_label (text);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (name))), 0.0F);
  gtk_button_set_has_frame (GTK_BUTTON (name), FALSE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, _ ("Edit it on the photo"));
  g_object_set_data (G_OBJECT (name), "region", GINT_TO_POINTER (region));
  g_signal_connect (name, "clicked", G_CALLBACK (name_clicked), list);
  gtk_box_append (GTK_BOX (box), name);
  return name;
}

/* Gives the name and the button that deletes. */
static GtkWidget *
add_title (FolRegionList *list, int region, const char *text, const char *delete_label,
           GtkWidget **name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *button = gtk_button_new_from_icon_name ("fol-delete-symbolic");

  *name = add_name (list, box, region, text);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, delete_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  delete_label, -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_parent (box, GTK_WIDGET (list));
  return button;
}

static void
add_area (FolRegionList *list, guint index)
{
  const FolArea *area = area_of (list, index);
  const gboolean keep_out = area->role == FOL_AREA_KEEP_OUT;
  g_autofree char *name = g_strdup_printf (keep_out                      ? _ ("Keep-out %u")
                                           : area->role == FOL_AREA_SCAR ? _ ("Scar %u")
                                                                         : _ ("Area %u"),
                                           index + 1);
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete %s"), name);
  Row row = { .role = area->role, .index = index };
  GtkWidget *button = add_title (list, (int) index, name, delete_label, &row.name);

  g_object_set_data (G_OBJECT (button), "area-index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (delete_clicked), list);
  if (!keep_out)
    row.density =
        add_slider (list, index, G_CALLBACK (density_changed), "label", _ ("Density"), "unit", "%",
                    "factor", 100.0, "step", 0.05, "lower", 0.0, "upper", 2.0, "reset", 1.0, NULL);
  row.blend =
      add_slider (list, index, G_CALLBACK (blend_changed), "label", _ ("Blend"), "unit", _ ("mm"),
                  "digits", 1, "step", 0.5, "lower", 0.0, "upper", 60.0, "reset", 5.0, NULL);
  g_array_append_val (list->rows, row);
}

static void
add_band (FolRegionList *list, const Bands *bands, guint index)
{
  const guint n_areas = fol_design_get_n_areas (fol_document_get_design (list->document));
  g_autofree char *name = bands->dup_name (index + 1 + (bands->counts_on ? n_areas : 0));
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete %s"), name);
  Row row = { .bands = bands, .index = index };
  GtkWidget *button = add_title (list, (int) list->rows->len, name, delete_label, &row.name);

  g_object_set_data (G_OBJECT (button), "area-index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "bands", (gpointer) bands);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_band_clicked), list);
  row.density = add_slider (list, index, G_CALLBACK (band_density_changed), "label", _ ("Density"),
                            "unit", "%", "factor", 100.0, "step", 0.05, "lower", 0.0, "upper", 2.0,
                            "reset", 1.0, NULL);
  g_object_set_data (G_OBJECT (row.density), "bands", (gpointer) bands);
  g_array_append_val (list->rows, row);
}

static void
add_hairline (FolRegionList *list)
{
  GtkWidget *button = add_title (list, FOL_REGION_HAIRLINE, _ ("Hairline"), _ ("Delete Hairline"),
                                 &list->hairline_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "design.remove-hairline");
}

static void
remove_rows (FolRegionList *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_widget_unparent (child);
  list->hairline_name = NULL;
  g_array_set_size (list->rows, 0);
}

static guint
count_regions (const FolDesign *design)
{
  guint n = fol_design_get_n_areas (design);

  for (guint k = 0; k < G_N_ELEMENTS (all_bands); k++)
    n += all_bands[k].get_length (design);
  return n;
}

/* Whether the rows that are there are those the design needs, so that a slider
 * is not taken from under the hand that moves it. */
static gboolean
rows_fit (FolRegionList *list, const FolDesign *design)
{
  const gboolean has_hairline = fol_design_get_hairline (design) != NULL;
  const guint n_areas = fol_design_get_n_areas (design);
  guint n = 0;

  if (has_hairline != list->shows_hairline || count_regions (design) != list->rows->len)
    return FALSE;
  for (; n < n_areas; n++)
    if (g_array_index (list->rows, Row, n).bands != NULL
        || g_array_index (list->rows, Row, n).role != fol_design_get_area (design, n)->role)
      return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (all_bands); k++)
    for (guint i = 0; i < all_bands[k].get_length (design); i++, n++)
      if (g_array_index (list->rows, Row, n).bands != &all_bands[k])
        return FALSE;
  return TRUE;
}

static void
show_values (FolRegionList *list, const FolDesign *design)
{
  for (guint i = 0; i < list->rows->len; i++)
    {
      const Row *row = &g_array_index (list->rows, Row, i);

      if (row->bands != NULL)
        fol_slider_row_set_value (row->density, row->bands->get_density (design, row->index));
      else if (row->density != NULL)
        fol_slider_row_set_value (row->density, fol_design_get_area (design, i)->density);
      if (row->blend != NULL)
        fol_slider_row_set_value (row->blend, fol_design_get_area (design, i)->blend_mm);
    }
}

static void
show_design (FolRegionList *list)
{
  const FolDesign *design = fol_document_get_design (list->document);

  if (!rows_fit (list, design))
    {
      remove_rows (list);
      list->shows_hairline = fol_design_get_hairline (design) != NULL;
      if (list->shows_hairline)
        add_hairline (list);
      for (guint i = 0; i < fol_design_get_n_areas (design); i++)
        add_area (list, i);
      for (guint k = 0; k < G_N_ELEMENTS (all_bands); k++)
        for (guint i = 0; i < all_bands[k].get_length (design); i++)
          add_band (list, &all_bands[k], i);
      show_selected (list);
    }
  show_values (list, design);
}

void
fol_region_list_set_selected (FolRegionList *list, int region)
{
  g_return_if_fail (FOL_IS_REGION_LIST (list));

  if (region == list->selected)
    return;
  list->selected = region;
  show_selected (list);
}

void
fol_region_list_set_document (FolRegionList *list, FolDocument *document)
{
  g_return_if_fail (FOL_IS_REGION_LIST (list) && list->document == NULL);

  list->document = g_object_ref (document);
  g_signal_connect_object (document, "design-changed", G_CALLBACK (show_design), list,
                           G_CONNECT_SWAPPED);
  show_design (list);
}

static void
fol_region_list_dispose (GObject *object)
{
  FolRegionList *list = FOL_REGION_LIST (object);

  remove_rows (list);
  g_clear_object (&list->document);
  G_OBJECT_CLASS (fol_region_list_parent_class)->dispose (object);
}

static void
fol_region_list_finalize (GObject *object)
{
  g_array_unref (FOL_REGION_LIST (object)->rows);
  G_OBJECT_CLASS (fol_region_list_parent_class)->finalize (object);
}

static void
fol_region_list_class_init (FolRegionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fol_region_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = fol_region_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", FOL_TYPE_REGION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fol_region_list_init (FolRegionList *list)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (list));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Regions"), -1);
  list->selected = FOL_REGION_NONE;
  list->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}
