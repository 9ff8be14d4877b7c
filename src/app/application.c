/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include "app/window.h"

#include <glib/gi18n.h>

struct _FolApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (FolApplication, fol_application, GTK_TYPE_APPLICATION)

static void
about (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (user_data), "program-name", "Follicle",
                         "version", FOL_VERSION, "logo-icon-name", FOL_APPLICATION_ID,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Honest previews of scalp micropigmentation.\nA simulation, not a "
                            "guarantee of results."),
                         NULL);
}

static void
quit (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each asks for its own unsaved work; the last one to go ends the program. */
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free (windows);
}

static void
set_shortcuts (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "win.open", { "<Control>o" } },
    { "win.open-design", { "<Control><Shift>o" } },
    { "win.save-design", { "<Control>s" } },
    { "win.save-design-as", { "<Control><Shift>s" } },
    { "win.export", { "<Control>e" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.client-view", { "F11" } },
    { "win.rotate-left", { "<Control>l" } },
    { "win.rotate-right", { "<Control>r" } },
    { "win.show-help-overlay", { "<Control>question", "F1" } },
    { "window.close", { "<Control>w" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].keys);
}

void
fol_application_load_look (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/app/follicle/ui/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/app/follicle/icons");
  g_object_set (gtk_settings_get_for_display (display), "gtk-application-prefer-dark-theme", TRUE,
                "gtk-theme-name", "Default", NULL);
  gtk_window_set_default_icon_name (FOL_APPLICATION_ID);
}

static void
fol_application_startup (GApplication *application)
{
  const GActionEntry actions[] = {
    { "about", about, NULL, NULL, NULL },
    { "quit", quit, NULL, NULL, NULL },
  };

  G_APPLICATION_CLASS (fol_application_parent_class)->startup (application);
  fol_application_load_look ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_shortcuts (GTK_APPLICATION (application));
}

static void
fol_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (fol_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

/* The first file goes into the window that is there, if nothing is in it. */
static void
fol_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *empty = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (empty != NULL
      && fol_document_get_photo (fol_window_get_document (FOL_WINDOW (empty))) != NULL)
    empty = NULL;
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *window = g_steal_pointer (&empty);

      if (window == NULL)
        window = GTK_WINDOW (fol_window_new (GTK_APPLICATION (application)));
      gtk_window_present (window);
      fol_window_open_file (FOL_WINDOW (window), files[i]);
    }
}

static int
fol_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("follicle %s\n", FOL_VERSION);
  return 0;
}

static void
fol_application_class_init (FolApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = fol_application_startup;
  application_class->activate = fol_application_activate;
  application_class->open = fol_application_open;
  application_class->handle_local_options = fol_application_handle_local_options;
}

static void
fol_application_init (FolApplication *application)
{
  g_application_add_main_option (G_APPLICATION (application), "version", 0, 0, G_OPTION_ARG_NONE,
                                 _ ("Print the version"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (application),
                                                     _ ("[PHOTO|DESIGN.json]"));
  g_application_set_option_context_summary (
      G_APPLICATION (application),
      _ ("Shows what scalp micropigmentation will look like, to scale, on a photo."));
}

FolApplication *
fol_application_new (void)
{
  return g_object_new (FOL_TYPE_APPLICATION, "application-id", FOL_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/app/follicle", NULL);
}
