#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-kinds.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-reveal.h"
#include "cli/stm-text-table.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-shown.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static gboolean reveal;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write the record as in an exported file"), NULL },
  { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_("Show what is covered too, which is logged"), NULL },
  G_OPTION_ENTRY_NULL
};

/* One record being shown. */
typedef struct
{
  StmStore  *store;
  StmRecord *record;
  StmRole    role;
  gboolean   accepted;
  guint      indent;
  GString   *text;
} Sheet;

/* Every line of a long text stands under the first one. */
static void
append_line (Sheet *self, const char *label, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = stm_text_table_plain (lines[i]);
      guint width = i == 0 ? stm_text_table_width (label) : 0;

      if (i == 0)
        g_string_append (self->text, label);
      for (; width < self->indent; width++)
        g_string_append_c (self->text, ' ');
      g_string_append_printf (self->text, "%s\n", line);
    }
}

static char *
dup_value (Sheet *self, const StmField *field)
{
  const char *uuid;
  g_autofree char *title = NULL;

  if (!stm_shown_field (self->role, self->record, field, self->accepted))
    return g_strdup (self->role == STM_ROLE_PARTNER ? _("Hidden, for the access to the dossier has ended")
                                                    : _("Hidden until accepted"));

  if (!reveal && stm_reveal_is_asked (self->store, field))
    return g_strdup (_("Covered; “--reveal” shows it, which is logged"));

  if (field->type == STM_FIELD_CHOICE)
    return g_strdup (stm_field_get_choice_label (field, stm_shown_number (self->role, self->record, field)));

  if (field->type != STM_FIELD_REFERENCE)
    return stm_record_dup_display (self->record, field);

  uuid = stm_record_get_text (self->record, field);
  title = stm_store_dup_title (self->store, field->target (), uuid);

  return g_strdup_printf ("%s (%s)", title, uuid);
}

static gboolean
is_shown (StmRecord *record, const StmField *field)
{
  return !stm_record_is_empty (record, field)
         || (field->type == STM_FIELD_CHOICE && field->choices[0].key[0] != '\0');
}

static void
append_times (Sheet *self)
{
  const char *deleted_at = stm_record_get_deleted_at (self->record);
  g_autofree char *revision = g_strdup_printf ("%d", stm_record_get_revision (self->record));

  append_line (self, _("UUID"), stm_record_get_uuid (self->record));
  append_line (self, _("Revision"), revision);
  if (stm_record_get_changed_at (self->record) != NULL)
    append_line (self, _("Last changed"), stm_record_get_changed_at (self->record));
  if (deleted_at != NULL)
    append_line (self, _("Deleted"), deleted_at);
}

static void
append_fields (Sheet *self)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (self->record);

  for (guint i = 0; i < klass->n_fields; i++)
    self->indent = MAX (self->indent, stm_text_table_width (stm_field_get_label (&klass->fields[i])) + 2);

  for (guint i = 0; i < klass->n_fields; i++)
    if (is_shown (self->record, &klass->fields[i]))
      {
        g_autofree char *value = dup_value (self, &klass->fields[i]);

        append_line (self, stm_field_get_label (&klass->fields[i]), value);
      }

  append_times (self);
}

static gboolean
log_reveal (StmStore *store, StmRecord *record, GError **error)
{
  g_autoptr (GListStore) records = g_list_store_new (STM_TYPE_RECORD);

  g_list_store_append (records, record);

  return stm_reveal_log (store, G_LIST_MODEL (records), error);
}

static gboolean
print_record (StmInvocation *invocation, StmStore *store, StmRecord *record, GError **error)
{
  StmRole role = stm_store_get_role (store);
  g_autoptr (GString) text = g_string_new (NULL);
  Sheet sheet = { store, record, role, stm_store_is_accepted_by_viewer (store, record), 0, text };

  if (as_json)
    {
      stm_json_append_record (text, record, STM_JSON_IDENTITY | STM_JSON_DERIVED, role, reveal && sheet.accepted);
      g_string_append_c (text, '\n');
    }
  else
    append_fields (&sheet);

  return stm_invocation_print (invocation, text->str, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  GType type = stm_kinds_find (arguments[0], error);
  g_autofree char *uuid = g_ascii_strdown (arguments[1], -1);
  g_autoptr (StmStore) store = NULL;
  g_autoptr (StmRecord) record = NULL;

  if (type == G_TYPE_INVALID)
    return FALSE;

  if (!g_uuid_string_is_valid (uuid))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A record is named by its uuid, the last column of “list”."));
      return FALSE;
    }

  store = stm_profile_opener_open (invocation, reveal ? STM_PROFILE_WRITE : STM_PROFILE_READ, NULL, NULL, error);
  if (store == NULL || !stm_kinds_may_view (store, type, error))
    return FALSE;

  record = stm_store_get (store, type, uuid, error);
  if (record == NULL)
    return FALSE;

  if (!stm_policy_may_see_record (stm_store_get_role (store), record))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no such record."));
      return FALSE;
    }

  return (!reveal || log_reveal (store, record, error)) && print_record (invocation, store, record, error);
}

const StmCommand stm_show_command = {
  "show", N_("KIND UUID"), N_("Show one record"), entries, 2, 2, run
};
