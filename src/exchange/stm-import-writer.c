#include "config.h"

#include "exchange/stm-import-writer.h"

#include "core/stm-placement.h"
#include "core/stm-record-types.h"

#include <glib/gi18n-lib.h>

/* What stands in the way of a record may leave further on in the file: the record
 * waits for that until its list ends. */
struct _StmImportWriter
{
  StmTransaction *transaction;
  StmImportLinks *links;
  StmImportPlan  *plan;
  StmPackageGate *gate;     /* of a package; NULL for a profile's file */
  GPtrArray      *waiting;  /* Place of those that another one stands in the way of */
  GPtrArray      *removed;  /* Place of those in use here that the file deletes */
};

typedef struct
{
  StmRecord *record;
  StmRecord *ours;      /* as it was here; NULL where it is new */
  char      *path;
} Place;

static Place *
place_new (StmParsed *parsed, StmRecord *ours)
{
  Place *place = g_new0 (Place, 1);

  place->record = g_object_ref (parsed->record);
  place->ours = ours != NULL ? g_object_ref (ours) : NULL;
  place->path = stm_parsed_dup_path (parsed, NULL);

  return place;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->record);
  g_clear_object (&place->ours);
  g_free (place->path);
  g_free (place);
}

/**
 * stm_import_writer_new:
 * @transaction: where to
 * @links: what judges how records hang together; kept by the caller
 * @plan: gets what is wrong; kept by the caller
 *
 * Returns: (transfer full): a writer that has written nothing yet
 */
StmImportWriter *
stm_import_writer_new (StmTransaction *transaction, StmImportLinks *links, StmImportPlan *plan)
{
  StmImportWriter *self = g_new0 (StmImportWriter, 1);

  self->transaction = transaction;
  self->links = links;
  self->plan = plan;
  self->waiting = g_ptr_array_new_with_free_func (place_free);
  self->removed = g_ptr_array_new_with_free_func (place_free);

  return self;
}

/**
 * stm_import_writer_set_gate:
 * @self: a writer
 * @gate: of the package that the records come from; kept by the caller
 */
void
stm_import_writer_set_gate (StmImportWriter *self, StmPackageGate *gate)
{
  self->gate = gate;
}

/**
 * stm_import_writer_free:
 * @self: (transfer full): a writer
 */
void
stm_import_writer_free (StmImportWriter *self)
{
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->removed);
  g_free (self);
}

/* ours: (nullable): as it was */
static gboolean
put (StmImportWriter *self, StmRecord *record, StmRecord *ours, GError **error)
{
  if (!stm_transaction_put (self->transaction, record, error))
    return FALSE;

  return self->gate != NULL
           ? stm_transaction_log_received (self->transaction, record, ours, stm_package_gate_get_sender (self->gate), error)
           : stm_transaction_log (self->transaction, STM_EVENT_IMPORTED, record, NULL, error);
}

/**
 * stm_import_writer_put:
 * @self: a writer
 * @parsed: a record that nothing is wrong with
 * @ours: (nullable): the record as it is here
 * @error: return location for an error of the database
 *
 * Writes the record; where another one stands in its way, only once that may have
 * been deleted, or withdrawn.
 *
 * Returns: whether the import can go on
 */
gboolean
stm_import_writer_put (StmImportWriter *self, StmParsed *parsed, StmRecord *ours, GError **error)
{
  gboolean found;

  if (ours != NULL && stm_record_get_deleted_at (ours) == NULL && stm_record_get_deleted_at (parsed->record) != NULL)
    g_ptr_array_add (self->removed, place_new (parsed, ours));

  if (!stm_import_links_find_rival (self->links, parsed->record, &found, error))
    return FALSE;

  if (found)
    {
      g_ptr_array_add (self->waiting, place_new (parsed, ours));
      return TRUE;
    }

  return put (self, parsed->record, ours, error);
}

/**
 * stm_import_writer_put_waiting:
 * @self: a writer that has got a whole list
 * @error: return location for an error of the database
 *
 * Writes the records that waited; what still stands in their way is told.
 *
 * Returns: whether the import can go on
 */
gboolean
stm_import_writer_put_waiting (StmImportWriter *self, GError **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Place *place = g_ptr_array_index (self->waiting, i);
      gboolean found;

      if (!stm_import_links_find_rival (self->links, place->record, &found, error))
        return FALSE;

      if (found)
        stm_import_plan_add_problem (self->plan, place->path,
                                     self->gate != NULL && STM_IS_PLACEMENT (place->record)
                                       ? STM_SEVERITY_WARNING : STM_SEVERITY_ERROR,
                                     stm_import_links_get_rival_reason (place->record));
      else if (!put (self, place->record, place->ours, error))
        return FALSE;
    }

  g_ptr_array_set_size (self->waiting, 0);

  return TRUE;
}

static gboolean
is_used (StmImportWriter *self, StmRecord *record, gboolean *used, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  *used = FALSE;
  for (guint t = 0; t < n_types; t++)
    {
      StmRecordClass *klass = g_type_class_peek (types[t]);

      for (guint i = 0; i < klass->n_fields && !*used; i++)
        {
          const StmField *field = &klass->fields[i];
          g_autoptr (GListModel) users = NULL;

          if (field->type != STM_FIELD_REFERENCE || field->target () != G_OBJECT_TYPE (record))
            continue;

          users = stm_transaction_list (self->transaction, types[t], field->name,
                                        stm_record_get_uuid (record), error);
          if (users == NULL)
            return FALSE;
          *used = g_list_model_get_n_items (users) > 0;
        }
    }

  return TRUE;
}

/**
 * stm_import_writer_check_removed:
 * @self: a writer that has got the whole file
 * @error: return location for an error of the database
 *
 * Tells where something in use still refers to what was deleted (SPEC T2).
 *
 * Returns: whether it could be checked
 */
gboolean
stm_import_writer_check_removed (StmImportWriter *self, GError **error)
{
  for (guint i = 0; i < self->removed->len; i++)
    {
      Place *place = g_ptr_array_index (self->removed, i);
      gboolean used;

      if (!is_used (self, place->record, &used, error))
        return FALSE;
      if (used)
        stm_import_plan_add_problem (self->plan, place->path, STM_SEVERITY_ERROR,
                                     _("This is deleted in the file, but other records here still refer to it."));
    }

  return TRUE;
}
