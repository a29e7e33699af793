#include "config.h"

#include "core/stm-sheet.h"

#include "core/stm-date.h"
#include "core/stm-mediation.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmSheet, stm_sheet, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmSheet, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "number", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmSheet, number),
    N_("Number"), STM_FIELD_TRACKED | STM_FIELD_RULED, .maximum = 999 },
  { "opened-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmSheet, opened_on),
    N_("Made on"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED },
  { "agreements", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmSheet, agreements),
    N_("Agreements"), 0 },
  { "closed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmSheet, closed_on),
    N_("Closed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "client-signed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmSheet, client_signed_on),
    N_("Signed by the client on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "mediator-signed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmSheet, mediator_signed_on),
    N_("Signed by the mediator on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
};

/* SPEC W8: closed once both have signed */
static void
stm_sheet_check (StmRecord *record, StmProblemList *problems)
{
  StmSheet *self = STM_SHEET (record);

  if (self->closed_on == NULL)
    return;

  if (self->client_signed_on == NULL || self->mediator_signed_on == NULL)
    stm_problem_list_add (problems, "closed-on", STM_SEVERITY_ERROR,
                          _("An action sheet is closed only after both have signed it."));
  else if (stm_date_compare (self->closed_on, self->client_signed_on) < 0
           || stm_date_compare (self->closed_on, self->mediator_signed_on) < 0)
    stm_problem_list_add (problems, "closed-on", STM_SEVERITY_ERROR,
                          _("The action sheet was closed before both had signed it."));
}

static char *
stm_sheet_dup_title (StmRecord *record)
{
  return g_strdup_printf (_("Action sheet %d"), STM_SHEET (record)->number);
}

static void
stm_sheet_class_init (StmSheetClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_sheet_check;
  record_class->dup_title = stm_sheet_dup_title;

  stm_record_class_install (record_class, "sheet", "sheets", fields, G_N_ELEMENTS (fields));
}

static void
stm_sheet_init (StmSheet *self)
{
}

/**
 * stm_sheet_is_signed:
 * @self: an action sheet
 *
 * Returns: whether both have signed it, so that it stays as it is (SPEC W8)
 */
gboolean
stm_sheet_is_signed (StmSheet *self)
{
  return self->client_signed_on != NULL && self->mediator_signed_on != NULL;
}
