/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/output.h"

#include "engine/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40
#define BUFFER_SIZE (256 * 1024)
#define DIRECT_LIMIT (1u << 30)

struct _FolOutput
{
  char *name;      /* of the target, for messages */
  char *target;    /* what links lead to; NULL: standard output */
  char *folder;    /* of a regular target, else NULL: written directly */
  char *temporary; /* NULL once renamed */
  int fd;          /* of the temporary file; -1 when closed or direct */
  GByteArray *pending;
  int failed; /* errno of a write that failed, or 0 */
};

/* A name fit for a message of one line. */
static char *
display_name (const char *path)
{
  char *name = g_filename_display_name (path);

  for (char *c = name; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = '?';
  return name;
}

static const char *
describe_error (int code)
{
  switch (code)
    {
    case ENOSPC:
      return "the disk is full; free some space or choose another place";
    case EDQUOT:
      return "your disk quota is used up; free some space or choose another place";
    case EFBIG:
      return "the file would be larger than is allowed here; choose another place";
    case EACCES:
    case EPERM:
      return "you have no permission to write there; choose another place";
    case EROFS:
      return "the disk is read-only; choose another place";
    case EPIPE:
      return "the program reading it has stopped; start it again";
    case ELOOP:
      return "its symbolic links lead in a circle; choose another name";
    case ENAMETOOLONG:
      return "the name is too long; choose a shorter one";
    case EISDIR:
      return "it is a folder; name a file in it";
    default:
      return NULL;
    }
}

static void
set_error (GError **error, const FolOutput *output, int code)
{
  const char *reason = describe_error (code);

  if (reason != NULL)
    g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE, "Cannot write %s: %s", output->name, reason);
  else
    g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE, "Cannot write %s: %s; choose another place",
                 output->name, g_strerror (code));
}

/* The file that @path names once symbolic links at its end are followed, whether
 * or not it exists. NULL and errno on failure. */
static char *
follow_links (const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (current, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&current);
      folder = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                          : g_build_filename (folder, link, NULL);
    }
  errno = ELOOP;
  return NULL;
}

/* Creates the temporary file, with the permissions of @existing or, where that is
 * NULL, those of any new file. */
static gboolean
open_temporary (FolOutput *output, const struct stat *existing, GError **error)
{
  output->temporary = g_build_filename (output->folder, ".follicle-XXXXXX", NULL);
  output->fd =
      g_mkstemp_full (output->temporary, O_WRONLY | O_CLOEXEC, existing != NULL ? 0600 : 0666);
  if (output->fd < 0)
    {
      const int code = errno;

      g_clear_pointer (&output->temporary, g_free);
      if (code == ENOENT || code == ENOTDIR)
        {
          g_autofree char *folder = display_name (output->folder);

          g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE,
                       "Cannot write %s: there is no folder %s; create it first", output->name,
                       folder);
        }
      else
        set_error (error, output, code);
      return FALSE;
    }
  if (existing == NULL)
    return TRUE;
  /* Only root may give a file away, so that this may fail. */
  if (fchown (output->fd, existing->st_uid, existing->st_gid) != 0)
    g_debug ("%s: its owner changes", output->name);
  if (fchmod (output->fd, existing->st_mode & 0777) != 0)
    {
      set_error (error, output, errno);
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_target (FolOutput *output, const char *path, GError **error)
{
  struct stat status;
  const gboolean exists = stat (path, &status) == 0;

  if (!exists && errno != ENOENT && errno != ENOTDIR)
    {
      set_error (error, output, errno);
      return FALSE;
    }
  if (exists && S_ISDIR (status.st_mode))
    {
      set_error (error, output, EISDIR);
      return FALSE;
    }
  /* A rename would replace even what may not be written to. */
  if (exists && faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    {
      set_error (error, output, errno);
      return FALSE;
    }
  if (exists && !S_ISREG (status.st_mode))
    {
      output->target = g_strdup (path);
      return TRUE;
    }
  output->target = follow_links (path);
  if (output->target == NULL)
    {
      set_error (error, output, errno);
      return FALSE;
    }
  output->folder = g_str_has_suffix (output->target, G_DIR_SEPARATOR_S)
                       ? g_strdup (output->target)
                       : g_path_get_dirname (output->target);
  return open_temporary (output, exists ? &status : NULL, error);
}

FolOutput *
fol_output_new (const char *path, GError **error)
{
  g_autoptr (FolOutput) output = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  output = g_new0 (FolOutput, 1);
  output->fd = -1;
  output->pending = g_byte_array_new ();
  if (strcmp (path, "-") == 0)
    {
      output->name = g_strdup ("standard output");
      return g_steal_pointer (&output);
    }
  output->name = display_name (path);
  if (*path == '\0')
    {
      g_set_error (error, FOL_ERROR, FOL_ERROR_WRITE,
                   "Cannot write a file without a name; give it one");
      return NULL;
    }
  return open_target (output, path, error) ? g_steal_pointer (&output) : NULL;
}

/* Returns 0 or an errno. */
static int
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      const gssize n = write (fd, data, size);

      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
      else if (n == 0)
        return ENOSPC;
      else if (errno == EAGAIN)
        {
          struct pollfd ready = { .fd = fd, .events = POLLOUT };

          poll (&ready, 1, -1);
        }
      else if (errno != EINTR)
        return errno;
    }
  return 0;
}

/* Pipes, terminals and some file systems cannot sync and need not. */
static int
sync_file (int fd)
{
  while (fsync (fd) != 0)
    {
      if (errno == EINVAL || errno == ENOTSUP || errno == EROFS)
        return 0;
      if (errno != EINTR)
        return errno;
    }
  return 0;
}

/* The file has its name by now: a folder that cannot be synced changes nothing
 * the user could mend. */
static void
sync_folder (const char *folder)
{
  const int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static int
flush_pending (FolOutput *output)
{
  const int code = write_all (output->fd, output->pending->data, output->pending->len);

  g_byte_array_set_size (output->pending, 0);
  return code;
}

gboolean
fol_output_write (FolOutput *output, gconstpointer data, gsize size, GError **error)
{
  const gboolean direct = output->folder == NULL;

  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  if (output->failed == 0 && direct && size > DIRECT_LIMIT - output->pending->len)
    output->failed = EFBIG;
  if (output->failed == 0 && !direct && output->pending->len + size > BUFFER_SIZE)
    output->failed = flush_pending (output);
  if (output->failed == 0 && size > 0)
    {
      if (direct || size <= BUFFER_SIZE)
        g_byte_array_append (output->pending, data, (guint) size);
      else
        output->failed = write_all (output->fd, data, size);
    }
  if (output->failed != 0)
    set_error (error, output, output->failed);
  return output->failed == 0;
}

/* Closes even where it reports a late failure, as network file systems do. */
static int
close_file (int *fd)
{
  const int code = close (*fd) != 0 && errno != EINTR ? errno : 0;

  *fd = -1;
  return code;
}

/* All that can fail for want of space. */
static int
finish_file (FolOutput *output)
{
  int code = flush_pending (output);
  int close_code;

  if (code == 0)
    code = sync_file (output->fd);
  close_code = close_file (&output->fd);
  return code != 0 ? code : close_code;
}

static int
publish_file (FolOutput *output)
{
  if (g_rename (output->temporary, output->target) != 0)
    return errno;
  g_clear_pointer (&output->temporary, g_free);
  sync_folder (output->folder);
  return 0;
}

static int
commit_direct (FolOutput *output)
{
  const gboolean standard = output->target == NULL;
  int fd = standard ? STDOUT_FILENO : g_open (output->target, O_WRONLY | O_NOCTTY | O_CLOEXEC, 0);
  int code, close_code;

  if (fd < 0)
    return errno;
  code = write_all (fd, output->pending->data, output->pending->len);
  if (code == 0)
    code = sync_file (fd);
  close_code = standard ? 0 : close_file (&fd);
  return code != 0 ? code : close_code;
}

static gboolean
take_step (FolOutput *output, int (*step) (FolOutput *output), GError **error)
{
  if (output->failed == 0)
    output->failed = step (output);
  if (output->failed != 0)
    set_error (error, output, output->failed);
  return output->failed == 0;
}

gboolean
fol_output_commit_all (FolOutput *const *outputs, guint n_outputs, GError **error)
{
  for (guint i = 0; i < n_outputs; i++)
    if (outputs[i]->folder != NULL && !take_step (outputs[i], finish_file, error))
      return FALSE;
  for (guint i = 0; i < n_outputs; i++)
    if (outputs[i]->folder == NULL && !take_step (outputs[i], commit_direct, error))
      return FALSE;
  for (guint i = 0; i < n_outputs; i++)
    if (outputs[i]->folder != NULL && !take_step (outputs[i], publish_file, error))
      return FALSE;
  return TRUE;
}

gboolean
fol_output_commit (FolOutput *output, GError **error)
{
  return fol_output_commit_all (&output, 1, error);
}

static gboolean
stat_target (const FolOutput *output, struct stat *status)
{
  return (output->target == NULL ? fstat (STDOUT_FILENO, status) : stat (output->target, status))
         == 0;
}

static gboolean
same_place (const FolOutput *one, const FolOutput *other)
{
  g_autofree char *first = g_path_get_basename (one->target);
  g_autofree char *second = g_path_get_basename (other->target);
  struct stat a, b;

  return strcmp (first, second) == 0 && stat (one->folder, &a) == 0 && stat (other->folder, &b) == 0
         && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

gboolean
fol_output_same_target (const FolOutput *one, const FolOutput *other)
{
  struct stat a, b, nowhere;

  if (stat_target (one, &a) && stat_target (other, &b))
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
           && !(S_ISCHR (a.st_mode) && stat ("/dev/null", &nowhere) == 0
                && a.st_rdev == nowhere.st_rdev);
  return one->folder != NULL && other->folder != NULL && same_place (one, other);
}

void
fol_output_free (FolOutput *output)
{
  if (output == NULL)
    return;
  if (output->fd >= 0)
    close (output->fd);
  if (output->temporary != NULL)
    g_unlink (output->temporary);
  g_byte_array_unref (output->pending);
  g_free (output->temporary);
  g_free (output->folder);
  g_free (output->target);
  g_free (output->name);
  g_free (output);
}
