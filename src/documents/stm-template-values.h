#pragma once

#include "core/stm-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What stands in the place of the placeholders of a template: names with a
 * text each, and lists of rows that have names of their own. */
#define STM_TYPE_TEMPLATE_VALUES (stm_template_values_get_type ())
G_DECLARE_FINAL_TYPE (StmTemplateValues, stm_template_values, STM, TEMPLATE_VALUES, GObject)

StmTemplateValues *stm_template_values_new         (void);
void               stm_template_values_set         (StmTemplateValues *self,
                                                    const char        *name,
                                                    const char        *text);
void               stm_template_values_set_date    (StmTemplateValues *self,
                                                    const char        *name,
                                                    const char        *iso);
void               stm_template_values_set_field   (StmTemplateValues *self,
                                                    const char        *name,
                                                    const StmField    *field,
                                                    const char        *text,
                                                    const char        *key);
void               stm_template_values_add_record  (StmTemplateValues *self,
                                                    const char        *name,
                                                    StmRecord         *record);
void               stm_template_values_add_type    (StmTemplateValues *self,
                                                    const char        *name,
                                                    GType              type);
void               stm_template_values_add_list    (StmTemplateValues *self,
                                                    const char        *list);
StmTemplateValues *stm_template_values_add_row     (StmTemplateValues *self,
                                                    const char        *list);
void               stm_template_values_add_records (StmTemplateValues *self,
                                                    const char        *list,
                                                    const char        *name,
                                                    GListModel        *records);

const char        *stm_template_values_get         (StmTemplateValues *self,
                                                    const char        *name);
gboolean           stm_template_values_was_read    (StmTemplateValues *self,
                                                    const char        *name);
const char        *stm_template_values_get_key     (StmTemplateValues *self,
                                                    const char        *name);
const StmField    *stm_template_values_get_field   (StmTemplateValues *self,
                                                    const char        *name);
gboolean           stm_template_values_has_list    (StmTemplateValues *self,
                                                    const char        *list);
guint              stm_template_values_get_n_rows  (StmTemplateValues *self,
                                                    const char        *list);
StmTemplateValues *stm_template_values_get_row     (StmTemplateValues *self,
                                                    const char        *list,
                                                    guint              row);

G_END_DECLS
