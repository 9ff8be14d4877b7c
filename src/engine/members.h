/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the members a design has: data/members.json, loaded once.
 *
 * The one place where ranges, defaults, words and meanings are written down:
 * reading, error messages, the manual page and the window's sliders all take
 * them from here. A path is dotted; the elements of a list are "areas[]", their
 * members "areas[].density". All functions are pure and may be called from any
 * thread; what they return lasts for ever. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOL_MEMBER_OBJECT,
  FOL_MEMBER_OBJECTS, /* a list of objects */
  FOL_MEMBER_NUMBER,
  FOL_MEMBER_INTEGER,
  FOL_MEMBER_NUMBERS, /* a short list of them */
  FOL_MEMBER_WORD,    /* one of a few words */
  FOL_MEMBER_WORDS,   /* a list of them, each once at most: a set */
  FOL_MEMBER_TEXT,    /* a line of text that someone wrote */
  FOL_MEMBER_DIGEST,  /* 64 hexadecimal digits */
  FOL_MEMBER_POINT,   /* [x, y] */
  FOL_MEMBER_PAIR,    /* two sizes, [x, y] */
  FOL_MEMBER_POINTS,  /* a list of [x, y] */
  FOL_MEMBER_PATH,    /* a list of [x, y] or [x, y, pressure] */
} FolMemberType;

/**
 * FolMember:
 * @path: "" for the document itself
 * @name: the path's last part
 * @required: an object without it counts as absent; a pigment profile is refused
 * @nullable: may be null, which means the same as leaving it out
 * @min: the least number, or coordinate of a point, or index of a word
 * @max: the greatest
 * @default_value: of a number; the index of a word; 0 where it is nullable
 * @min_items: of a list of points or numbers
 * @max_items: of a list of points or numbers, and of characters of a text
 * @words: in the order of the enumeration they stand for
 * @unit: or NULL
 * @description: one sentence
 * @children: (element-type FolMember): of an object, or of a list's elements,
 *   in the order they are written in
 */
typedef struct
{
  const char *path;
  const char *name;
  FolMemberType type;
  gboolean required;
  gboolean nullable;
  double min;
  double max;
  double default_value;
  guint min_items;
  guint max_items;
  const char *const *words;
  guint n_words;
  const char *unit;
  const char *description;
  const GPtrArray *children;
} FolMember;

/* The member at @path, or NULL. Those of a list's elements are the children of
 * the list: there is no member "areas[]". */
const FolMember *fol_members_get (const char *path);

/* The member called @name of an object or of a list's elements, or NULL. */
const FolMember *fol_member_get_child (const FolMember *member, const char *name);

/* The number in the member's range that is nearest to @value; the default for
 * one that is not a number. */
double fol_member_clamp (const FolMember *member, double value);

/* The index of @word among the member's words, or -1. */
int fol_member_find_word (const FolMember *member, const char *word);

/* What someone who wrote @path may have meant: up to three paths, with commas,
 * an element of a list written as its first ("areas.0.density"). */
char *fol_members_suggest (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
