#include "config.h"

#include "views/cases/stm-case-edits.h"

#include "core/stm-dossier.h"
#include "core/stm-mediator.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

/* the fields that are changed here */
static const char *const followed[] = { "followed-reason", "followed-on", NULL };
static const char *const assigned[] = { "mediator", NULL };

typedef struct
{
  GtkWidget         *from;
  StmStore          *store;
  const char *const *fields;
  GPtrArray         *before;    /* StmRecord, as they were */
  char              *text;      /* what is said once it is done; NULL of an undo */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_object_unref (edit->from);
  g_object_unref (edit->store);
  g_ptr_array_unref (edit->before);
  g_free (edit->text);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void undo (gpointer data);

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *from = edit->from;
  g_autofree char *text = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    {
      stm_presenter_show_error (from, error);
      return;
    }

  text = g_steal_pointer (&edit->text);
  if (text != NULL)
    stm_presenter_show_undo (from, text, undo, g_steal_pointer (&edit), edit_free);
}

static void
copy_field (StmRecord *to, StmRecord *from, const char *name)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (to), name);

  if (stm_field_is_text (field))
    stm_record_set_text (to, field, stm_record_get_text (from, field));
  else
    stm_record_set_number (to, field, stm_record_get_number (from, field));
}

/* Other fields stay as they are by now; what was deleted meanwhile is left out. */
static void
undo (gpointer data)
{
  Edit *done = data;
  Edit *edit = g_new0 (Edit, 1);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < done->before->len; i++)
    {
      StmRecord *before = done->before->pdata[i];
      StmRecord *record = stm_store_get (done->store, STM_TYPE_DOSSIER, stm_record_get_uuid (before), NULL);

      if (record == NULL)
        continue;
      for (guint j = 0; done->fields[j] != NULL; j++)
        copy_field (record, before, done->fields[j]);
      g_ptr_array_add (records, record);
    }

  edit->from = g_object_ref (done->from);
  edit->store = g_object_ref (done->store);
  edit->before = g_ptr_array_new ();
  stm_store_save_async (done->store, records, NULL, saved, edit);
}

/* (nullable): the dossiers as they are now; whoever asked is told of what fails */
static Edit *
edit_new (GtkWidget *from, StmStore *store, GPtrArray *entries, const char *const *fields)
{
  g_autoptr (Edit) edit = g_new0 (Edit, 1);

  edit->from = g_object_ref (from);
  edit->store = g_object_ref (store);
  edit->fields = fields;
  edit->before = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;
      StmRecord *record = stm_store_get (store, STM_TYPE_DOSSIER, stm_record_get_uuid (entries->pdata[i]), &error);

      if (record == NULL)
        {
          stm_presenter_show_error (from, error);
          return NULL;
        }
      g_ptr_array_add (edit->before, record);
    }

  return g_steal_pointer (&edit);
}

static void
edit_save (Edit *edit, GPtrArray *records)
{
  stm_store_save_async (edit->store, records, NULL, saved, edit);
}

static void
mark (Edit *edit, GPtrArray *entries, const char *today)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      StmCaseEntry *entry = entries->pdata[i];
      StmRecord *record = stm_record_copy (edit->before->pdata[i]);

      g_object_set (record, "followed-reason", today != NULL ? entry->reason : 0, "followed-on", today, NULL);
      g_ptr_array_add (records, record);
    }

  edit_save (edit, records);
}

/* (transfer full) (element-type StmCaseEntry) */
static GPtrArray *
leave_out_late (GPtrArray *entries)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    if (((StmCaseEntry *) entries->pdata[i])->urgency != STM_URGENCY_LATE)
      g_ptr_array_add (others, g_object_ref (entries->pdata[i]));

  return others;
}

static char *
dup_marked_text (GPtrArray *entries, gboolean some_late)
{
  guint n = entries->len;

  if (some_late)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client is followed up; what is late stays",
                                         "%u clients are followed up; what is late stays", n), n);
  if (n == 1)
    /* Translators: %s is the name of a client */
    return g_strdup_printf (_("%s is followed up"), ((StmCaseEntry *) entries->pdata[0])->name);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client is followed up", "%u clients are followed up", n), n);
}

void
stm_case_edits_follow (GtkWidget *from, StmStore *store, GPtrArray *entries, const char *today)
{
  g_autoptr (GPtrArray) others = leave_out_late (entries);
  Edit *edit;

  if (others->len == 0)
    {
      stm_presenter_show_toast (from, _("What is late stays until it is done"));
      return;
    }

  edit = edit_new (from, store, others, followed);
  if (edit == NULL)
    return;

  edit->text = dup_marked_text (others, others->len < entries->len);
  mark (edit, others, today);
}

void
stm_case_edits_unfollow (GtkWidget *from, StmStore *store, GPtrArray *entries)
{
  Edit *edit = edit_new (from, store, entries, followed);

  if (edit == NULL)
    return;

  edit->text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client is to be followed up again",
                                             "%u clients are to be followed up again", entries->len), entries->len);
  mark (edit, entries, NULL);
}

void
stm_case_edits_assign (GtkWidget *from, StmStore *store, GPtrArray *entries, const char *mediator)
{
  Edit *edit = edit_new (from, store, entries, assigned);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = stm_store_dup_title (store, STM_TYPE_MEDIATOR, mediator);

  if (edit == NULL)
    return;

  for (guint i = 0; i < entries->len; i++)
    {
      StmRecord *record = stm_record_copy (edit->before->pdata[i]);

      g_object_set (record, "mediator", mediator, NULL);
      g_ptr_array_add (records, record);
    }

  /* Translators: how many clients, and the name of their mediator */
  edit->text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client assigned to %s", "%u clients assigned to %s",
                                             entries->len), entries->len, name);
  edit_save (edit, records);
}
