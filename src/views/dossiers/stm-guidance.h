#pragma once

#include "store/stm-store-case.h"

G_BEGIN_DECLS

/**
 * StmGuidance:
 * @store: where the dossier is kept
 * @file: (nullable): all of it
 * @today: an ISO day
 * @may_edit: whether the rules let anything be changed (SPEC W15)
 *
 * What the tab of guidance, its rows and its dialogs look at.
 */
typedef struct
{
  StmStore    *store;
  StmCaseFile *file;
  char        *today;
  gboolean     may_edit;
} StmGuidance;

void         stm_guidance_set         (StmGuidance *self,
                                       StmCaseFile *file,
                                       const char  *today);
void         stm_guidance_clear       (StmGuidance *self);
const char  *stm_guidance_get_dossier (StmGuidance *self);

/* the parts of it in the order of the screen; (transfer full) */
GListModel  *stm_guidance_list_signals (StmGuidance *self);
GListModel  *stm_guidance_list_goals   (StmGuidance *self);
GListModel  *stm_guidance_list_tasks   (StmGuidance *self);

/* (transfer full) (nullable): by when the first action sheet is to be closed, an
 * ISO day (SPEC W8) */
char        *stm_guidance_dup_sheet_due (StmGuidance *self);
/* whether the task stands on a sheet that both signed, or that is closed (SPEC W8) */
gboolean     stm_guidance_is_signed   (StmGuidance *self,
                                       StmTask     *task);
/* (transfer full) (nullable): a title by its uuid, of a part of the dossier */
char        *stm_guidance_dup_title   (StmGuidance *self,
                                       GType        type,
                                       const char  *uuid);

G_END_DECLS
