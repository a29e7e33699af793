#include "config.h"

#include "widgets/stm-deadline-label.h"

/**
 * StmDeadlineLabel:
 *
 * An icon and a word; the colour of the icon only repeats what both say.
 */
struct _StmDeadlineLabel
{
  AdwBin      parent_instance;

  GtkWidget  *image;
  GtkWidget  *label;
  const char *css_class;
};

G_DEFINE_FINAL_TYPE (StmDeadlineLabel, stm_deadline_label, ADW_TYPE_BIN)

/* in the order of StmDeadlineState */
static const struct
{
  const char *icon_name;
  const char *css_class;
} looks[] = {
  { "stm-status-requested-symbolic", "dim-label" },
  { "stm-deadline-soon-symbolic", "warning" },
  { "stm-deadline-late-symbolic", "error" },
  { "stm-status-accepted-symbolic", "success" },
};

static void
stm_deadline_label_class_init (StmDeadlineLabelClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "deadlinelabel");
}

static void
stm_deadline_label_init (StmDeadlineLabel *self)
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
stm_deadline_label_new (void)
{
  return g_object_new (STM_TYPE_DEADLINE_LABEL, NULL);
}

void
stm_deadline_label_set_state (StmDeadlineLabel *self, StmDeadlineState state, const char *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), looks[state].icon_name);
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->image, self->css_class);
  self->css_class = looks[state].css_class;
  gtk_widget_add_css_class (self->image, self->css_class);

  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : stm_deadline_state_get_label (state));
}

const char *
stm_deadline_state_get_icon_name (StmDeadlineState state)
{
  return looks[state].icon_name;
}

const char *
stm_deadline_state_get_css_class (StmDeadlineState state)
{
  return looks[state].css_class;
}
