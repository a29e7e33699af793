#include "config.h"

#include "views/demands/stm-pupil-row.h"

#include <glib/gi18n-lib.h>

struct _StmPupilRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *check;
  char         *student;
  StmRecord    *assignment;
  gboolean      is_elsewhere;
};

enum { TOGGLED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmPupilRow, stm_pupil_row, ADW_TYPE_ACTION_ROW)

static void
toggled (StmPupilRow *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
stm_pupil_row_finalize (GObject *object)
{
  StmPupilRow *self = STM_PUPIL_ROW (object);

  g_free (self->student);
  g_clear_object (&self->assignment);

  G_OBJECT_CLASS (stm_pupil_row_parent_class)->finalize (object);
}

static void
stm_pupil_row_class_init (StmPupilRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_pupil_row_finalize;

  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
stm_pupil_row_init (StmPupilRow *self)
{
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->check);
}

GtkWidget *
stm_pupil_row_new (StmStudent *student, StmRecord *assignment, const char *elsewhere)
{
  StmPupilRow *self = g_object_new (STM_TYPE_PUPIL_ROW, "use-markup", FALSE, NULL);
  g_autofree char *name = stm_record_dup_title (STM_RECORD (student));

  self->student = g_strdup (stm_record_get_uuid (STM_RECORD (student)));
  self->assignment = assignment != NULL ? g_object_ref (assignment) : NULL;
  self->is_elsewhere = elsewhere != NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  if (elsewhere != NULL)
    {
      /* Translators: the name of an institution */
      g_autofree char *goes = g_strdup_printf (_("Goes to %s"), elsewhere);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), goes);
    }

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), assignment != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

gboolean
stm_pupil_row_get_chosen (StmPupilRow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

StmRecord *
stm_pupil_row_get_assignment (StmPupilRow *self)
{
  return self->assignment;
}

const char *
stm_pupil_row_get_student (StmPupilRow *self)
{
  return self->student;
}

void
stm_pupil_row_set_full (StmPupilRow *self, gboolean full)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), !self->is_elsewhere && (!full || stm_pupil_row_get_chosen (self)));
}
