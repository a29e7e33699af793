#pragma once

#include "documents/stm-document.h"
#include "documents/stm-template-values.h"

G_BEGIN_DECLS

/* A document as data (SPEC B3): its blocks, with placeholders for what differs
 * each time. */
#define STM_TYPE_TEMPLATE (stm_template_get_type ())
G_DECLARE_FINAL_TYPE (StmTemplate, stm_template, STM, TEMPLATE, GObject)

StmTemplate *stm_template_parse        (const char         *file,
                                        const char         *text,
                                        gssize              length,
                                        GError            **error);
gboolean     stm_template_check        (StmTemplate        *self,
                                        StmTemplateValues  *known,
                                        GError            **error);
StmDocument *stm_template_render       (StmTemplate        *self,
                                        StmTemplateValues  *values,
                                        const char         *date,
                                        GError            **error);

const char  *stm_template_get_file     (StmTemplate        *self);
const char  *stm_template_get_id       (StmTemplate        *self);
int          stm_template_get_revision (StmTemplate        *self);
const char  *stm_template_get_title    (StmTemplate        *self);
const char  *stm_template_get_language (StmTemplate        *self);
const char  *stm_template_get_kind     (StmTemplate        *self);

G_END_DECLS
