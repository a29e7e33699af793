#include "config.h"

#include "cli/stm-dossier-finder.h"

#include <glib/gi18n-lib.h>

/* so that a list of uuids still fits a message */
#define MOST_UUIDS 10

/* What somebody typed. */
typedef struct
{
  const char *text;
  char       *uuid;
  char       *name;
} Words;

static char *
dup_name (const char *first, const char *second)
{
  g_autofree char *name = g_strdup_printf ("%s %s", first != NULL ? first : "", second != NULL ? second : "");

  g_strstrip (name);

  return stm_fold_text (name);
}

/* In either order: the program shows a name as "Jan Janssens", and a list of
 * clients as "Janssens Jan". */
static gboolean
is_meant (const Words *words, StmDossier *dossier)
{
  g_autofree char *name = dup_name (dossier->first_name, dossier->last_name);
  g_autofree char *reversed = dup_name (dossier->last_name, dossier->first_name);

  return g_str_equal (words->uuid, stm_record_get_uuid (STM_RECORD (dossier)))
         || g_strcmp0 (words->text, dossier->client_number) == 0
         || g_str_equal (words->name, name) || g_str_equal (words->name, reversed);
}

/* The names of other clients are nobody's business, and the log of a server the
 * last place for them. */
static char *
conclude (GPtrArray *found, const char *text, GError **error)
{
  g_autoptr (GString) uuids = g_string_new (NULL);

  if (found->len == 1)
    return g_strdup (stm_record_get_uuid (found->pdata[0]));

  if (found->len == 0)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("No dossier has the uuid, IKL or name “%s”."), text);
      return NULL;
    }

  for (guint i = 0; i < MIN (found->len, MOST_UUIDS); i++)
    g_string_append_printf (uuids, "%s%s", i > 0 ? ", " : "", stm_record_get_uuid (found->pdata[i]));
  g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
               _("Several dossiers are called “%s”. Name one by its IKL or uuid: %s."), text, uuids->str);

  return NULL;
}

/**
 * stm_dossier_finder_find:
 * @store: a store
 * @text: a uuid, an IKL, or a name as people write it
 * @error: return location for a #STM_ERROR_NOT_FOUND, or a #STM_ERROR_REFUSED
 *   that lists the uuids of those of this name
 *
 * Returns: (transfer full): the uuid of the one dossier that is meant
 */
char *
stm_dossier_finder_find (StmStore *store, const char *text, GError **error)
{
  g_autofree char *uuid = g_ascii_strdown (text, -1);
  g_autofree char *name = stm_fold_text (text);
  const Words words = { text, uuid, name };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListModel) dossiers = stm_store_list (store, STM_TYPE_DOSSIER, NULL, NULL, error);

  if (dossiers == NULL)
    return NULL;

  for (guint i = 0; *text != '\0' && i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (StmDossier) dossier = g_list_model_get_item (dossiers, i);

      if (is_meant (&words, dossier))
        g_ptr_array_add (found, g_steal_pointer (&dossier));
    }

  return conclude (found, text, error);
}

/**
 * stm_dossier_finder_load:
 * @store: a store
 * @dossier: the uuid of a dossier
 * @today: an ISO day
 * @applied: (nullable): told of each rule that the calendar applies
 * @data: for @applied
 * @error: return location
 *
 * What the calendar decided by @today is applied to what is returned only: who
 * reads writes nothing, and sees the dossier as a step would find it.
 *
 * Returns: (transfer full): all of the dossier as it is on @today
 */
StmCaseFile *
stm_dossier_finder_load (StmStore    *store,
                         const char  *dossier,
                         const char  *today,
                         StmRuleFunc  applied,
                         gpointer     data,
                         GError     **error)
{
  StmCaseFile *file = stm_store_get_case (store, dossier, error);

  while (file != NULL && stm_case_pass_time (file, today))
    {
      if (applied != NULL)
        applied (file, stm_case_file_get_touched (file, 0)->rule, data);
      stm_case_file_clear_touched (file);
    }

  return file;
}

/**
 * stm_dossier_finder_foreach:
 * @store: a store
 * @today: an ISO day
 * @cancellable: (nullable): stops it
 * @applied: (nullable): told of each rule that the calendar applies
 * @func: (nullable): called with each dossier
 * @data: for both
 * @error: return location
 *
 * Goes through all dossiers, as stm_dossier_finder_load() loads them.
 *
 * Returns: whether all were seen
 */
gboolean
stm_dossier_finder_foreach (StmStore        *store,
                            const char      *today,
                            GCancellable    *cancellable,
                            StmRuleFunc      applied,
                            StmDossierFunc   func,
                            gpointer         data,
                            GError         **error)
{
  g_autoptr (GListModel) dossiers = stm_store_list (store, STM_TYPE_DOSSIER, NULL, NULL, error);

  if (dossiers == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (StmRecord) dossier = g_list_model_get_item (dossiers, i);
      g_autoptr (StmCaseFile) file = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      file = stm_dossier_finder_load (store, stm_record_get_uuid (dossier), today, applied, data, error);
      if (file == NULL || (func != NULL && !func (file, data, error)))
        return FALSE;
    }

  return TRUE;
}
