#pragma once

#include <adwaita.h>

#include "widgets/stm-editor.h"

/* The first widget of a type under root, root included. */
static inline GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
find_text (GtkWidget *root)
{
  return find_widget (root, GTK_TYPE_TEXT);
}

static inline void
type_text (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_text (row)), text);
}

static inline const char *
read_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_text (row)));
}

static inline void
run_main_context (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline void
wait_for (GtkWidget *widget, gboolean (*is_done) (GtkWidget *widget))
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!is_done (widget))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static inline GtkWidget *
present_in_window (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (window, gtk_widget_get_mapped);

  return window;
}

/* A row as it stands in a form. */
static inline GtkWidget *
present_row (GtkWidget *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return present_in_window (group);
}

static inline StmProblemList *
create_problem (const char *field, StmSeverity severity, const char *message)
{
  StmProblemList *problems = stm_problem_list_new ();

  stm_problem_list_add (problems, field, severity, "%s", message);

  return problems;
}
