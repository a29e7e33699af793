#include "config.h"

#include "exchange/stm-export-access.h"

#include "core/stm-case-access.h"
#include "core/stm-moment.h"

/* What decides on the right of access to each dossier, gathered before the export
 * writes the first of them.
 *
 * files: StmCaseFile of the dossiers in use, by uuid; mediations: all of theirs,
 * deleted ones too, by uuid */
struct _StmExportAccess
{
  char       *today;
  GHashTable *files;
  GHashTable *mediations;
};

/**
 * stm_export_access_new:
 *
 * Returns: (transfer full): what is to be told of every record of the types that
 *   stm_export_access_list_types() lists, in that order
 */
StmExportAccess *
stm_export_access_new (void)
{
  StmExportAccess *self = g_new0 (StmExportAccess, 1);

  self->today = stm_moment_dup_today (NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->mediations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

/**
 * stm_export_access_free:
 * @self: (transfer full): what was gathered
 */
void
stm_export_access_free (StmExportAccess *self)
{
  g_free (self->today);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->mediations);
  g_free (self);
}

/**
 * stm_export_access_list_types:
 * @n_types: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_types): what the calendar looks at
 */
const GType *
stm_export_access_list_types (guint *n_types)
{
  static GType types[8];
  static gsize is_filled;

  if (g_once_init_enter (&is_filled))
    {
      const GType all[] = { STM_TYPE_DOSSIER, STM_TYPE_MEDIATION, STM_TYPE_APPOINTMENT, STM_TYPE_SHEET,
                            STM_TYPE_GOAL, STM_TYPE_ACTIVITY, STM_TYPE_TASK, STM_TYPE_SIGNAL };

      G_STATIC_ASSERT (sizeof (all) == sizeof (types));
      for (guint i = 0; i < G_N_ELEMENTS (all); i++)
        types[i] = all[i];
      g_once_init_leave (&is_filled, 1);
    }

  *n_types = G_N_ELEMENTS (types);

  return types;
}

static void
add_dossier (StmExportAccess *self, StmRecord *dossier)
{
  StmCaseFile *file = stm_case_file_new ();

  stm_case_file_add (file, dossier);
  g_hash_table_insert (self->files, g_strdup (stm_record_get_uuid (dossier)), file);
}

static void
add_mediation (StmExportAccess *self, StmMediation *mediation)
{
  StmCaseFile *file = g_hash_table_lookup (self->files, mediation->dossier);

  if (file == NULL)
    return;

  g_hash_table_insert (self->mediations, g_strdup (stm_record_get_uuid (STM_RECORD (mediation))), g_object_ref (mediation));
  if (stm_record_get_deleted_at (STM_RECORD (mediation)) == NULL && stm_case_is_newer (mediation, file->mediation))
    stm_case_file_add (file, STM_RECORD (mediation));
}

static StmMediation *
find_mediation (StmExportAccess *self, StmRecord *part)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (part), "mediation");

  return field != NULL ? g_hash_table_lookup (self->mediations, stm_record_get_text (part, field)) : NULL;
}

static StmCaseFile *
find_file (StmExportAccess *self, StmRecord *record, StmMediation *mediation)
{
  const char *dossier = STM_IS_DOSSIER (record) ? stm_record_get_uuid (record) : mediation != NULL ? mediation->dossier : NULL;

  return dossier != NULL ? g_hash_table_lookup (self->files, dossier) : NULL;
}

/* Of the newest mediation only: that decides. */
static void
add_part (StmExportAccess *self, StmRecord *part)
{
  StmMediation *mediation = find_mediation (self, part);
  StmCaseFile *file = find_file (self, part, mediation);

  if (file != NULL && mediation == file->mediation)
    stm_case_file_add (file, part);
}

/**
 * stm_export_access_add:
 * @self: what is gathered
 * @record: the next record; of what is deleted nothing is noted but a mediation
 */
void
stm_export_access_add (StmExportAccess *self, StmRecord *record)
{
  if (STM_IS_MEDIATION (record))
    add_mediation (self, STM_MEDIATION (record));
  else if (stm_record_get_deleted_at (record) != NULL)
    return;
  else if (STM_IS_DOSSIER (record))
    add_dossier (self, record);
  else
    add_part (self, record);
}

/**
 * stm_export_access_has:
 * @self: all that was gathered
 * @record: a dossier or a printed document of one; of others there is nothing to hide
 *
 * Asks stm_case_shows_whole(), as whoever reads does.
 *
 * Returns: whether the partner sees @record whole today (SPEC W14, W15)
 */
gboolean
stm_export_access_has (StmExportAccess *self, StmRecord *record)
{
  StmMediation *mediation = find_mediation (self, record);

  return stm_case_shows_whole (find_file (self, record, mediation), mediation, record, self->today);
}
