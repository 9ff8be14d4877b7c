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

/* How many words lie over the picture. */
static guint
n_marks (FolCanvas *canvas)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  fol_canvas_marks_snapshot (canvas, snapshot, TRUE, 0.0);
  node = gtk_snapshot_free_to_node (snapshot);
  bytes = gsk_render_node_serialize (node);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (text, "rounded-clip {", -1);
  return g_strv_length (parts) - 1;
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
  WINDOW_TEST ("/app/window-viewing/merge-check", test_merge_check);
  WINDOW_TEST ("/app/window-viewing/tiles", test_tiles);
  return g_test_run ();
}
