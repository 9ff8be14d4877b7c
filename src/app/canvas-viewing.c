/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canvas-viewing.h"

#include "app/number-text.h"
#include "engine/scale.h"
#include "engine/viewing.h"

#include <glib/gi18n.h>

/* Of a screen that does not tell its size: 96 to the inch. */
#define ASSUMED_PIXEL_MM (25.4 / 96.0)

static const struct
{
  const char *word;
  double distance_m; /* 0 for the screen as it is */
  const char *label;
} distances[] = {
  { "screen", 0.0, NULL },
  { "0.3m", 0.3, N_ ("As seen from 0.3 m") },
  { "1m", 1.0, N_ ("As seen from 1 m") },
  { "2m", 2.0, N_ ("As seen from 2 m") },
};

gboolean
fol_canvas_viewing_set (FolCanvas *canvas, const char *view_as)
{
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    if (g_strcmp0 (distances[i].word, view_as) == 0 && canvas->view_as != i)
      {
        canvas->view_as = i;
        return TRUE;
      }
  return FALSE;
}

const char *
fol_canvas_viewing_get (FolCanvas *canvas)
{
  return distances[canvas->view_as].word;
}

const char *
fol_canvas_viewing_label (FolCanvas *canvas)
{
  return canvas->view_as > 0 ? _ (distances[canvas->view_as].label) : NULL;
}

/* By FolLight. */
static const struct
{
  const char *word;
  const char *label;
} lights[] = {
  { "as-taken", NULL },
  { "soft", N_ ("Soft light, an approximation") },
  { "overhead", N_ ("Overhead light, an approximation") },
  { "flash", N_ ("Flash light, an approximation") },
};

gboolean
fol_canvas_light_set (FolCanvas *canvas, const char *light)
{
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    if (g_strcmp0 (lights[i].word, light) == 0 && canvas->light != (FolLight) i)
      {
        canvas->light = (FolLight) i;
        return TRUE;
      }
  return FALSE;
}

const char *
fol_canvas_light_get (FolCanvas *canvas)
{
  return lights[canvas->light].word;
}

const char *
fol_canvas_light_label (FolLight light)
{
  return light != FOL_LIGHT_AS_TAKEN ? _ (lights[light].label) : NULL;
}

void
fol_canvas_viewing_describe (FolCanvas *canvas)
{
  const char *const marks[] = { fol_canvas_light_label (canvas->light),
                                fol_canvas_viewing_label (canvas) };
  g_autoptr (GString) text = g_string_new (_ ("The client's photo with the simulated treatment"));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] != NULL)
      g_string_append_printf (text, " · %s", marks[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

/* The size of a device pixel on the screen that the canvas is on. */
static double
screen_mm_per_px (FolCanvas *canvas)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (canvas));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkMonitor *monitor = NULL;
  GdkRectangle geometry;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor == NULL || gdk_monitor_get_width_mm (monitor) <= 0)
    return ASSUMED_PIXEL_MM / canvas->device_scale;
  gdk_monitor_get_geometry (monitor, &geometry);
  return gdk_monitor_get_width_mm (monitor)
         / ((double) geometry.width * gdk_monitor_get_scale_factor (monitor));
}

static double
blur_sd_px (FolCanvas *canvas)
{
  FolScale scale;

  if (canvas->view_as == 0 || canvas->photo == NULL || canvas->scene == NULL
      || !fol_scale_init (&scale, fol_scene_get_design (canvas->scene),
                          fol_photo_get_width (canvas->photo), NULL))
    return 0.0;
  return fol_viewing_blur_sd_px (screen_mm_per_px (canvas), scale.mm_per_px / canvas->view.zoom,
                                 distances[canvas->view_as].distance_m);
}

FolTileLook
fol_canvas_viewing_look (FolCanvas *canvas)
{
  FolTileLook look = { .merge = canvas->merge_check && !canvas->client_view,
                       .blur_sd_px = blur_sd_px (canvas) };

  /* What merges is told by colours, which no lamp is to change. */
  if (canvas->scene != NULL && !look.merge)
    fol_relight_init (&look.relight, canvas->light, canvas->scene);
  return look;
}

/* Clients of a measurement: the canvas may be gone when it ends. */
typedef struct
{
  GWeakRef canvas;
  FolScene *scene;
} Measurement;

static void
measurement_free (Measurement *measurement)
{
  g_weak_ref_clear (&measurement->canvas);
  fol_scene_unref (measurement->scene);
  g_free (measurement);
}

static void
measure (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Measurement *measurement = data;

  fol_scene_get_merge_check (measurement->scene, 0);
  g_task_return_boolean (task, TRUE);
}

static void
set_text (FolCanvas *canvas, char *text)
{
  g_free (canvas->merge_text);
  canvas->merge_text = text;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  g_object_notify (G_OBJECT (canvas), "merge-text");
}

static char *
text_of (const FolScene *scene)
{
  FolMergeNumbers numbers;
  g_autofree char *space = NULL;
  g_autofree char *touching = NULL;

  if (!fol_merge_check_get_numbers (fol_scene_get_merge_check (scene, 0), &numbers))
    return g_strdup (_ ("No dots to check yet"));
  space = fol_number_to_text (100.0 * numbers.negative_space, 0);
  touching = fol_number_to_text (100.0 * numbers.touching, 0);
  /* Translators: both are percentages; negative space is skin between dots */
  return g_strdup_printf (_ ("Negative space %s %% · %s %% of dots touch"), space, touching);
}

static void
measured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Measurement *measurement = g_task_get_task_data (G_TASK (result));
  g_autoptr (FolCanvas) canvas = g_weak_ref_get (&measurement->canvas);

  if (canvas == NULL || !canvas->measuring)
    return;
  canvas->measuring = FALSE;
  if (!canvas->merge_check)
    return;
  set_text (canvas, text_of (measurement->scene));
  if (fol_canvas_get_scene (canvas) != measurement->scene)
    fol_canvas_viewing_measure (canvas);
}

/* One at a time; the next begins from whatever is on screen by then. */
void
fol_canvas_viewing_measure (FolCanvas *canvas)
{
  const FolScene *scene = fol_canvas_get_scene (canvas);
  g_autoptr (GTask) task = NULL;
  Measurement *measurement;

  if (!canvas->merge_check && canvas->merge_text != NULL)
    set_text (canvas, NULL);
  if (!canvas->merge_check || scene == NULL || canvas->measuring)
    return;
  canvas->measuring = TRUE;
  measurement = g_new0 (Measurement, 1);
  g_weak_ref_init (&measurement->canvas, canvas);
  measurement->scene = fol_scene_ref (scene);
  task = g_task_new (NULL, NULL, measured, NULL);
  g_task_set_source_tag (task, fol_canvas_viewing_measure);
  g_task_set_task_data (task, measurement, (GDestroyNotify) measurement_free);
  g_task_run_in_thread (task, measure);
}

void
fol_canvas_viewing_dispose (FolCanvas *canvas)
{
  canvas->measuring = FALSE;
  g_clear_pointer (&canvas->merge_text, g_free);
}
