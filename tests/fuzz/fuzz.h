/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each fuzz-NAME.c defines: the entry that libFuzzer calls. fuzz-main.c
 * calls it too, so that every target is an ordinary test as well; to fuzz for
 * hours, compile the target with clang -fsanitize=fuzzer and without
 * fuzz-main.c. */
#pragma once

#include <glib.h>

/* Must return 0, and abort where something is wrong. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
