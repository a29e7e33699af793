#include "config.h"

#include "documents/stm-overview-document.h"

#include "core/stm-choices.h"
#include "core/stm-overview.h"
#include "core/stm-row.h"
#include "documents/stm-table-block.h"

#include <glib/gi18n-lib.h>

#define N_STATUSES (STM_STATUS_DECLINED + 1)

/* What SPEC T9 asks for, where the caller does not choose. */
static const char *const default_fields[] = {
  "last-name", "first-name", "school-name", "supervisor-name", "form", "periods", "preference-name", "status",
  "service-names", "notes", NULL
};

typedef struct
{
  StmRole     role;
  GPtrArray  *fields;  /* const StmField */
  StmBlock   *table;
  guint       totals[N_STATUSES];
  guint       n_students;
} Builder;

static void
choose_fields (Builder *builder, const char *const *names)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_OVERVIEW);

  builder->fields = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (klass, names[i]);

      if (field != NULL && stm_policy_may_see_field (builder->role, klass->kind, field, FALSE))
        g_ptr_array_add (builder->fields, (gpointer) field);
    }
}

static PangoAlignment
get_alignment (const StmField *field)
{
  return field->type == STM_FIELD_INTEGER || field->type == STM_FIELD_HOURS ? PANGO_ALIGN_RIGHT
                                                                            : PANGO_ALIGN_LEFT;
}

static void
add_columns (Builder *builder)
{
  builder->table = stm_table_block_new (STM_TABLE_FULL);
  for (guint i = 0; i < builder->fields->len; i++)
    {
      const StmField *field = g_ptr_array_index (builder->fields, i);

      stm_table_block_add_column (STM_TABLE_BLOCK (builder->table), stm_field_get_label (field),
                                  get_alignment (field));
    }
}

static char *
dup_cell (Builder *builder, StmOverview *overview, const StmField *field, int status)
{
  gboolean tells_decision = g_str_equal (field->name, "service-names") || g_str_equal (field->name, "notes");

  if (g_str_equal (field->name, "status"))
    return g_strdup (_(stm_status_choices[status].label));

  if (tells_decision && status != STM_STATUS_PARTLY && status != STM_STATUS_ACCEPTED
      && builder->role == STM_ROLE_SCHOOL)
    return g_strdup ("");

  /* "Not chosen" would only distract. */
  if (field->type == STM_FIELD_CHOICE && field->choices[0].key[0] == '\0'
      && stm_record_is_empty (STM_RECORD (overview), field))
    return g_strdup ("");

  return stm_record_dup_display (STM_RECORD (overview), field);
}

static void
add_row (Builder *builder, StmOverview *overview)
{
  g_auto (GStrv) cells = g_new0 (char *, builder->fields->len + 1);
  int status = CLAMP (stm_policy_shown_status (builder->role, overview->status), 0, N_STATUSES - 1);

  for (guint i = 0; i < builder->fields->len; i++)
    cells[i] = dup_cell (builder, overview, g_ptr_array_index (builder->fields, i), status);

  stm_table_block_add_row (STM_TABLE_BLOCK (builder->table), (const char *const *) cells);
  builder->totals[status]++;
  builder->n_students++;
}

static void
add_rows (Builder *builder, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);
      gpointer record = STM_IS_ROW (item) ? stm_row_get_record (STM_ROW (item)) : (gpointer) item;

      if (STM_IS_OVERVIEW (record))
        add_row (builder, record);
    }
}

static void
add_count (StmTableBlock *table, const char *label, guint count, gboolean is_total)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  const char *const cells[] = { label, number, NULL };

  if (is_total)
    stm_table_block_add_total (table, cells);
  else
    stm_table_block_add_row (table, cells);
}

static void
add_totals (Builder *builder, StmDocument *document)
{
  StmBlock *block = stm_table_block_new (STM_TABLE_NATURAL);
  StmTableBlock *table = STM_TABLE_BLOCK (block);

  stm_table_block_add_column (table, _("Status"), PANGO_ALIGN_LEFT);
  stm_table_block_add_column (table, _("Students"), PANGO_ALIGN_RIGHT);
  for (int status = 0; status < N_STATUSES; status++)
    if (builder->totals[status] > 0)
      add_count (table, _(stm_status_choices[status].label), builder->totals[status], FALSE);
  add_count (table, _("Total"), builder->n_students, TRUE);

  stm_document_add_text (document, STM_TEXT_HEADING, _("Totals by status"));
  stm_document_add (document, block);
}

/**
 * stm_overview_document_new:
 * @title: what it is called
 * @rows: a list of #StmOverview, or of #StmRow that stand for them
 * @fields: (nullable): names of fields of #StmOverview, one a column; %NULL for
 *   those of SPEC T9
 * @role: who is going to read it; decides what is in it (SPEC P3, T8)
 * @date: when it is made: an ISO day, or an ISO time in UTC
 *
 * Makes the "Overzicht van de stageaanvragen" (SPEC T9) with totals by status.
 * Reads @rows at once, so call it where they live; what it returns may be drawn
 * in any thread.
 *
 * Returns: (transfer full): a document
 */
StmDocument *
stm_overview_document_new (const char         *title,
                           GListModel         *rows,
                           const char *const  *fields,
                           StmRole             role,
                           const char         *date)
{
  StmDocument *document = stm_document_new (STM_PAGE_LANDSCAPE, title, date);
  Builder builder = { .role = role };
  g_autofree char *lead = NULL;

  choose_fields (&builder, fields != NULL ? fields : default_fields);
  add_columns (&builder);
  add_rows (&builder, rows);

  lead = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u student", "%u students", builder.n_students),
                          builder.n_students);
  stm_document_add_text (document, STM_TEXT_LEAD,
                         builder.n_students > 0 ? lead : _("There are no students in this overview."));
  stm_document_add (document, builder.table);
  if (builder.n_students > 0)
    add_totals (&builder, document);

  g_ptr_array_unref (builder.fields);

  return document;
}
