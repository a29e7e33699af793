#pragma once

#include <adwaita.h>

#include "widgets/stm-editor.h"

G_BEGIN_DECLS

#define STM_TYPE_FIELD_ROW (stm_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmFieldRow, stm_field_row, STM, FIELD_ROW, AdwPreferencesRow)

/**
 * StmFieldRowClass:
 * @load: shows the value of the record; edits that it causes are not written
 * @begin: what a click on the row, its mnemonic or Enter does: mostly to focus
 *   the input
 *
 * What all rows that edit a field have in common: the title above, the value
 * under it, what is wrong under that.
 *
 * Properties: "field" (construct); "title" and "sensitive" as usual;
 * "required" (boolean): says "Required" while empty; by default as the field is
 * flagged, for a field that is required only sometimes set it by hand.
 */
struct _StmFieldRowClass
{
  AdwPreferencesRowClass parent_class;

  void (*load)  (StmFieldRow *self);
  void (*begin) (StmFieldRow *self);
};

/* for the subclasses, in their init: body is the value, input the widget within
 * it that has the focus and so the accessible name */
void            stm_field_row_set_body       (StmFieldRow *self,
                                              GtkWidget   *body,
                                              GtkWidget   *input);
void            stm_field_row_add_suffix     (StmFieldRow *self,
                                              GtkWidget   *suffix);

/* shows the value again, where something else decides how */
void            stm_field_row_reload         (StmFieldRow *self);

StmRecord      *stm_field_row_get_record     (StmFieldRow *self);
const StmField *stm_field_row_get_definition (StmFieldRow *self);
const char     *stm_field_row_get_text       (StmFieldRow *self);
void            stm_field_row_set_text       (StmFieldRow *self,
                                              const char  *text);
int             stm_field_row_get_number     (StmFieldRow *self);
void            stm_field_row_set_number     (StmFieldRow *self,
                                              int          number);

gboolean        stm_field_row_get_required   (StmFieldRow *self);
void            stm_field_row_set_required   (StmFieldRow *self,
                                              gboolean     required);

G_END_DECLS
