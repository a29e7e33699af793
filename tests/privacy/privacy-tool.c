/* What of a profile is not to be had by a command.
 *
 * privacy-tool FOLDER CODE table KIND FORMAT FILE   all fields of all records, as CSV or Excel
 * privacy-tool FOLDER CODE overview FILE            the printed overview
 * privacy-tool FOLDER CODE history KIND UUID        "revealed phone email", newest first
 */

#include "config.h"

#include "core/stm-overview.h"
#include "core/stm-record-types.h"
#include "credentials/stm-key-slot.h"
#include "documents/stm-overview-document.h"
#include "documents/stm-pdf.h"
#include "exchange/stm-table-export.h"
#include "store/stm-store.h"

#include <stdlib.h>

static void
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

static StmStore *
open_store (const char *folder, const char *code)
{
  g_autofree char *slot_path = g_build_filename (folder, "profile.key", NULL);
  g_autofree char *path = g_build_filename (folder, "profile.db", NULL);
  g_autoptr (GFile) slot_file = g_file_new_for_path (slot_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (slot_file, &error);
  g_autoptr (StmSecret) key = slot != NULL ? stm_key_slot_open (slot, code, &error) : NULL;
  StmStore *store = key != NULL ? stm_store_open (file, stm_secret_get_data (key, NULL), STM_STORE_DEFAULT, &error)
                                : NULL;

  if (store == NULL)
    fail (error);

  return store;
}

static GListModel *
list_all (StmStore *store, GType type)
{
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (GError) error = NULL;
  StmRecordList *list = stm_store_query (store, query);

  if (!stm_record_list_wait (list, &error))
    fail (error);

  return G_LIST_MODEL (list);
}

static char **
dup_fields (GType type)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    g_strv_builder_add (names, klass->fields[i].name);

  return g_strv_builder_end (names);
}

static void
write_table (StmStore *store, GType type, const char *format, const char *path)
{
  g_autoptr (GListModel) rows = list_all (store, type);
  g_auto (GStrv) fields = dup_fields (type);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!stm_table_export (store, rows, type, (const char *const *) fields, stm_store_get_role (store),
                         g_str_equal (format, "csv") ? STM_TABLE_CSV : STM_TABLE_XLSX, file, NULL, &error))
    fail (error);
}

/* As many as fit without breaking their words. */
static const char *const printed[] = {
  "last-name", "first-name", "place", "status", "service-names", "notes", NULL
};

static void
write_overview (StmStore *store, const char *path)
{
  g_autoptr (GListModel) rows = list_all (store, STM_TYPE_OVERVIEW);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (StmDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = stm_overview_document_new ("Overview", rows, printed, stm_store_get_role (store), "2026-09-20");
  if (!stm_document_write_pdf (document, file, NULL, &error))
    fail (error);
}

static void
print_history (StmStore *store, const char *uuid)
{
  g_autoptr (GListModel) events = stm_store_list_events (store, uuid, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);
      const char *fields = stm_event_get_fields (event);

      g_print ("%s %s\n", stm_event_type_get_key (stm_event_get_event_type (event)), fields != NULL ? fields : "");
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (StmStore) store = open_store (argv[1], argv[2]);

  if (g_str_equal (argv[3], "table"))
    write_table (store, stm_record_types_find (argv[4]), argv[5], argv[6]);
  else if (g_str_equal (argv[3], "overview"))
    write_overview (store, argv[4]);
  else
    print_history (store, argv[4]);

  stm_store_close (store);

  return 0;
}
