#include "config.h"

#include "widgets/stm-job-bar.h"

#include "widgets/stm-announce.h"

#define DELAY_MS 400

struct _StmJobBar
{
  AdwBin          parent_instance;

  GtkRevealer    *revealer;
  GtkLabel       *label;
  GtkProgressBar *progress_bar;

  GCancellable   *cancellable;
  guint           delay_id;
};

enum { PROP_0, PROP_PROGRESS, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmJobBar, stm_job_bar, ADW_TYPE_BIN)

static void
cancel_clicked (StmJobBar *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
appear (gpointer data)
{
  StmJobBar *self = STM_JOB_BAR (data);

  self->delay_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  stm_announce (GTK_WIDGET (self), gtk_label_get_label (self->label));
}

static void
child_revealed (StmJobBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (self->revealer)
                                                 || gtk_revealer_get_child_revealed (self->revealer));
}

static void
stm_job_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, gtk_progress_bar_get_fraction (STM_JOB_BAR (object)->progress_bar));
}

static void
stm_job_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_progress_bar_set_fraction (STM_JOB_BAR (object)->progress_bar, g_value_get_double (value));
}

static void
stm_job_bar_dispose (GObject *object)
{
  StmJobBar *self = STM_JOB_BAR (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (stm_job_bar_parent_class)->dispose (object);
}

static void
stm_job_bar_class_init (StmJobBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stm_job_bar_get_property;
  object_class->set_property = stm_job_bar_set_property;
  object_class->dispose = stm_job_bar_dispose;

  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/stagematching/Desktop/widgets/stm-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StmJobBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, StmJobBar, label);
  gtk_widget_class_bind_template_child (widget_class, StmJobBar, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed);
}

static void
stm_job_bar_init (StmJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
stm_job_bar_new (void)
{
  return g_object_new (STM_TYPE_JOB_BAR, NULL);
}

void
stm_job_bar_begin (StmJobBar *self, const char *text, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_progress_bar_set_fraction (self->progress_bar, 0.0);

  if (self->delay_id == 0)
    self->delay_id = g_timeout_add_once (DELAY_MS, appear, self);
}

void
stm_job_bar_end (StmJobBar *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
