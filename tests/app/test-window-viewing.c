/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture in another light: where it is chosen, what says so, and what shows. */
#include "app/canvas-viewing.h"
#include "engine/resample.h"
#include "window-fixture.h"

#include <string.h>

static gboolean
has_settled (gpointer user_data)
{
  FolCanvas *canvas = user_data;
  const FolTileLook look = fol_canvas_viewing_look (canvas);

  return canvas->pending == NULL && canvas->shown != NULL
         && fol_tile_look_equal (&canvas->shown->look, &look);
}

static FolCanvas *
light (WindowFixture *fixture, const char *word)
{
  FolCanvas *canvas = FOL_CANVAS (fixture->window->canvas);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.light", "s", word);
  window_fixture_wait_until (has_settled, canvas);
  return canvas;
}

static GtkMenuButton *
find_menu (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return GTK_MENU_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkMenuButton *found = find_menu (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The submenu of that label, owned by the caller, and that before it in the same section. */
static GMenuModel *
find_submenu (GMenuModel *menu, const char *label, char **before)
{
  g_autofree char *previous = NULL;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *text = NULL;
      GMenuModel *found = section != NULL ? find_submenu (section, label, before) : NULL;

      if (found != NULL)
        return found;
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text);
      if (submenu != NULL && g_strcmp0 (text, label) == 0)
        {
          *before = g_steal_pointer (&previous);
          return g_steal_pointer (&submenu);
        }
      g_free (previous);
      previous = g_steal_pointer (&text);
    }
  return NULL;
}

static void
test_menu (WindowFixture *fixture, gconstpointer user_data)
{
  static const char *const items[][2] = { { "As Photographed", "as-taken" },
                                          { "Soft Light", "soft" },
                                          { "Overhead Light", "overhead" },
                                          { "Flash", "flash" } };
  GtkMenuButton *button = find_menu (GTK_WIDGET (fixture->window));
  g_autofree char *before = NULL;
  g_autoptr (GMenuModel) menu =
      find_submenu (gtk_menu_button_get_menu_model (button), "Lighting", &before);

  g_assert_nonnull (menu);
  g_assert_cmpstr (before, ==, "View As");
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, G_N_ELEMENTS (items));
  for (int i = 0; i < (int) G_N_ELEMENTS (items); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;
      g_autofree char *target = NULL;

      g_menu_model_get_item_attribute (menu, i, "label", "s", &label);
      g_menu_model_get_item_attribute (menu, i, "action", "s", &action);
      g_menu_model_get_item_attribute (menu, i, "target", "s", &target);
      g_assert_cmpstr (label, ==, items[i][0]);
      g_assert_cmpstr (action, ==, "canvas.light");
      g_assert_cmpstr (target, ==, items[i][1]);
    }
}

/* Where the words over the picture are: graphene_rect_t, as drawn, Simulation last. */
static GArray *
find_marks (FolCanvas *canvas, gboolean after, double from_x)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GskRenderNode) node = NULL;

  fol_canvas_marks_snapshot (canvas, snapshot, after, from_x);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);

      if (gsk_render_node_get_node_type (child) == GSK_ROUNDED_CLIP_NODE)
        g_array_append_val (marks, gsk_rounded_clip_node_get_clip (child)->bounds);
    }
  return marks;
}

static guint
n_marks (FolCanvas *canvas)
{
  g_autoptr (GArray) marks = find_marks (canvas, TRUE, 0.0);

  return marks->len;
}

static void
assert_description (FolCanvas *canvas, const char *text)
{
  g_autofree char *difference = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_cmpstr (difference, ==, NULL);
}

/* Off at first; whatever shows in another light says so, to a client too, and to who cannot
 * see it. The design knows nothing of it. */
static void
test_marks (WindowFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas = FOL_CANVAS (fixture->window->canvas);
  g_autofree char *word = NULL;

  window_fixture_open_demo (fixture);
  g_assert_cmpint (canvas->shown->look.relight.light, ==, FOL_LIGHT_AS_TAKEN);
  g_assert_cmpuint (n_marks (canvas), ==, 1);
  assert_description (canvas, "The client's photo with the simulated treatment");
  light (fixture, "flash");
  g_assert_cmpint (canvas->shown->look.relight.light, ==, FOL_LIGHT_FLASH);
  g_assert_cmpuint (n_marks (canvas), ==, 2);
  assert_description (canvas, "The client's photo with the simulated treatment"
                              " · Flash light, an approximation");
  fol_window_set_client_view (fixture->window, TRUE);
  window_fixture_wait_until (has_settled, canvas);
  g_assert_cmpuint (n_marks (canvas), ==, 2);
  fol_window_set_client_view (fixture->window, FALSE);
  light (fixture, "moon");
  g_object_get (canvas, "light", &word, NULL);
  g_assert_cmpstr (word, ==, "flash");
  light (fixture, "as-taken");
  g_assert_cmpuint (n_marks (canvas), ==, 1);
  g_assert_false (fol_document_get_modified (fixture->window->document));
}

/* All marks lie on the canvas, none on another, and but for the last, Simulation, where they
 * are without a divider. */
static void
assert_marks_at (FolCanvas *canvas, guint n, gboolean after, double from_x)
{
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (canvas));
  g_autoptr (GArray) whole = find_marks (canvas, TRUE, 0.0);
  g_autoptr (GArray) marks = find_marks (canvas, after, from_x);
  const graphene_rect_t *rects = (const graphene_rect_t *) (gpointer) marks->data;

  g_assert_cmpuint (marks->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (rects[i].origin.x, >=, 0.0f);
      g_assert_cmpfloat (rects[i].origin.x + rects[i].size.width, <=, width);
      for (guint k = 0; k < i; k++)
        g_assert_false (graphene_rect_intersection (&rects[i], &rects[k], NULL));
      if (i + 1 < whole->len)
        g_assert_true (graphene_rect_equal (&rects[i], &g_array_index (whole, graphene_rect_t, i)));
      else
        g_assert_cmpfloat (rects[i].origin.x, >=, MIN (from_x, width - rects[i].size.width - 12.0));
    }
}

/* How all of the picture is looked at is said wherever the divider is, and to a client. */
static void
test_marks_compare (WindowFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas;
  double width;

  window_fixture_open_demo (fixture);
  canvas = light (fixture, "flash");
  fol_canvas_viewing_set (canvas, "2m");
  for (int client = 0; client < 2; client++)
    {
      fol_window_set_client_view (fixture->window, client == 1);
      window_fixture_wait_until (has_settled, canvas);
      width = gtk_widget_get_width (GTK_WIDGET (canvas));
      for (double at = 0.0; at < 0.995; at += 0.1)
        assert_marks_at (canvas, 3, TRUE, at * width);
      assert_marks_at (canvas, 3, TRUE, width - 1.0);
      assert_marks_at (canvas, 2, FALSE, width);
    }
}

static GtkWidget *
find_item (GtkWidget *menu, const char *label)
{
  GtkWidget *item = window_fixture_find_label (menu, label);

  while (item != NULL && !gtk_widget_get_focusable (item))
    item = gtk_widget_get_parent (item);
  g_assert_nonnull (item);
  return item;
}

static gboolean
has_focus (gpointer user_data)
{
  return gtk_widget_has_focus (user_data);
}

static gboolean
is_closed (gpointer user_data)
{
  return !gtk_widget_get_mapped (user_data);
}

/* Keys go to the picture again when a light was chosen. */
static void
test_focus_after_menu (WindowFixture *fixture, gconstpointer user_data)
{
  GtkMenuButton *button = find_menu (GTK_WIDGET (fixture->window));
  GtkWidget *menu = GTK_WIDGET (gtk_menu_button_get_popover (button)), *item;
  GtkWidget *canvas = GTK_WIDGET (fixture->window->canvas);

  window_fixture_open_demo (fixture);
  gtk_menu_button_popup (button);
  item = find_item (menu, "Lighting");
  gtk_widget_grab_focus (item);
  window_fixture_wait_until (has_focus, item);
  gtk_widget_activate (item);
  item = find_item (menu, "Flash");
  gtk_widget_grab_focus (item);
  window_fixture_wait_until (has_focus, item);
  gtk_widget_activate (item);
  window_fixture_wait_until (is_closed, menu);
  g_assert_cmpstr (fol_canvas_light_get (FOL_CANVAS (canvas)), ==, "flash");
  window_fixture_wait_until (has_focus, canvas);
}

/* What tells which dots merge keeps its colours. */
static void
test_merge_check (WindowFixture *fixture, gconstpointer user_data)
{
  FolCanvas *canvas;

  window_fixture_open_demo (fixture);
  canvas = light (fixture, "soft");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.merge-check", NULL);
  window_fixture_wait_until (has_settled, canvas);
  g_assert_cmpint (canvas->shown->look.relight.light, ==, FOL_LIGHT_AS_TAKEN);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "canvas.merge-check", NULL);
  window_fixture_wait_until (has_settled, canvas);
  g_assert_cmpint (canvas->shown->look.relight.light, ==, FOL_LIGHT_SOFT);
}

/* The whole picture of a frame in its light, at once. */
static guint8 *
whole (const FolCanvasFrame *frame, FolLayer layer, FolRect *all)
{
  guint8 *photo, *rgb;
  gsize stride;

  *all = (FolRect){ 0 };
  fol_resample_size (frame->photo, frame->view.zoom, &all->width, &all->height);
  stride = 3 * (gsize) all->width;
  photo = g_malloc (stride * (gsize) all->height);
  rgb = g_malloc (stride * (gsize) all->height);
  fol_scene_render (frame->scene, FOL_LAYER_BEFORE, frame->view.zoom, all, photo, stride);
  fol_scene_render (frame->scene, layer, frame->view.zoom, all, rgb, stride);
  fol_relight_apply (&frame->look.relight, frame->view.zoom, all, photo, rgb, stride);
  g_free (photo);
  return rgb;
}

static void
assert_tiles (const FolCanvasFrame *frame, FolLayer layer)
{
  GdkTexture **tiles = layer == FOL_LAYER_BEFORE ? frame->before : frame->after;
  FolRect all;
  g_autofree guint8 *rgb = whole (frame, layer, &all);

  g_assert_cmpint (frame->n_columns * frame->n_rows, >, 1);
  for (int i = 0; i < frame->n_columns * frame->n_rows; i++)
    {
      const int x0 = (frame->first_column + i % frame->n_columns) * FOL_TILE_PX;
      const int y0 = (frame->first_row + i / frame->n_columns) * FOL_TILE_PX;
      const int width = gdk_texture_get_width (tiles[i]);
      const int height = gdk_texture_get_height (tiles[i]);
      g_autofree guint32 *argb = g_new (guint32, (gsize) (width * height));

      gdk_texture_download (tiles[i], (guchar *) argb, 4 * (gsize) width);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          {
            const guint8 *wanted = rgb + 3 * ((y0 + y) * all.width + x0 + x);

            g_assert_cmphex (argb[y * width + x] & 0xffffff, ==,
                             ((guint32) wanted[0] << 16 | (guint32) wanted[1] << 8 | wanted[2]));
          }
    }
}

/* Both sides are relit alike, without seams between tiles, and follow the design. */
static void
test_tiles (WindowFixture *fixture, gconstpointer user_data)
{
  g_autoptr (FolDesign) design = NULL;
  FolDesignHead head;
  FolCanvas *canvas;

  window_fixture_open_demo (fixture);
  canvas = light (fixture, "overhead");
  assert_tiles (canvas->shown, FOL_LAYER_BEFORE);
  assert_tiles (canvas->shown, FOL_LAYER_AFTER);

  head = *fol_design_get_head (fol_document_get_design (fixture->window->document));
  head.center.y += 100.0;
  design = fol_design_with_head (fol_document_get_design (fixture->window->document), &head);
  fol_document_apply (fixture->window->document, design, "Move Head", NULL);
  while (fol_scene_get_design (canvas->shown->scene) != design)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (canvas->shown->look.relight.lamp.scalp.center.y, ==, head.center.y);
  assert_tiles (canvas->shown, FOL_LAYER_BEFORE);
  assert_tiles (canvas->shown, FOL_LAYER_AFTER);
}

int
main (int argc, char **argv)
{
  g_autoptr (FolScratch) home = window_fixture_init (&argc, &argv);

  WINDOW_TEST ("/app/window-viewing/menu", test_menu);
  WINDOW_TEST ("/app/window-viewing/marks", test_marks);
  WINDOW_TEST ("/app/window-viewing/marks-compare", test_marks_compare);
  WINDOW_TEST ("/app/window-viewing/focus-after-menu", test_focus_after_menu);
  WINDOW_TEST ("/app/window-viewing/merge-check", test_merge_check);
  WINDOW_TEST ("/app/window-viewing/tiles", test_tiles);
  return g_test_run ();
}
