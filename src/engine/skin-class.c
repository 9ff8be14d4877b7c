/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/skin-class.h"

#include "engine/i18n.h"
#include "engine/skin-data.h"

static const struct
{
  const char *word;
  const char *label;
} names[FOL_SKIN_CLASSES] = {
  [FOL_SKIN_VERY_LIGHT] = { "very-light", N_ ("very light") },
  [FOL_SKIN_LIGHT] = { "light", N_ ("light") },
  [FOL_SKIN_INTERMEDIATE] = { "intermediate", N_ ("intermediate") },
  [FOL_SKIN_TAN] = { "tan", N_ ("tan") },
  [FOL_SKIN_BROWN] = { "brown", N_ ("brown") },
  [FOL_SKIN_DARK] = { "dark", N_ ("dark") },
};

FolSkinClass
fol_skin_class_from_ita (double ita_deg)
{
  const FolSkinData *data = fol_skin_data_get ();
  int i = 0;

  while (i + 1 < FOL_SKIN_CLASSES && !(ita_deg > data->above_ita_deg[i]))
    i++;
  return (FolSkinClass) i;
}

const char *
fol_skin_class_word (FolSkinClass skin_class)
{
  g_return_val_if_fail (skin_class < FOL_SKIN_CLASSES, NULL);

  return names[skin_class].word;
}

const char *
fol_skin_class_label (FolSkinClass skin_class)
{
  g_return_val_if_fail (skin_class < FOL_SKIN_CLASSES, NULL);

  return _ (names[skin_class].label);
}
