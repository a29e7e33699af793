#include "config.h"

#include "views/stm-list-job.h"

#include "core/stm-row.h"
#include "documents/stm-overview-document.h"
#include "documents/stm-pdf.h"
#include "exchange/stm-export-log.h"
#include "exchange/stm-table-export.h"

/* half a frame at 60 Hz */
#define SLICE_US (8 * 1000)

struct _StmListJob
{
  GObject        parent_instance;

  StmStore      *store;
  StmProfile    *profile;
  StmRole        role;
  GListModel    *rows;
  GType          type;
  GStrv          fields;
  char          *title;
  StmListFormat  format;
  GFile         *file;      /* NULL for a printer */

  GTask         *waiting;
  gulong         loading_id;
  GPtrArray     *items;
  GPtrArray     *records;
};

enum { PROP_0, PROP_PROGRESS, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmListJob, stm_list_job, G_TYPE_OBJECT)

static double
get_progress (StmListJob *self)
{
  if (self->items == NULL)
    return 0.0;

  return self->items->len > 0 ? CLAMP ((double) self->records->len / self->items->len, 0.0, 1.0) : 1.0;
}

static void
stm_list_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, get_progress (STM_LIST_JOB (object)));
}

static void
stm_list_job_finalize (GObject *object)
{
  StmListJob *self = STM_LIST_JOB (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->profile);
  g_clear_object (&self->file);
  g_object_unref (self->rows);
  g_object_unref (self->store);
  g_strfreev (self->fields);
  g_free (self->title);

  G_OBJECT_CLASS (stm_list_job_parent_class)->finalize (object);
}

static void
stm_list_job_class_init (StmListJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_list_job_get_property;
  object_class->finalize = stm_list_job_finalize;

  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_list_job_init (StmListJob *self)
{
}

StmListJob *
stm_list_job_new (StmStore *store, GListModel *rows, GType type, const char *const *fields, const char *title)
{
  StmListJob *self = g_object_new (STM_TYPE_LIST_JOB, NULL);

  self->store = g_object_ref (store);
  self->profile = stm_store_dup_profile (store);
  self->role = stm_store_get_role (store);
  self->rows = g_object_ref (rows);
  self->type = type;
  self->fields = g_strdupv ((char **) fields);
  self->title = g_strdup (title);

  return self;
}

static GListModel *
take_records (StmListJob *self)
{
  GListStore *records = g_list_store_new (STM_TYPE_RECORD);

  g_list_store_splice (records, 0, 0, self->records->pdata, self->records->len);
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->records, 0);

  return G_LIST_MODEL (records);
}

static StmDocument *
create_document (StmListJob *self)
{
  g_autoptr (GListModel) records = take_records (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  StmDocument *document = stm_overview_document_new (self->title, records, (const char *const *) self->fields,
                                                     self->role, date);

  if (self->profile != NULL)
    stm_document_set_author (document, self->profile->name);

  return document;
}

static void
make_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  StmListJob *self = source;
  g_autoptr (StmDocument) document = create_document (self);
  GError *error = NULL;

  if (self->file == NULL)
    {
      stm_document_get_n_pages (document);
      g_task_return_pointer (task, g_steal_pointer (&document), g_object_unref);
    }
  else if (stm_list_job_log (self, STM_EVENT_WAY_PDF, cancellable, &error)
           && stm_document_write_pdf (document, self->file, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
table_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (stm_table_export_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
use_records (StmListJob *self, GTask *task)
{
  g_autoptr (GListModel) records = NULL;

  if (self->format == STM_LIST_PDF)
    {
      g_task_run_in_thread (task, make_pages);
      return;
    }

  records = take_records (self);
  stm_table_export_async (self->store, records, self->type, (const char *const *) self->fields, self->role,
                          self->format == STM_LIST_CSV ? STM_TABLE_CSV : STM_TABLE_XLSX, self->file,
                          g_task_get_cancellable (task), table_written, g_object_ref (task));
}

/* A row that was deleted meanwhile leaves the list. */
static void
read_row (StmListJob *self)
{
  StmRecord *record = stm_row_get_record (self->items->pdata[self->records->len]);

  if (record != NULL)
    g_ptr_array_add (self->records, g_object_ref (record));
  else
    g_ptr_array_remove_index (self->items, self->records->len);
}

static gboolean
read_slice (gpointer user_data)
{
  GTask *task = user_data;
  StmListJob *self = g_task_get_source_object (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  while (self->records->len < self->items->len && g_get_monotonic_time () < end)
    read_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);

  if (self->records->len < self->items->len)
    return G_SOURCE_CONTINUE;

  use_records (self, task);

  return G_SOURCE_REMOVE;
}

static void
begin (StmListJob *self, GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  guint n = g_list_model_get_n_items (self->rows);

  self->items = g_ptr_array_new_full (n, g_object_unref);
  self->records = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->items, g_list_model_get_item (self->rows, i));

  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_attach_source (task, source, read_slice);
}

static void
loading_changed (StmListJob *self)
{
  g_autoptr (GTask) task = NULL;

  if (stm_record_list_get_loading (STM_RECORD_LIST (self->rows)))
    return;

  g_clear_signal_handler (&self->loading_id, self->rows);
  task = g_steal_pointer (&self->waiting);
  begin (self, task);
}

/* A search that was typed just before is part of what is asked for. */
static void
run (StmListJob *self, GTask *task)
{
  g_return_if_fail (self->items == NULL && self->waiting == NULL);
  g_return_if_fail (self->format != STM_LIST_PDF || self->title != NULL);

  if (!STM_IS_RECORD_LIST (self->rows) || !stm_record_list_get_loading (STM_RECORD_LIST (self->rows)))
    {
      begin (self, task);
      return;
    }

  self->waiting = g_object_ref (task);
  self->loading_id = g_signal_connect_swapped (self->rows, "notify::loading", G_CALLBACK (loading_changed), self);
}

void
stm_list_job_write_async (StmListJob          *self,
                          StmListFormat        format,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  /* what is in its place is written, even where the caller gave up meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, stm_list_job_write_async);
  self->format = format;
  self->file = g_object_ref (file);
  run (self, task);
}

gboolean
stm_list_job_write_finish (StmListJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
stm_list_job_lay_out_async (StmListJob          *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, stm_list_job_lay_out_async);
  self->format = STM_LIST_PDF;
  run (self, task);
}

StmDocument *
stm_list_job_lay_out_finish (StmListJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
stm_list_job_log (StmListJob *self, StmEventWay way, GCancellable *cancellable, GError **error)
{
  g_autofree char *fields = g_strjoinv (" ", self->fields);

  return self->profile == NULL
         || stm_export_log_write (self->store, way, STM_RECORD (self->profile), fields, cancellable, error);
}
