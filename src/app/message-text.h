/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as the window words them. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An error's one line ("/home/me/front.jpg: is empty; copy or export it again"),
 * which follicle-render prints as it is, as sentences: “front.jpg” is empty. Copy or
 * export it again. */
char *fol_message_text_from_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
