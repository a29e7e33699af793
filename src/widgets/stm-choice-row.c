#include "config.h"

#include "widgets/stm-choice-row.h"

struct _StmChoiceRow
{
  StmPickerRow  parent_instance;
};

G_DEFINE_FINAL_TYPE (StmChoiceRow, stm_choice_row, STM_TYPE_PICKER_ROW)

static void
create_model (StmChoiceRow *self)
{
  const StmField *field = stm_field_row_get_definition (STM_FIELD_ROW (self));
  gboolean required = stm_field_row_get_required (STM_FIELD_ROW (self));
  g_autoptr (GListStore) titles = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; i < stm_field_count_choices (field); i++)
    {
      const char *key = field->choices[i].key;
      g_autoptr (StmTitle) title = stm_title_new (field->name, key, stm_field_get_choice_label (field, i), NULL);

      if (!required || *key != '\0')
        g_list_store_append (titles, title);
    }

  stm_picker_row_set_model (STM_PICKER_ROW (self), G_LIST_MODEL (titles));
}

static void
stm_choice_row_load (StmFieldRow *row)
{
  const StmField *field = stm_field_row_get_definition (row);
  guint index = (guint) stm_field_row_get_number (row);

  if (stm_picker_row_get_model (STM_PICKER_ROW (row)) == NULL)
    create_model (STM_CHOICE_ROW (row));

  stm_picker_row_set_selected (STM_PICKER_ROW (row),
                               index < stm_field_count_choices (field) ? field->choices[index].key : "");
}

static void
stm_choice_row_picked (StmPickerRow *picker, const char *uuid)
{
  StmFieldRow *row = STM_FIELD_ROW (picker);

  stm_field_row_set_number (row, stm_field_find_choice (stm_field_row_get_definition (row), uuid));
}

static void
required_changed (StmChoiceRow *self)
{
  if (stm_field_row_get_definition (STM_FIELD_ROW (self)) != NULL)
    create_model (self);
}

static void
stm_choice_row_class_init (StmChoiceRowClass *klass)
{
  STM_FIELD_ROW_CLASS (klass)->load = stm_choice_row_load;
  STM_PICKER_ROW_CLASS (klass)->picked = stm_choice_row_picked;
}

static void
stm_choice_row_init (StmChoiceRow *self)
{
  g_signal_connect (self, "notify::required", G_CALLBACK (required_changed), NULL);
}
