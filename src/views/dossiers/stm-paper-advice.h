#pragma once

#include "core/stm-case-file.h"
#include "core/stm-printout.h"
#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The final advice on its way to the client and the VDAB (SPEC W12). */

/* (transfer full): the case as it will be with an advice, for the document on it;
 * file stays as it is */
StmCaseFile *stm_paper_with_advice   (StmCaseFile  *file,
                                      int           advice,
                                      const char   *remark,
                                      const char   *today);
/* When the advice is given: prints the printout that went with it, and opens the
 * mail program with its text; delivery: bits of StmDelivery; file: of
 * stm_paper_with_advice() */
void         stm_paper_deliver_advice (GtkWidget   *from,
                                       StmStore    *store,
                                       StmCaseFile *file,
                                       StmPrintout *printout,
                                       int          delivery);

G_END_DECLS
