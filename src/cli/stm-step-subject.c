#include "config.h"

#include "cli/stm-step-subject.h"

#include "core/stm-date.h"
#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

/**
 * stm_step_subject_list:
 * @file: all of a dossier
 * @type: the type of what a move is done to
 *
 * Returns: (transfer none) (nullable): all of these, or %NULL for %G_TYPE_INVALID
 */
GListModel *
stm_step_subject_list (StmCaseFile *file, GType type)
{
  GListStore *lists[] = { file->appointments, file->sheets, file->activities, file->signals };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_list_model_get_item_type (G_LIST_MODEL (lists[i])) == type)
      return G_LIST_MODEL (lists[i]);

  return NULL;
}

static gboolean
is_uuid (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_uuid_string_is_valid (lower);
}

/**
 * stm_step_subject_check:
 * @type: what is done
 * @about: (nullable): what it is done to, as it was typed
 * @error: return location for a %G_OPTION_ERROR
 *
 * Returns: whether @about can stand there
 */
gboolean
stm_step_subject_check (StmMoveType type, const char *about, GError **error)
{
  if (about == NULL)
    return TRUE;

  if (stm_move_type_get_subject (type) == G_TYPE_INVALID)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is done to the dossier itself, and has no --about."), stm_move_type_get_key (type));
      return FALSE;
    }

  if (is_uuid (about) || stm_date_parse (about, NULL))
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“--about” is a uuid, or a day written as 2026-09-03; “--list” shows both."));

  return FALSE;
}

/* The day by which people speak of it. */
static const char *
get_day (StmRecord *record)
{
  if (STM_IS_APPOINTMENT (record))
    return STM_APPOINTMENT (record)->date;
  if (STM_IS_SHEET (record))
    return STM_SHEET (record)->opened_on;
  if (STM_IS_SIGNAL (record))
    return STM_SIGNAL (record)->made_on;

  return STM_ACTIVITY (record)->started_on != NULL ? STM_ACTIVITY (record)->started_on : STM_ACTIVITY (record)->starts_on;
}

static gboolean
is_meant (StmRecord *record, const char *about)
{
  return about == NULL
         || g_ascii_strcasecmp (stm_record_get_uuid (record), about) == 0
         || g_strcmp0 (get_day (record), about) == 0;
}

/* Those that are meant; where there are several, those of them to which it can be
 * done now, or else the last one, of which it is then said why not. */
static GPtrArray *
list_candidates (StmCaseFile *file, StmMoveType type, const char *about, const char *today)
{
  GListModel *all = stm_step_subject_list (file, stm_move_type_get_subject (type));
  GPtrArray *able = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StmRecord) last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (all, i);

      if (!is_meant (record, about))
        continue;

      g_set_object (&last, record);
      if (stm_case_may (file, type, stm_record_get_uuid (record), today, NULL))
        g_ptr_array_add (able, g_steal_pointer (&record));
    }

  if (able->len == 0 && last != NULL)
    g_ptr_array_add (able, g_steal_pointer (&last));

  return able;
}

static gboolean
refuse_several (GPtrArray *candidates, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const char *day = get_day (candidates->pdata[i]);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "", stm_record_get_uuid (candidates->pdata[i]),
                              day != NULL ? day : "–");
    }

  g_set_error (error, STM_ERROR, STM_ERROR_REFUSED, _("Several can be meant. Say which one with --about: %s."), text->str);

  return FALSE;
}

/**
 * stm_step_subject_find:
 * @file: all of a dossier
 * @type: what is done
 * @about: (nullable): what it is done to, as it was typed: a uuid or a day; where
 *   it was not, that to which it can be done
 * @today: an ISO day
 * @uuid: (out) (transfer full) (nullable): the uuid of what it is done to; %NULL
 *   where it is done to the dossier itself, or there is none
 * @error: return location for a #STM_ERROR_NOT_FOUND, or a #STM_ERROR_REFUSED that
 *   lists those that can be meant
 *
 * Returns: whether it is clear what is meant
 */
gboolean
stm_step_subject_find (StmCaseFile *file, StmMoveType type, const char *about, const char *today, char **uuid, GError **error)
{
  g_autoptr (GPtrArray) candidates = NULL;

  *uuid = NULL;
  if (stm_move_type_get_subject (type) == G_TYPE_INVALID)
    return TRUE;

  candidates = list_candidates (file, type, about, today);
  if (candidates->len > 1)
    return refuse_several (candidates, error);

  if (candidates->len == 1)
    *uuid = g_strdup (stm_record_get_uuid (candidates->pdata[0]));
  else if (about != NULL)
    g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                 _("“--about %s”: the dossier has nothing of that kind to which “%s” is done."), about, stm_move_type_get_key (type));

  return *uuid != NULL || about == NULL;
}
