#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

static int
find_next_number (StmCaseFile *file)
{
  int last = 0;

  for (guint i = 0; i < stm_case_count (file->sheets); i++)
    last = MAX (last, STM_SHEET (stm_case_peek (file->sheets, i))->number);

  return last + 1;
}

/**
 * stm_sheet_make:
 *
 * Makes the action sheet of the draft, or an empty one, with the next number
 * (SPEC W8).
 *
 * Returns: whether it was made
 */
gboolean
stm_sheet_make (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  g_autoptr (StmRecord) sheet = STM_IS_SHEET (move->draft) ? g_object_ref (move->draft) : stm_record_new (STM_TYPE_SHEET);

  if (STM_SHEET (sheet)->opened_on == NULL)
    g_object_set (sheet, "opened-on", stm_move_get_day (move, today), NULL);
  if (!stm_move_check_day (STM_SHEET (sheet)->opened_on, file->mediation->attended_on, today, error))
    return FALSE;

  g_object_set (sheet,
                "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)),
                "number", find_next_number (file),
                NULL);
  if (!stm_move_check_record (sheet, error))
    return FALSE;

  stm_case_file_touch (file, sheet, NULL);

  return TRUE;
}

static gboolean
check_open (StmSheet *sheet, GError **error)
{
  g_autofree char *day = stm_date_format (sheet->closed_on);

  if (sheet->closed_on != NULL)
    return stm_move_refuse (error, _("Action sheet %d was closed on %s."), sheet->number, day);

  return TRUE;
}

/**
 * stm_sheet_may_sign:
 *
 * Returns: whether the signatures can be noted: once, of a sheet that is not closed
 */
gboolean
stm_sheet_may_sign (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmSheet *sheet = STM_SHEET (subject);

  if (!check_open (sheet, error))
    return FALSE;

  if (stm_sheet_is_signed (sheet))
    return stm_move_refuse (error, _("That both have signed action sheet %d is noted already: close it."), sheet->number);

  return TRUE;
}

/**
 * stm_sheet_sign:
 *
 * Returns: whether both signatures were noted (SPEC W8)
 */
gboolean
stm_sheet_sign (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  const char *day = stm_move_get_day (move, today);

  if (!stm_move_check_day (day, STM_SHEET (subject)->opened_on, today, error))
    return FALSE;

  g_object_set (subject, "client-signed-on", day, "mediator-signed-on", day, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

/**
 * stm_sheet_may_close:
 *
 * Returns: whether an action sheet can be closed: both have signed it (SPEC W8)
 */
gboolean
stm_sheet_may_close (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmSheet *sheet = STM_SHEET (subject);

  if (!check_open (sheet, error))
    return FALSE;

  if (!stm_sheet_is_signed (sheet))
    return stm_move_refuse (error, _("Note first that both have signed action sheet %d."), sheet->number);

  return TRUE;
}

/**
 * stm_sheet_close:
 *
 * The first one is closed within 15 days; later it is closed all the same, and
 * stm_case_list_next() says until then that it is late (SPEC W8).
 *
 * Returns: whether it was closed
 */
gboolean
stm_sheet_close (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  const char *day = stm_move_get_day (move, today);

  if (!stm_move_check_day (day, STM_SHEET (subject)->client_signed_on, today, error))
    return FALSE;

  g_object_set (subject, "closed-on", day, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}
