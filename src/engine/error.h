/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors the user can meet. One domain; the codes are chosen by what the user
 * can do about it. Every message is one line that says what went wrong, where,
 * and what to do. Cancelling is G_IO_ERROR_CANCELLED. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOL_ERROR (fol_error_quark ())

/**
 * FolError:
 * @FOL_ERROR_READ: a file cannot be read: choose another, or mend permissions
 * @FOL_ERROR_PICTURE: the file is not a picture, or is damaged: export it again
 * @FOL_ERROR_LIMIT: too large, in pixels or in bytes: make it smaller
 * @FOL_ERROR_LOADER: the picture's format needs a package that is missing
 * @FOL_ERROR_DESIGN: a design is malformed or has a value out of range: edit it
 * @FOL_ERROR_MISMATCH: a design belongs to another photo: choose the right one
 * @FOL_ERROR_WRITE: an output cannot be written: choose another place
 * @FOL_ERROR_FIT: a photo does not show what was looked for in it: place it by hand
 */
typedef enum
{
  FOL_ERROR_READ,
  FOL_ERROR_PICTURE,
  FOL_ERROR_LIMIT,
  FOL_ERROR_LOADER,
  FOL_ERROR_DESIGN,
  FOL_ERROR_MISMATCH,
  FOL_ERROR_WRITE,
  FOL_ERROR_FIT,
} FolError;

GQuark fol_error_quark (void);

G_END_DECLS
