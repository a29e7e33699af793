#pragma once

#include "documents/stm-template.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmTemplateNamesFunc:
 * @kind: the kind of record that a template is about, "dossier"
 * @data: what was handed in
 *
 * Tells which names a template of that kind may use.
 *
 * Returns: (transfer full) (nullable): values with every name, and a row in each
 *   list; %NULL where there are no documents of that kind
 */
typedef StmTemplateValues *(*StmTemplateNamesFunc) (const char *kind, gpointer data);

/**
 * StmTemplateProblem:
 * @file: the name of the file
 * @id: that of the template that it was to be
 * @message: a line: the file, the place in it and the reason
 *
 * Why a file with a template cannot be used.
 */
typedef struct
{
  char *file;
  char *id;
  char *message;
} StmTemplateProblem;

/* All templates: those of the program, and those of the office's own folder,
 * which go before them (SPEC B3). */
#define STM_TYPE_TEMPLATES (stm_templates_get_type ())
G_DECLARE_FINAL_TYPE (StmTemplates, stm_templates, STM, TEMPLATES, GObject)

GFile                    *stm_templates_get_folder     (void);

StmTemplates             *stm_templates_new            (GFile                 *folder,
                                                        StmTemplateNamesFunc   names,
                                                        gpointer               data);
StmTemplate              *stm_templates_find           (StmTemplates          *self,
                                                        const char            *id);
GListModel               *stm_templates_list           (StmTemplates          *self,
                                                        const char            *kind);
gboolean                  stm_templates_is_own         (StmTemplates          *self,
                                                        StmTemplate           *template);
const StmTemplateProblem *stm_templates_get_problem    (StmTemplates          *self,
                                                        guint                  index);
const StmTemplateProblem *stm_templates_find_problem   (StmTemplates          *self,
                                                        const char            *id);

GFile                    *stm_templates_copy_delivered (const char            *id,
                                                        GFile                 *folder,
                                                        GError               **error);

G_END_DECLS
