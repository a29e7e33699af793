#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/* A programme with its moments as they were in one school year (SPEC T7, V5):
 * data that ships with the program, or that an office puts in its own folder.
 * What was released never changes; a change is a higher version of the same id. */
#define STM_TYPE_PROGRAMME_TEMPLATE (stm_programme_template_get_type ())
G_DECLARE_FINAL_TYPE (StmProgrammeTemplate, stm_programme_template, STM, PROGRAMME_TEMPLATE, GObject)

StmProgrammeTemplate *stm_programme_template_parse           (const char            *file,
                                                              const char            *text,
                                                              gssize                 length,
                                                              GError               **error);
const char           *stm_programme_template_get_id          (StmProgrammeTemplate  *self);
int                   stm_programme_template_get_version     (StmProgrammeTemplate  *self);
const char           *stm_programme_template_get_name        (StmProgrammeTemplate  *self);
const char           *stm_programme_template_get_description (StmProgrammeTemplate  *self);
GPtrArray            *stm_programme_template_make            (StmProgrammeTemplate  *self,
                                                              const char            *school_year,
                                                              const char            *name,
                                                              GError               **error);

G_END_DECLS
