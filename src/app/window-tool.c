/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tools say on the canvas, and which region they are at, elsewhere in the
 * window. */
#include "app/window-private.h"

#include "engine/error.h"

#include <glib/gi18n.h>

void
fol_window_forget_refusal (FolWindow *window)
{
  if (window->refusal != NULL
      && g_strcmp0 (fol_message_bar_get_text (window->message_bar), window->refusal) == 0)
    fol_message_bar_hide (window->message_bar);
  g_clear_pointer (&window->refusal, g_free);
}

static void
tool_refused (FolWindow *window, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (FOL_ERROR, FOL_ERROR_DESIGN, message);

  fol_message_bar_show_error (window->message_bar, error);
  g_free (window->refusal);
  window->refusal = g_strdup (fol_message_bar_get_text (window->message_bar));
}

static void
scar_advised (FolWindow *window, const char *advice)
{
  fol_message_bar_show_advice (window->message_bar, advice);
  g_free (window->refusal);
  window->refusal = g_strdup (fol_message_bar_get_text (window->message_bar));
}

void
fol_window_ask_first (FolWindow *window, const char *text, const char *button_label,
                      const char *action, GVariant *target)
{
  fol_message_bar_show_question (window->message_bar, text, button_label, action, target);
  g_free (window->refusal);
  window->refusal = g_strdup (fol_message_bar_get_text (window->message_bar));
}

/* Seen from the side a line tells of no head, and without one the treatment cannot
 * end where the head does. */
static void
ask_for_head (FolWindow *window)
{
  fol_window_ask_first (window,
                        _ ("It is not known where the head ends. Put the ellipse on it, "
                           "and the treatment ends there."),
                        _ ("Head"), "win.tool", g_variant_new_string ("head"));
}

static void
tool_done (FolWindow *window)
{
  const FolDesign *design = fol_document_get_design (window->document);

  fol_window_forget_refusal (window);
  if (fol_canvas_get_tool (window->canvas) == FOL_CANVAS_TOOL_HAIRLINE
      && fol_design_get_hairline (design) != NULL && fol_design_get_head (design) == NULL)
    ask_for_head (window);
}

/* A region named in the list goes to the tool that edits it. */
static void
region_chosen (FolWindow *window, int region)
{
  const FolDesign *design = fol_document_get_design (window->document);
  const int first_scar = (int) fol_design_get_n_areas (design);
  const int first_part = first_scar + (int) fol_design_get_n_scars (design);

  if (region == FOL_REGION_HAIRLINE)
    {
      fol_window_set_tool (window, "hairline");
      return;
    }
  if (region >= first_part)
    {
      fol_window_set_tool (window, "part");
      fol_canvas_select_part (window->canvas, region - first_part);
      return;
    }
  if (region >= first_scar)
    {
      fol_window_set_tool (window, "scar");
      fol_canvas_select_scar (window->canvas, region - first_scar);
      return;
    }
  fol_window_set_tool (
      window, fol_design_get_area (design, (guint) region)->role == FOL_AREA_KEEP_OUT ? "keep-out"
                                                                                      : "area");
  fol_canvas_select_area (window->canvas, region);
}

/* The region that the active tool is at, as the list counts. */
static int
edited_region (FolWindow *window)
{
  const FolDesign *design = fol_document_get_design (window->document);
  const int first_scar = (int) fol_design_get_n_areas (design);
  const int scar = fol_canvas_get_selected_scar (window->canvas);
  const int part = fol_canvas_get_selected_part (window->canvas);

  if (fol_canvas_get_tool (window->canvas) == FOL_CANVAS_TOOL_HAIRLINE)
    return FOL_REGION_HAIRLINE;
  if (scar >= 0)
    return first_scar + scar;
  if (part >= 0)
    return first_scar + (int) fol_design_get_n_scars (design) + part;
  return fol_canvas_get_selected_area (window->canvas);
}

static void
tool_changed (FolWindow *window)
{
  fol_region_list_set_selected (fol_inspector_get_regions (window->inspector),
                                edited_region (window));
}

void
fol_window_hear_tools (FolWindow *window)
{
  g_signal_connect_object (window->canvas, "tool-changed", G_CALLBACK (tool_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_regions (window->inspector), "chosen",
                           G_CALLBACK (region_chosen), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "tool-refused", G_CALLBACK (tool_refused), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_scar (window->inspector), "refused",
                           G_CALLBACK (scar_advised), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_head (window->inspector), "refused",
                           G_CALLBACK (tool_refused), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (fol_inspector_get_head (window->inspector), "fitted",
                           G_CALLBACK (fol_window_forget_refusal), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "tool-done", G_CALLBACK (tool_done), window,
                           G_CONNECT_SWAPPED);
}
