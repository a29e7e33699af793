#include "config.h"

#include "views/cases/stm-case-item.h"

struct _StmCaseItem
{
  GObject       parent_instance;

  StmCaseEntry *entry;
};

static StmRecord *
stm_case_item_get_record (StmRow *row)
{
  return STM_RECORD (STM_CASE_ITEM (row)->entry);
}

static void
stm_case_item_row_init (StmRowInterface *iface)
{
  iface->get_record = stm_case_item_get_record;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StmCaseItem, stm_case_item, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_ROW, stm_case_item_row_init))

static void
stm_case_item_finalize (GObject *object)
{
  g_object_unref (STM_CASE_ITEM (object)->entry);

  G_OBJECT_CLASS (stm_case_item_parent_class)->finalize (object);
}

static void
stm_case_item_class_init (StmCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_case_item_finalize;
}

static void
stm_case_item_init (StmCaseItem *self)
{
}

StmCaseItem *
stm_case_item_new (StmCaseEntry *entry)
{
  StmCaseItem *self = g_object_new (STM_TYPE_CASE_ITEM, NULL);

  self->entry = g_object_ref (entry);

  return self;
}

StmCaseEntry *
stm_case_item_get_entry (StmCaseItem *self)
{
  return self->entry;
}

/* Unlike stm_record_equal() this looks at what is derived, which is all. */
gboolean
stm_case_item_equal (StmCaseItem *self, StmCaseItem *other)
{
  StmRecord *record = STM_RECORD (self->entry);
  StmRecord *second = STM_RECORD (other->entry);
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (stm_field_is_text (field)
            ? !g_str_equal (stm_record_get_text (record, field), stm_record_get_text (second, field))
            : stm_record_get_number (record, field) != stm_record_get_number (second, field))
        return FALSE;
    }

  return g_str_equal (stm_record_get_uuid (record), stm_record_get_uuid (second));
}
