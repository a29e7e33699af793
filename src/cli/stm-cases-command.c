#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-days.h"
#include "cli/stm-dossier-finder.h"
#include "cli/stm-kinds.h"
#include "cli/stm-names.h"
#include "cli/stm-profile-opener.h"
#include "cli/stm-text-table.h"
#include "core/stm-case-entry.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-table-csv.h"
#include "exchange/stm-table-rows.h"

#include <glib/gi18n-lib.h>

static char *mediator;
static gboolean all;
static char *today_given;
static char *format;

static const GOptionEntry entries[] = {
  { "mediator", 0, 0, G_OPTION_ARG_STRING, &mediator, N_("Only the clients of this mediator: name or uuid"), N_("NAME") },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Also the clients who are marked as followed up"), NULL },
  { "today", 0, 0, G_OPTION_ARG_STRING, &today_given, N_("How it stands on another day than today"), N_("DAY") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How to write the list: table, csv or json"), N_("FORMAT") },
  G_OPTION_ENTRY_NULL
};

/* What a person sees (SPEC W1), and what another program gets. */
static const char *const table_columns[] = { "name", "category", "reason", "due", "mediator-name", NULL };
static const char *const csv_columns[] = {
  "name", "category", "reason", "urgency", "due", "mediator-name", "lot", "phase", "step", "more", "followed", NULL
};

/* today: on which day; mediator: (nullable): only of whom */
typedef struct
{
  const char *today;
  char       *mediator;
  GPtrArray  *rows;
} Search;

static gboolean
add_row (StmCaseFile *file, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr (StmCaseRow) row = stm_case_row_new (file, self->today);

  if (row != NULL && (all || !row->followed)
      && (self->mediator == NULL || g_strcmp0 (row->mediator, self->mediator) == 0))
    g_ptr_array_add (self->rows, g_steal_pointer (&row));

  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return stm_case_row_compare (*(StmCaseRow *const *) a, *(StmCaseRow *const *) b);
}

static GListModel *
list_entries (StmInvocation *invocation, StmStore *store, const char *today, GError **error)
{
  const GType types[] = { STM_TYPE_MEDIATOR };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *whose = mediator != NULL ? stm_names_find (store, types, 1, mediator, error) : NULL;
  Search search = { today, whose, rows };
  g_autoptr (GListStore) found = g_list_store_new (STM_TYPE_CASE_ENTRY);

  if ((mediator != NULL && whose == NULL)
      || !stm_dossier_finder_foreach (store, today, invocation->cancellable, NULL, add_row, &search, error))
    return NULL;

  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (StmCaseEntry) entry = stm_case_entry_new (rows->pdata[i]);

      g_list_store_append (found, entry);
    }

  return G_LIST_MODEL (g_steal_pointer (&found));
}

/* A table for people has in its last column by which name “step” finds the
 * dossier. */
typedef struct
{
  StmTableWriter  parent;
  StmTableWriter *inner;
  GListModel     *list;
  guint           n_rows;
} Named;

static gboolean
named_append (StmTableWriter *writer, const StmCell *cells, guint n_cells, GError **error)
{
  Named *self = (Named *) writer;
  g_autoptr (StmRecord) entry = self->n_rows > 0 ? g_list_model_get_item (self->list, self->n_rows - 1) : NULL;
  g_autofree StmCell *more = g_new0 (StmCell, n_cells + 1);

  memcpy (more, cells, n_cells * sizeof *cells);
  more[n_cells].text = (char *) (entry != NULL ? stm_record_get_uuid (entry) : "UUID");
  self->n_rows++;

  return self->inner->append (self->inner, more, n_cells + 1, error);
}

static gboolean
write_rows (StmTableRows *rows, StmTableWriter *writer, GError **error)
{
  gboolean ok = stm_table_rows_write_head (rows, writer, error);

  while (ok && !stm_table_rows_is_done (rows))
    ok = stm_table_rows_write_next (rows, writer, error);

  return ok;
}

static gboolean
write_table (StmInvocation *invocation, StmStore *store, GListModel *list, gboolean csv, GError **error)
{
  g_autoptr (StmTableRows) rows = stm_table_rows_new (store, list, STM_TYPE_CASE_ENTRY, csv ? csv_columns : table_columns,
                                                      stm_store_get_role (store), error);
  StmTableWriter *writer = csv ? stm_table_csv_new (invocation->output) : stm_text_table_new (invocation->output);
  Named named = { { named_append, NULL, NULL }, writer, list, 0 };
  gboolean ok = rows != NULL && write_rows (rows, csv ? writer : &named.parent, error)
                && (writer->finish == NULL || writer->finish (writer, error));

  writer->free (writer);

  return ok;
}

/* Without revision and times: such a row is never kept. */
static gboolean
write_json (StmInvocation *invocation, StmStore *store, GListModel *list, GError **error)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StmRecord) entry = g_list_model_get_item (list, i);
      g_autoptr (GString) fields = g_string_new (NULL);

      stm_json_append_record (fields, entry, STM_JSON_DERIVED, stm_store_get_role (store), TRUE);
      g_string_append_printf (json, "%s{\"uuid\":\"%s\",%s", i > 0 ? ",\n" : "\n", stm_record_get_uuid (entry), fields->str + 1);
    }
  g_string_append (json, "\n]\n");

  return stm_invocation_print (invocation, json->str, error);
}

static gboolean
check_options (GError **error)
{
  const char *const formats[] = { "table", "csv", "json", NULL };

  if (format == NULL || g_strv_contains (formats, format))
    return stm_days_check ("today", today_given, error);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There is no format “%s”. There are: %s."), format, "table, csv, json");

  return FALSE;
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autofree char *today = today_given != NULL ? g_strdup (today_given) : stm_days_dup_today ();
  g_autoptr (StmStore) store = NULL;
  g_autoptr (GListModel) list = NULL;

  if (!check_options (error))
    return FALSE;

  store = stm_profile_opener_open (invocation, STM_PROFILE_READ, NULL, NULL, error);
  if (store == NULL || !stm_kinds_may_view (store, STM_TYPE_DOSSIER, error))
    return FALSE;

  list = list_entries (invocation, store, today, error);
  if (list == NULL)
    return FALSE;

  if (g_strcmp0 (format, "json") == 0)
    return write_json (invocation, store, list, error);

  return write_table (invocation, store, list, g_strcmp0 (format, "csv") == 0, error);
}

const StmCommand stm_cases_command = {
  "cases", NULL, N_("List the clients to follow up, and why"), entries, 0, 0, run
};
