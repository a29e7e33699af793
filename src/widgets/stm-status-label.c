#include "config.h"

#include "widgets/stm-status-label.h"

#include "core/stm-choices.h"

#include <glib/gi18n-lib.h>

/**
 * StmStatusLabel:
 *
 * An icon and a word; the colour of the icon only repeats what both say.
 */
struct _StmStatusLabel
{
  AdwBin      parent_instance;

  GtkWidget  *image;
  GtkWidget  *label;
  const char *css_class;
};

G_DEFINE_FINAL_TYPE (StmStatusLabel, stm_status_label, ADW_TYPE_BIN)

typedef struct
{
  const char *icon_name;
  const char *css_class;
} Look;

/* in the order of StmStatus */
static const Look statuses[] = {
  { "stm-status-none-symbolic", "dim-label" },
  { "stm-status-requested-symbolic", "accent" },
  { "stm-status-partly-symbolic", "warning" },
  { "stm-status-accepted-symbolic", "success" },
  { "stm-status-declined-symbolic", "error" },
};

/* in the order of StmDecision */
static const Look decisions[] = {
  { "stm-status-accepted-symbolic", "success" },
  { "stm-status-declined-symbolic", "error" },
  { "stm-status-withdrawn-symbolic", "warning" },
};

/* in the order of StmDeadlineState */
static const Look deadlines[] = {
  { "stm-status-requested-symbolic", "dim-label" },
  { "stm-deadline-soon-symbolic", "warning" },
  { "stm-deadline-late-symbolic", "error" },
  { "stm-status-accepted-symbolic", "success" },
};

/* in the order of StmUrgency, and that of what is followed up */
static const Look urgencies[] = {
  { "stm-deadline-late-symbolic", "error" },
  { "stm-deadline-soon-symbolic", "warning" },
  { "starred-symbolic", "accent" },
  { "stm-status-requested-symbolic", "dim-label" },
  { "stm-status-accepted-symbolic", "success" },
};

/* as it may go, and other than was meant */
static const Look stopped[] = {
  { "stm-status-withdrawn-symbolic", "dim-label" },
  { "stm-status-withdrawn-symbolic", "warning" },
};

static void
stm_status_label_class_init (StmStatusLabelClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "statuslabel");
}

static void
stm_status_label_init (StmStatusLabel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);

  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
stm_status_label_new (void)
{
  return g_object_new (STM_TYPE_STATUS_LABEL, NULL);
}

static void
show (StmStatusLabel *self, const Look *look, const char *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), look->icon_name);
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->image, self->css_class);
  self->css_class = look->css_class;
  gtk_widget_add_css_class (self->image, self->css_class);

  gtk_label_set_label (GTK_LABEL (self->label), text);
}

void
stm_status_label_set_status (StmStatusLabel *self, StmStatus status)
{
  show (self, &statuses[status], _(stm_status_choices[status].label));
}

void
stm_status_label_set_decision (StmStatusLabel *self, StmDecision decision)
{
  show (self, &decisions[decision], _(stm_decision_choices[decision].label));
}

/* text: (nullable): in the place of the state's name */
void
stm_status_label_set_deadline (StmStatusLabel *self, StmDeadlineState state, const char *text)
{
  show (self, &deadlines[state], text != NULL ? text : stm_deadline_state_get_label (state));
}

void
stm_status_label_set_stopped (StmStatusLabel *self, gboolean is_warning, const char *text)
{
  show (self, &stopped[is_warning ? 1 : 0], text);
}

const char *
stm_status_get_icon_name (StmStatus status)
{
  return statuses[status].icon_name;
}

const char *
stm_status_get_css_class (StmStatus status)
{
  return statuses[status].css_class;
}

const char *
stm_deadline_state_get_icon_name (StmDeadlineState state)
{
  return deadlines[state].icon_name;
}

const char *
stm_deadline_state_get_css_class (StmDeadlineState state)
{
  return deadlines[state].css_class;
}

const char *
stm_urgency_get_icon_name (guint urgency)
{
  return urgencies[urgency].icon_name;
}

const char *
stm_urgency_get_css_class (guint urgency)
{
  return urgencies[urgency].css_class;
}
