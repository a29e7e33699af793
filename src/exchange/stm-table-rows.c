#include "config.h"

#include "exchange/stm-table-rows.h"

#include "core/stm-date.h"
#include "core/stm-error.h"
#include "core/stm-row.h"
#include "exchange/stm-shown.h"

#include <glib/gi18n-lib.h>

/**
 * StmTableRows:
 *
 * The rows of a list as cells, as a role may see them.  The list may change
 * meanwhile; what stood in it at the beginning is written.  Belongs to the main
 * thread, as the store's reading does.
 */
struct _StmTableRows
{
  StmStore        *store;
  GPtrArray       *items;
  guint            position;
  StmRecordClass  *klass;
  const StmField **fields;
  guint            n_fields;
  gboolean         asks_acceptance;
  StmRole          role;
  GHashTable      *titles;    /* of references, by uuid */
  StmCell         *cells;
};

static gboolean
find_fields (StmTableRows *self, const char *const *names, GError **error)
{
  self->n_fields = g_strv_length ((char **) names);
  self->fields = g_new0 (const StmField *, self->n_fields);
  self->cells = g_new0 (StmCell, self->n_fields);

  for (guint i = 0; i < self->n_fields; i++)
    {
      self->fields[i] = stm_record_class_find_field (self->klass, names[i]);
      if (self->fields[i] == NULL)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_INVALID, _("There is no field “%s”."), names[i]);
          return FALSE;
        }

      if (self->fields[i]->flags & STM_FIELD_SENSITIVE)
        self->asks_acceptance = self->role == STM_ROLE_SERVICE || self->role == STM_ROLE_PARTNER;
    }

  return TRUE;
}

/**
 * stm_table_rows_new:
 * @store: where the records are
 * @rows: #StmRow or #StmRecord
 * @type: their record type
 * @fields: (array zero-terminated=1): names of the fields, a column each
 * @role: for whom
 * @error: return location; #STM_ERROR_INVALID for a name that is no field's
 *
 * Returns: (transfer full): the rows, before the first one
 */
StmTableRows *
stm_table_rows_new (StmStore           *store,
                    GListModel         *rows,
                    GType               type,
                    const char *const  *fields,
                    StmRole             role,
                    GError            **error)
{
  g_autoptr (StmTableRows) self = g_new0 (StmTableRows, 1);
  guint n = g_list_model_get_n_items (rows);

  self->store = g_object_ref (store);
  self->klass = g_type_class_ref (type);
  self->role = role;
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->items = g_ptr_array_new_full (n, g_object_unref);

  if (!find_fields (self, fields, error))
    return NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->items, g_list_model_get_item (rows, i));

  return g_steal_pointer (&self);
}

static void
clear_cells (StmTableRows *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    g_clear_pointer (&self->cells[i].text, g_free);
}

/**
 * stm_table_rows_free:
 * @self: (transfer full): rows
 */
void
stm_table_rows_free (StmTableRows *self)
{
  clear_cells (self);
  g_free (self->cells);
  g_free (self->fields);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_hash_table_unref (self->titles);
  g_type_class_unref (self->klass);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * stm_table_rows_dup_fields:
 * @self: rows
 *
 * Returns: (transfer full): the names of the fields, separated by spaces
 */
char *
stm_table_rows_dup_fields (StmTableRows *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", self->fields[i]->name);

  return g_string_free_and_steal (names);
}

/**
 * stm_table_rows_write_head:
 * @self: rows
 * @writer: where to
 * @error: return location
 *
 * Writes the headings.
 *
 * Returns: whether they were written
 */
gboolean
stm_table_rows_write_head (StmTableRows *self, StmTableWriter *writer, GError **error)
{
  clear_cells (self);
  for (guint i = 0; i < self->n_fields; i++)
    {
      self->cells[i].kind = STM_CELL_TEXT;
      self->cells[i].text = g_strdup (stm_field_get_label (self->fields[i]));
    }

  return writer->append (writer, self->cells, self->n_fields, error);
}

static const char *
get_title (StmTableRows *self, const StmField *field, const char *uuid)
{
  char *title = g_hash_table_lookup (self->titles, uuid);

  if (title == NULL)
    {
      title = stm_store_dup_title (self->store, field->target (), uuid);
      g_hash_table_insert (self->titles, g_strdup (uuid), title);
    }

  return title;
}

static void
fill_number (StmTableRows *self, StmRecord *record, const StmField *field, StmCell *cell)
{
  int number = stm_shown_number (self->role, record, field);

  if (field->type == STM_FIELD_CHOICE)
    {
      cell->text = g_strdup (stm_field_get_choice_label (field, number));
      return;
    }

  cell->text = stm_record_dup_display (record, field);
  if (number > 0 && (field->type == STM_FIELD_INTEGER || field->type == STM_FIELD_HOURS))
    {
      cell->kind = STM_CELL_NUMBER;
      cell->number = field->type == STM_FIELD_HOURS ? number / 60.0 : number;
    }
}

static void
fill_cell (StmTableRows *self, StmRecord *record, const StmField *field, gboolean accepted, StmCell *cell)
{
  cell->kind = STM_CELL_TEXT;

  if (!stm_shown_field (self->role, record, field, accepted))
    cell->text = g_strdup ("");
  else if (!stm_field_is_text (field))
    fill_number (self, record, field, cell);
  else if (field->type == STM_FIELD_REFERENCE && !stm_record_is_empty (record, field))
    cell->text = g_strdup (get_title (self, field, stm_record_get_text (record, field)));
  else
    {
      cell->text = stm_record_dup_display (record, field);
      if (field->type == STM_FIELD_DATE && stm_date_parse (stm_record_get_text (record, field), &cell->date))
        cell->kind = STM_CELL_DATE;
    }
}

/**
 * stm_table_rows_write_next:
 * @self: rows that are not done
 * @writer: where to
 * @error: return location
 *
 * Writes the next row, unless it was deleted meanwhile or is not for the role.
 *
 * Returns: whether that went well
 */
gboolean
stm_table_rows_write_next (StmTableRows *self, StmTableWriter *writer, GError **error)
{
  GObject *item = g_ptr_array_index (self->items, self->position++);
  StmRecord *record = STM_IS_ROW (item) ? stm_row_get_record (STM_ROW (item)) : STM_RECORD (item);
  gboolean accepted;

  if (record == NULL || !stm_policy_may_see_record (self->role, record))
    return TRUE;

  accepted = self->asks_acceptance && stm_store_is_accepted_by_viewer (self->store, record);

  clear_cells (self);
  for (guint i = 0; i < self->n_fields; i++)
    fill_cell (self, record, self->fields[i], accepted, &self->cells[i]);

  return writer->append (writer, self->cells, self->n_fields, error);
}

/**
 * stm_table_rows_is_done:
 * @self: rows
 *
 * Returns: whether all were written
 */
gboolean
stm_table_rows_is_done (StmTableRows *self)
{
  return self->position >= self->items->len;
}
