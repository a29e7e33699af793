#pragma once

#include "../store/store-fixture.h"
#include "../widgets/widget-tools.h"

/* A window that remembers what it was asked to do, over a store with one of
 * each kind of record. */
typedef struct
{
  StoreFixture       store;
  GtkWidget         *window;
  AdwNavigationView *navigation;
  GString           *asked;
} ViewFixture;

void       view_fixture_set_up     (ViewFixture       *fixture,
                                    gconstpointer      data);
void       view_fixture_tear_down  (ViewFixture       *fixture,
                                    gconstpointer      data);
void       view_fixture_push       (ViewFixture       *fixture,
                                    AdwNavigationPage *page);
/* the profile is of that service from now on, and it works in it */
void       view_fixture_become_service (ViewFixture    *fixture,
                                    StmService        *service);
/* saves a decision as the region, whoever works */
void       view_fixture_decide     (ViewFixture       *fixture,
                                    StmService        *service,
                                    int                period,
                                    StmDecision        decision);
/* as it comes from a file, with all that only the program writes else */
void       view_fixture_import     (ViewFixture       *fixture,
                                    StmRecord         *record);
/* takes the floating dialog and waits until it is on the screen */
void       view_fixture_present    (ViewFixture       *fixture,
                                    AdwDialog         *dialog);
/* runs the main context until condition is true of data */
void       view_fixture_wait       (gboolean         (*condition) (gpointer data),
                                    gpointer           data);
GtkWidget *view_fixture_find_button (GtkWidget        *root,
                                    const char        *label);
GtkWidget *view_fixture_find_row   (GtkWidget         *root,
                                    const char        *title);
GtkWidget *view_fixture_find_field (GtkWidget         *root,
                                    const char        *field);
