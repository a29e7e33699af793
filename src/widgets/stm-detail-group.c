#include "config.h"

#include "widgets/stm-detail-group.h"

#include "core/stm-choices.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-reader.h"
#include "widgets/stm-status-label.h"
#include "widgets/stm-style.h"

#include <glib/gi18n-lib.h>

/**
 * StmDetailGroup:
 *
 * Fields of a record to read; see the header.
 */
struct _StmDetailGroup
{
  AdwPreferencesGroup  parent_instance;

  StmReader           *reader;
  StmRecord           *record;
  GPtrArray           *rows;
  GHashTable          *revealed;
  char               **fields;
  char                *link_action;
  gboolean             keep_empty;
};

enum { PROP_0, PROP_FIELDS, PROP_KEEP_EMPTY, N_PROPS };
enum { REVEAL, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmDetailGroup, stm_detail_group, ADW_TYPE_PREFERENCES_GROUP)

static void
stm_detail_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmDetailGroup *self = STM_DETAIL_GROUP (object);

  if (id == PROP_FIELDS)
    g_value_set_boxed (value, self->fields);
  else
    g_value_set_boolean (value, self->keep_empty);
}

static void
stm_detail_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StmDetailGroup *self = STM_DETAIL_GROUP (object);

  if (id == PROP_FIELDS)
    stm_detail_group_set_fields (self, g_value_get_boxed (value));
  else
    self->keep_empty = g_value_get_boolean (value);
}

static void
stm_detail_group_finalize (GObject *object)
{
  StmDetailGroup *self = STM_DETAIL_GROUP (object);

  g_object_unref (self->reader);
  g_clear_object (&self->record);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->revealed);
  g_strfreev (self->fields);
  g_free (self->link_action);

  G_OBJECT_CLASS (stm_detail_group_parent_class)->finalize (object);
}

static void
stm_detail_group_class_init (StmDetailGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_detail_group_get_property;
  object_class->set_property = stm_detail_group_set_property;
  object_class->finalize = stm_detail_group_finalize;

  properties[PROP_FIELDS] = g_param_spec_boxed ("fields", NULL, NULL, G_TYPE_STRV,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEEP_EMPTY] = g_param_spec_boolean ("keep-empty", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  stm_style_ensure ();
}

static void
stm_detail_group_init (StmDetailGroup *self)
{
  self->reader = stm_reader_new ();
  self->rows = g_ptr_array_new ();
  self->revealed = g_hash_table_new (g_direct_hash, g_direct_equal);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
stm_detail_group_new (void)
{
  return g_object_new (STM_TYPE_DETAIL_GROUP, NULL);
}

void
stm_detail_group_set_fields (StmDetailGroup *self, const char *const *fields)
{
  g_strfreev (self->fields);
  self->fields = g_strdupv ((char **) fields);
  for (guint i = 0; self->fields != NULL && self->fields[i] != NULL; i++)
    g_strstrip (self->fields[i]);
}

void
stm_detail_group_set_resolver (StmDetailGroup *self, StmResolver resolver, gpointer data, GDestroyNotify destroy)
{
  stm_reader_set_resolver (self->reader, resolver, data, destroy);
}

void
stm_detail_group_set_link_action (StmDetailGroup *self, const char *action)
{
  g_set_str (&self->link_action, action);
}

static void
on_link_activated (StmDetailRow *row, StmDetailGroup *self)
{
  const StmField *field = g_object_get_data (G_OBJECT (row), "field");
  g_autoptr (StmRecordClass) klass = g_type_class_ref (field->target ());

  gtk_widget_activate_action (GTK_WIDGET (self), self->link_action, "(ss)", klass->kind,
                              stm_record_get_text (self->record, field));
}

static void
show_reference (StmDetailGroup *self, StmDetailRow *row, const StmField *field, const char *text)
{
  if (self->link_action == NULL || *text == '\0')
    {
      stm_detail_row_set_text (row, text);
      return;
    }

  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect_object (row, "link-activated", G_CALLBACK (on_link_activated), self, 0);
  stm_detail_row_set_link (row, text, NULL);
}

static void
show_status (StmDetailGroup *self, StmDetailRow *row, const StmField *field, const char *text)
{
  GtkWidget *label = stm_status_label_new ();

  if (field->choices == stm_decision_choices)
    stm_status_label_set_decision (STM_STATUS_LABEL (label), stm_record_get_number (self->record, field));
  else
    stm_status_label_set_status (STM_STATUS_LABEL (label), stm_reader_get_status (self->reader, self->record, field));
  stm_detail_row_set_value (row, label, text);
}

static void
show_value (StmDetailGroup *self, StmDetailRow *row, const StmField *field)
{
  g_autofree char *text = stm_reader_dup_text (self->reader, self->record, field);
  g_autofree char *mail = NULL;

  if (field->choices == stm_status_choices || field->choices == stm_decision_choices)
    show_status (self, row, field, text);
  else if (field->type == STM_FIELD_REFERENCE)
    show_reference (self, row, field, text);
  else if (g_str_equal (field->name, "email") && *text != '\0')
    {
      mail = g_strconcat ("mailto:", text, NULL);
      stm_detail_row_set_link (row, text, mail);
    }
  else
    stm_detail_row_set_text (row, *text != '\0' ? text : "—");
}

static void
on_reveal (StmDetailRow *row, StmDetailGroup *self)
{
  const StmField *field = g_object_get_data (G_OBJECT (row), "field");

  g_signal_emit (self, signals[REVEAL], 0, field->name);
}

void
stm_detail_group_reveal (StmDetailGroup *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const StmField *field = g_object_get_data (G_OBJECT (self->rows->pdata[i]), "field");

      if (field == NULL || !g_str_equal (field->name, name))
        continue;

      g_hash_table_add (self->revealed, (gpointer) field);
      show_value (self, self->rows->pdata[i], field);
    }
}

static void
add_row (StmDetailGroup *self, const StmField *field)
{
  GtkWidget *row = stm_detail_row_new (stm_field_get_label (field));

  /* what the region did not send looks the same as what it sent */
  if (!stm_reader_may_see (self->reader, self->record, field))
    stm_detail_row_set_hidden (STM_DETAIL_ROW (row), _("Hidden until accepted"));
  else if (stm_record_is_empty (self->record, field))
    show_value (self, STM_DETAIL_ROW (row), field);
  else if (stm_reader_must_ask (self->reader, field) && !g_hash_table_contains (self->revealed, field))
    {
      g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
      g_signal_connect_object (row, "reveal", G_CALLBACK (on_reveal), self, 0);
      stm_detail_row_set_covered (STM_DETAIL_ROW (row));
    }
  else
    show_value (self, STM_DETAIL_ROW (row), field);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_shown (StmDetailGroup *self, const StmField *field)
{
  return self->keep_empty || !stm_record_is_empty (self->record, field)
         || !stm_reader_may_see (self->reader, self->record, field)
         || (field->type == STM_FIELD_CHOICE && field->choices[0].key[0] != '\0');
}

static void
clear_rows (StmDetailGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

void
stm_detail_group_set_record (StmDetailGroup *self, StmRecord *record, StmRole role, gboolean accepted_by_viewer)
{
  gboolean same = record != NULL && self->record != NULL
                  && g_str_equal (stm_record_get_uuid (record), stm_record_get_uuid (self->record));

  /* an acceptance that was withdrawn covers again what it opened */
  if (!same || !accepted_by_viewer)
    g_hash_table_remove_all (self->revealed);

  clear_rows (self);
  stm_reader_set_role (self->reader, role, accepted_by_viewer);
  stm_reader_forget (self->reader);
  g_set_object (&self->record, record);

  for (guint i = 0; record != NULL && self->fields != NULL && self->fields[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), self->fields[i]);

      if (field != NULL && is_shown (self, field))
        add_row (self, field);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
