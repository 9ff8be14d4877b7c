/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/file-bytes.h"

#include "engine/error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes read, or hashed, between two looks at the cancellable. */
#define PIECE ((gsize) 1 << 20)

/* From here on a file is hashed while it is read and its memory given back
 * while it is decoded; below, both would cost more than they save. */
#define LARGE ((gsize) 64 << 20)

struct _FolFileBytes
{
  guint8 *data;
  gsize size;
  gsize capacity;
  gsize released;
  GChecksum *checksum;
  GThread *hasher; /* NULL once joined, and for a large file */
};

static void
set_read_error (GError **error, int code)
{
  g_set_error (error, FOL_ERROR, FOL_ERROR_READ, "cannot be read: %s", g_strerror (code));
}

static int
open_regular (const char *path, gsize *size, GError **error)
{
  struct stat st;
  /* Without O_NONBLOCK opening a pipe waits for its writer. */
  const int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (fd < 0 || fstat (fd, &st) != 0)
    set_read_error (error, errno);
  else if (S_ISDIR (st.st_mode))
    g_set_error (error, FOL_ERROR, FOL_ERROR_READ, "is a folder; choose a picture in it");
  else if (!S_ISREG (st.st_mode))
    g_set_error (error, FOL_ERROR, FOL_ERROR_READ,
                 "is a pipe or a device; save the picture as a file first");
  else if ((guint64) st.st_size > FOL_FILE_BYTES_MAX)
    g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                 "is larger than %" G_GSIZE_FORMAT " MB; export it smaller or compressed",
                 FOL_FILE_BYTES_MAX >> 20);
  else if (st.st_size == 0)
    g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE, "is empty; copy or export it again");
  else
    {
      *size = (gsize) st.st_size;
      return fd;
    }
  if (fd >= 0)
    close (fd);
  return -1;
}

/* Reads what the file held when it was opened, or less where it shrank since. */
static gboolean
read_whole (FolFileBytes *file, int fd, GCancellable *cancellable, GError **error)
{
  while (file->size < file->capacity)
    {
      const gsize wanted = MIN (PIECE, file->capacity - file->size);
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = read (fd, file->data + file->size, wanted);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_read_error (error, errno);
          return FALSE;
        }
      if (n == 0)
        break;
      if (file->capacity > LARGE)
        g_checksum_update (file->checksum, file->data + file->size, n);
      file->size += (gsize) n;
    }
  if (file->size > 0)
    return TRUE;
  g_set_error (error, FOL_ERROR, FOL_ERROR_PICTURE, "is empty; copy or export it again");
  return FALSE;
}

static gpointer
hash (gpointer data)
{
  FolFileBytes *file = data;

  g_checksum_update (file->checksum, file->data, (gssize) file->size);
  return NULL;
}

static void
join (FolFileBytes *file)
{
  if (file->hasher != NULL)
    g_thread_join (g_steal_pointer (&file->hasher));
}

FolFileBytes *
fol_file_bytes_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FolFileBytes) file = NULL;
  gsize size = 0;
  const int fd = open_regular (path, &size, error);
  gboolean ok;

  if (fd < 0)
    return NULL;
  file = g_new0 (FolFileBytes, 1);
  file->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  file->capacity = size;
  file->data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (file->data == MAP_FAILED)
    {
      file->data = NULL;
      g_set_error (error, FOL_ERROR, FOL_ERROR_LIMIT,
                   "needs more memory than there is; close other programs");
      ok = FALSE;
    }
  else
    ok = read_whole (file, fd, cancellable, error);
  close (fd);
  if (!ok)
    return NULL;

  if (file->capacity <= LARGE)
    file->hasher = g_thread_try_new ("fol-sha256", hash, file, NULL);
  if (file->capacity <= LARGE && file->hasher == NULL)
    hash (file);
  return g_steal_pointer (&file);
}

void
fol_file_bytes_free (FolFileBytes *file)
{
  join (file);
  if (file->data != NULL)
    munmap (file->data, file->capacity);
  g_checksum_free (file->checksum);
  g_free (file);
}

const guint8 *
fol_file_bytes_get_data (const FolFileBytes *file)
{
  return file->data;
}

gsize
fol_file_bytes_get_size (const FolFileBytes *file)
{
  return file->size;
}

void
fol_file_bytes_release_before (FolFileBytes *file, gsize offset)
{
  const gsize end = MIN (offset, file->size) & ~(PIECE - 1);

  if (file->capacity <= LARGE || end <= file->released)
    return;
  madvise (file->data + file->released, end - file->released, MADV_DONTNEED);
  file->released = end;
}

const char *
fol_file_bytes_get_sha256 (FolFileBytes *file)
{
  join (file);
  return g_checksum_get_string (file->checksum);
}
