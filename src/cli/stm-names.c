#include "config.h"

#include "cli/stm-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* so that a list of names still fits a message */
#define MOST_NAMES 10

/* What somebody typed, and the titles that it may mean. */
typedef struct
{
  char      *uuid;
  char      *folded;
  GPtrArray *exact;
  GPtrArray *similar;
} Search;

static void
search_clear (Search *self)
{
  g_free (self->uuid);
  g_free (self->folded);
  g_ptr_array_unref (self->exact);
  g_ptr_array_unref (self->similar);
}

static gboolean
look_at (Search *self, StmStore *store, GType type, GError **error)
{
  g_autoptr (GListModel) titles = stm_store_list_titles (store, type, NULL, NULL, error);

  for (guint i = 0; titles != NULL && i < g_list_model_get_n_items (titles); i++)
    {
      StmTitle *title = g_list_model_get_item (titles, i);
      g_autofree char *name = stm_fold_text (stm_title_get_title (title));

      if (g_str_equal (name, self->folded) || g_str_equal (stm_title_get_uuid (title), self->uuid))
        g_ptr_array_add (self->exact, title);
      else if (strstr (name, self->folded) != NULL)
        g_ptr_array_add (self->similar, title);
      else
        g_object_unref (title);
    }

  return titles != NULL;
}

static char *
dup_candidates (GPtrArray *titles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (titles->len, MOST_NAMES); i++)
    g_string_append_printf (text, "%s%s (%s %s)", i > 0 ? ", " : "", stm_title_get_title (titles->pdata[i]),
                            stm_title_get_kind (titles->pdata[i]), stm_title_get_uuid (titles->pdata[i]));
  if (titles->len > MOST_NAMES)
    g_string_append (text, ", …");

  return g_string_free_and_steal (text);
}

static char *
conclude (Search *self, const char *text, GError **error)
{
  g_autofree char *candidates = NULL;

  if (self->exact->len == 1)
    return g_strdup (stm_title_get_uuid (self->exact->pdata[0]));

  candidates = dup_candidates (self->exact->len > 0 ? self->exact : self->similar);
  if (self->exact->len > 0)
    g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                 _("Several are called “%s”. Name one by its uuid: %s."), text, candidates);
  else if (self->similar->len > 0)
    g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                 _("None is called “%s”. Similar are: %s."), text, candidates);
  else
    g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                 _("None is called “%s”. “list” shows what there is."), text);

  return NULL;
}

/**
 * stm_names_find:
 * @store: a store
 * @types: which types of record can be meant
 * @n_types: how many
 * @text: a uuid, or a name as people write it
 * @error: return location for a #STM_ERROR_NOT_FOUND, or a #STM_ERROR_REFUSED
 *   that lists those of this name
 *
 * Returns: (transfer full): the uuid of the one record that is meant
 */
char *
stm_names_find (StmStore *store, const GType *types, guint n_types, const char *text, GError **error)
{
  Search search = { g_ascii_strdown (text, -1), stm_fold_text (text), NULL, NULL };
  char *found = NULL;
  gboolean ok = TRUE;

  search.exact = g_ptr_array_new_with_free_func (g_object_unref);
  search.similar = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ok && i < n_types; i++)
    ok = look_at (&search, store, types[i], error);
  if (ok)
    found = conclude (&search, text, error);
  search_clear (&search);

  return found;
}
