#pragma once

#include "view-fixture.h"

#include "core/stm-case-file.h"
#include "core/stm-printout.h"

/* GTK's own dialog prints to a file of that name in the working folder. */
#define PAPER_PRINTED "output.pdf"

/* A partner's profile with a dossier, whose first appointment is to come; the
 * working folder is that of its store. */
typedef struct
{
  ViewFixture  view;
  StmDossier  *dossier;
  StmCaseFile *file;
  char        *appointment;
} PaperFixture;

void         paper_fixture_set_up          (PaperFixture    *fixture,
                                            gconstpointer    data);
void         paper_fixture_tear_down       (PaperFixture    *fixture,
                                            gconstpointer    data);

guint        paper_fixture_count_printouts (PaperFixture    *fixture);
/* (transfer full): the only one, with its content */
StmPrintout *paper_fixture_get_printout    (PaperFixture    *fixture);
void         paper_fixture_assert_bytes    (const char      *path,
                                            StmPrintout     *printout);

/* the letter to the first appointment, in its preview */
void         paper_fixture_show_letter     (PaperFixture    *fixture);
/* the preview that is open */
AdwDialog   *paper_fixture_get_dialog      (PaperFixture    *fixture);
/* the dialog for printing that comes, with its first printer */
void         paper_fixture_answer_printing (GtkResponseType  response);
/* the same after a click on "Print…" */
void         paper_fixture_print           (PaperFixture    *fixture,
                                            GtkResponseType  response);
/* The dialog looks for printers, also while it goes, and lets nothing else happen
 * meanwhile. */
void         paper_fixture_wait            (gboolean       (*condition) (gpointer data),
                                            gpointer         data);
/* conditions for that: of the window; of the preview */
gboolean     paper_fixture_is_closed       (gpointer         window);
gboolean     paper_fixture_is_ready        (gpointer         dialog);
