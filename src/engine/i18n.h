/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for people that the engine makes: names of undo steps and of handles. A
 * program that has bound the text domain gets it translated; others, tests among
 * them, get it as it stands in the source. Included by .c files only. */
#pragma once

#define GETTEXT_PACKAGE "follicle"
#include <glib/gi18n-lib.h>
