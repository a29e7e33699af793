#pragma once

#include "documents/stm-document.h"
#include "store/stm-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets a document of a few pages leave the program, by a printer or in a PDF
 * file.  The histories of records say so before it does (SPEC P3).
 *
 * from: a widget in the window; records: of StmRecord; fields: (nullable): the
 * names of what is told of them, separated by spaces */
void stm_document_delivery_print (GtkWidget   *from,
                                  StmStore    *store,
                                  StmDocument *document,
                                  GListModel  *records,
                                  const char  *fields);
/* name: of the file, without a suffix */
void stm_document_delivery_save  (GtkWidget   *from,
                                  StmStore    *store,
                                  StmDocument *document,
                                  GListModel  *records,
                                  const char  *fields,
                                  const char  *name);

G_END_DECLS
