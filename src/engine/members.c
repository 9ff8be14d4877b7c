/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/members.h"

#include "fol-engine-resources.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static const char *const type_words[] = { "object", "objects", "number", "integer", "numbers",
                                          "word",   "words",   "text",   "digest",  "point",
                                          "pair",   "points",  "path" };

/* Path to FolMember. */
static GHashTable *get_table (void);

static FolMember *
member_new (const char *path)
{
  FolMember *member = g_new0 (FolMember, 1);
  const char *dot = strrchr (path, '.');

  member->path = g_strdup (path);
  member->name = dot != NULL ? member->path + (dot + 1 - path) : member->path;
  member->children = g_ptr_array_new ();
  return member;
}

static FolMemberType
parse_type (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_words); i++)
    if (strcmp (type_words[i], word) == 0)
      return i;
  g_error ("members.json: there is no type “%s”", word);
}

static void
parse_words (FolMember *member, JsonArray *words)
{
  g_auto (GStrv) list = NULL;

  member->n_words = json_array_get_length (words);
  list = g_new0 (char *, member->n_words + 1);
  for (guint i = 0; i < member->n_words; i++)
    list[i] = g_strdup (json_array_get_string_element (words, i));
  member->words = (const char *const *) g_steal_pointer (&list);
  member->max = member->n_words - 1;
}

static void
parse_default (FolMember *member, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    member->nullable = TRUE;
  else if (member->type == FOL_MEMBER_WORD)
    member->default_value = fol_member_find_word (member, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    member->default_value = json_node_get_double (node);
}

static FolMember *
parse_member (JsonObject *object)
{
  FolMember *member = member_new (json_object_get_string_member (object, "path"));

  member->type = parse_type (json_object_get_string_member (object, "type"));
  member->required = json_object_get_boolean_member_with_default (object, "required", FALSE);
  member->min = json_object_get_double_member_with_default (object, "min", 0.0);
  member->max = json_object_get_double_member_with_default (object, "max", 0.0);
  member->min_items = json_object_get_int_member_with_default (object, "min_items", 0);
  member->max_items = json_object_get_int_member_with_default (object, "max_items", 0);
  member->unit = g_strdup (json_object_get_string_member_with_default (object, "unit", NULL));
  member->description = g_strdup (json_object_get_string_member (object, "description"));
  if (member->type == FOL_MEMBER_WORD || member->type == FOL_MEMBER_WORDS)
    parse_words (member, json_object_get_array_member (object, "words"));
  if (json_object_has_member (object, "default"))
    parse_default (member, json_object_get_member (object, "default"));
  return member;
}

/* The path of the object or list that holds the member. */
static char *
dup_parent_path (const FolMember *member)
{
  g_autofree char *parent = NULL;

  if (member->name == member->path)
    return g_strdup ("");
  parent = g_strndup (member->path, member->name - 1 - member->path);
  if (g_str_has_suffix (parent, "[]"))
    parent[strlen (parent) - 2] = '\0';
  return g_steal_pointer (&parent);
}

static void
table_add (GHashTable *table, FolMember *member)
{
  g_autofree char *parent_path = dup_parent_path (member);
  const FolMember *parent = g_hash_table_lookup (table, parent_path);

  if (parent == NULL)
    g_error ("members.json: “%s” comes before what holds it", member->path);
  g_ptr_array_add ((GPtrArray *) parent->children, member);
  g_hash_table_insert (table, (gpointer) member->path, member);
}

static GHashTable *
table_load (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (fol_engine_get_resource (), "/app/follicle/engine/members.json",
                              G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  JsonArray *list;

  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), &error))
    g_error ("members.json: %s", error->message);
  g_hash_table_insert (table, (gpointer) "", member_new (""));
  list = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "members");
  for (guint i = 0; i < json_array_get_length (list); i++)
    table_add (table, parse_member (json_array_get_object_element (list, i)));
  return table;
}

static GHashTable *
get_table (void)
{
  static GHashTable *table = NULL;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, table_load ());
  return table;
}

const FolMember *
fol_members_get (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return g_hash_table_lookup (get_table (), path);
}

const FolMember *
fol_member_get_child (const FolMember *member, const char *name)
{
  for (guint i = 0; i < member->children->len; i++)
    {
      const FolMember *child = member->children->pdata[i];

      if (strcmp (child->name, name) == 0)
        return child;
    }
  return NULL;
}

double
fol_member_clamp (const FolMember *member, double value)
{
  return isnan (value) ? member->default_value : CLAMP (value, member->min, member->max);
}

int
fol_member_find_word (const FolMember *member, const char *word)
{
  for (guint i = 0; i < member->n_words; i++)
    if (strcmp (member->words[i], word) == 0)
      return i;
  return -1;
}

/* Letters to insert, remove or change to make one text of the other
 * (Levenshtein 1966), or 1 more than it takes to make its beginning: a name may
 * have been cut short. */
static guint
edit_distance (const char *one, const char *other)
{
  const guint length = strlen (other);
  g_autofree guint *row = g_new (guint, length + 1);
  guint least;

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 0; one[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (guint j = 0; j < length; j++)
        {
          const guint change = diagonal + (one[i] != other[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (change, MIN (diagonal, row[j]) + 1);
        }
    }
  least = row[length];
  for (guint j = 0; j < length; j++)
    least = MIN (least, row[j] + 1);
  return least;
}

#define MOST_SUGGESTIONS 4

typedef struct
{
  const FolMember *member;
  guint distance;
} Candidate;

/* How unlike the member is; a name may lack what holds it. */
static Candidate
rate (const FolMember *member, const char *path)
{
  const guint by_path = edit_distance (path, member->path);
  const guint by_name = edit_distance (path, member->name) + 1;

  return (Candidate){ member, MIN (by_path, by_name) };
}

static int
compare_candidates (gconstpointer one, gconstpointer other)
{
  const Candidate *a = one, *b = other;

  if (a->distance != b->distance)
    return a->distance < b->distance ? -1 : 1;
  return strcmp (a->member->path, b->member->path);
}

char *
fol_members_suggest (const char *path)
{
  /* Longer than any path, a text resembles none; cut, it costs little. */
  g_autofree char *wanted = g_strndup (path, 64);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GString) list = g_string_new (NULL);
  GHashTableIter iter;
  gpointer member;
  const Candidate *best;

  g_hash_table_iter_init (&iter, get_table ());
  while (g_hash_table_iter_next (&iter, NULL, &member))
    {
      const Candidate candidate = rate (member, wanted);

      if (candidate.member->path[0] != '\0')
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  best = &g_array_index (candidates, Candidate, 0);
  for (guint i = 0; i < MOST_SUGGESTIONS && best[i].distance <= best[0].distance + 1; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", best[i].member->path);
  g_string_replace (list, "[]", ".0", 0);
  return g_string_free (g_steal_pointer (&list), FALSE);
}
