#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-kinds.h"
#include "cli/stm-list-filter.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-reveal.h"
#include "cli/stm-text-table.h"
#include "core/stm-overview.h"
#include "core/stm-row.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-shown.h"
#include "exchange/stm-table-csv.h"
#include "exchange/stm-table-rows.h"

#include <glib/gi18n-lib.h>

static char *search;
static char *sort;
static gboolean descending;
static char **filters;
static char *format;
static gboolean reveal;

static const GOptionEntry entries[] = {
  { "search", 's', 0, G_OPTION_ARG_STRING, &search, N_("Only records with words that begin so"), N_("TEXT") },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &sort, N_("In the order of this field"), N_("FIELD") },
  { "descending", 0, 0, G_OPTION_ARG_NONE, &descending, N_("From last to first"), NULL },
  { "filter", 'f', 0, G_OPTION_ARG_STRING_ARRAY, &filters,
    N_("Only records with this value, or one of several with “|” between"), N_("FIELD=VALUE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to write the list: table, csv or json"), N_("FORMAT") },
  { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_("Show what is covered too, which is logged"), NULL },
  G_OPTION_ENTRY_NULL
};

/* A table for people has a name in its last column by which “show” finds the
 * record. */
typedef struct
{
  StmTableWriter  parent;
  StmTableWriter *inner;
  const char     *uuid;   /* NULL for the headings */
} Named;

static gboolean
named_append (StmTableWriter *writer, const StmCell *cells, guint n_cells, GError **error)
{
  Named *self = (Named *) writer;
  g_autofree StmCell *more = g_new0 (StmCell, n_cells + 1);

  memcpy (more, cells, n_cells * sizeof *cells);
  more[n_cells].text = (char *) (self->uuid != NULL ? self->uuid : "UUID");

  return self->inner->append (self->inner, more, n_cells + 1, error);
}

static gboolean
is_in_table (const StmField *field)
{
  return (field->flags & STM_FIELD_SORTED) != 0
         || (field->type == STM_FIELD_REFERENCE && (field->flags & STM_FIELD_REQUIRED) != 0);
}

static char **
dup_columns (StmStore *store, StmRecordClass *klass, gboolean all)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    any = any || is_in_table (&klass->fields[i]);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((all || !any || is_in_table (&klass->fields[i]))
        && (reveal || !stm_reveal_is_asked (store, &klass->fields[i])))
      g_strv_builder_add (names, klass->fields[i].name);

  return g_strv_builder_end (names);
}

static StmRecord *
get_record (GListModel *list, guint position)
{
  g_autoptr (StmRow) row = g_list_model_get_item (list, position);

  return stm_row_get_record (row);
}

static gboolean
write_rows (StmInvocation *invocation, StmTableRows *rows, GListModel *list, Named *named, StmTableWriter *writer, GError **error)
{
  if (!stm_table_rows_write_head (rows, writer, error))
    return FALSE;

  for (guint i = 0; !stm_table_rows_is_done (rows); i++)
    {
      StmRecord *record = get_record (list, i);

      named->uuid = record != NULL ? stm_record_get_uuid (record) : "";
      if (g_cancellable_set_error_if_cancelled (invocation->cancellable, error)
          || !stm_table_rows_write_next (rows, writer, error))
        return FALSE;
    }

  return writer->finish == NULL || writer->finish (writer, error);
}

static gboolean
named_finish (StmTableWriter *writer, GError **error)
{
  Named *self = (Named *) writer;

  return self->inner->finish (self->inner, error);
}

static gboolean
write_table (StmInvocation *invocation, StmStore *store, GListModel *list, GType type, gboolean csv, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_auto (GStrv) columns = dup_columns (store, klass, csv);
  g_autoptr (StmTableRows) rows = stm_table_rows_new (store, list, type, (const char *const *) columns,
                                                      stm_store_get_role (store), error);
  StmTableWriter *writer = csv ? stm_table_csv_new (invocation->output) : stm_text_table_new (invocation->output);
  Named named = { { named_append, named_finish, NULL }, writer, NULL };
  gboolean ok;

  ok = rows != NULL && write_rows (invocation, rows, list, &named, csv ? writer : &named.parent, error);
  writer->free (writer);

  return ok;
}

static gboolean
write_json (StmInvocation *invocation, StmStore *store, GListModel *list, GError **error)
{
  StmRole role = stm_store_get_role (store);
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      StmRecord *record = get_record (list, i);

      if (g_cancellable_set_error_if_cancelled (invocation->cancellable, error))
        return FALSE;
      if (record == NULL || !stm_policy_may_see_record (role, record))
        continue;

      g_string_append (json, g_str_has_suffix (json->str, "[") ? "\n" : ",\n");
      stm_json_append_record (json, record, STM_JSON_IDENTITY | STM_JSON_DERIVED, role,
                              reveal && stm_store_is_accepted_by_viewer (store, record));
      if (!stm_invocation_print (invocation, json->str, error))
        return FALSE;
      g_string_truncate (json, 0);
    }

  return stm_invocation_print (invocation, json->str, error) && stm_invocation_print (invocation, "\n]\n", error);
}

static gboolean
can_search (StmRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & STM_FIELD_SEARCHABLE)
      return TRUE;

  return G_TYPE_FROM_CLASS (klass) == STM_TYPE_OVERVIEW;
}

static gboolean
check_options (GType type, GError **error)
{
  const char *const formats[] = { "table", "csv", "json", NULL };
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);

  if (format != NULL && !g_strv_contains (formats, format))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("There is no format “%s”. There are: %s."), format, "table, csv, json");
      return FALSE;
    }

  if (search != NULL && !can_search (klass))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” cannot be searched. Search students or the overview instead."), klass->plural);
      return FALSE;
    }

  return sort == NULL || stm_kinds_find_field (klass, sort, STM_FIELD_SORTED, error) != NULL;
}

static StmQuery *
make_query (StmStore *store, GType type, GError **error)
{
  g_autoptr (StmQuery) query = stm_query_new (type);

  stm_query_set_search (query, search);
  stm_query_set_sort (query, sort, descending);
  for (guint i = 0; filters != NULL && filters[i] != NULL; i++)
    if (!stm_list_filter_add (store, query, filters[i], error))
      return NULL;

  return g_steal_pointer (&query);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  GType type = stm_kinds_find (arguments[0], error);
  g_autoptr (StmStore) store = NULL;
  g_autoptr (StmQuery) query = NULL;
  g_autoptr (StmRecordList) list = NULL;

  if (type == G_TYPE_INVALID || !check_options (type, error))
    return FALSE;

  store = stm_profile_opener_open (invocation, reveal ? STM_PROFILE_WRITE : STM_PROFILE_READ, NULL, NULL, error);
  if (store == NULL || !stm_kinds_may_view (store, type, error))
    return FALSE;

  query = make_query (store, type, error);
  if (query == NULL)
    return FALSE;

  list = stm_store_query (store, query);
  if (!stm_record_list_wait (list, error) || (reveal && !stm_reveal_log (store, G_LIST_MODEL (list), error)))
    return FALSE;

  if (g_strcmp0 (format, "json") == 0)
    return write_json (invocation, store, G_LIST_MODEL (list), error);

  return write_table (invocation, store, G_LIST_MODEL (list), type, g_strcmp0 (format, "csv") == 0, error);
}

const StmCommand stm_list_command = {
  "list", N_("KIND"), N_("List records: students, requests, placements, overview, …"), entries, 1, 1, run
};
