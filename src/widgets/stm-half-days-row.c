#include "config.h"

#include "widgets/stm-half-days-row.h"

#include "core/stm-choices.h"
#include "core/stm-stage-rules.h"

#include <glib/gi18n-lib.h>

#define N_HALVES 2
#define N_CHECKS (STM_STAGE_N_DAYS * N_HALVES)

struct _StmHalfDaysRow
{
  StmFieldRow  parent_instance;

  GtkWidget   *box;
  GtkWidget   *grid;
  GtkWidget   *summary;
  GtkWidget   *checks[N_CHECKS];
};

enum { PROP_0, PROP_SUMMARY, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmHalfDaysRow, stm_half_days_row, STM_TYPE_FIELD_ROW)

static void
check_toggled (StmHalfDaysRow *self)
{
  int days = 0;

  for (guint i = 0; i < N_CHECKS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      days |= 1 << i;

  stm_field_row_set_number (STM_FIELD_ROW (self), days);
}

static void
stm_half_days_row_load (StmFieldRow *row)
{
  StmHalfDaysRow *self = STM_HALF_DAYS_ROW (row);
  int days = stm_field_row_get_number (row);

  for (guint i = 0; i < N_CHECKS; i++)
    {
      g_signal_handlers_block_by_func (self->checks[i], check_toggled, self);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[i]), (days & (1 << i)) != 0);
      g_signal_handlers_unblock_by_func (self->checks[i], check_toggled, self);
    }
}

static void
stm_half_days_row_begin (StmFieldRow *row)
{
  gtk_widget_child_focus (STM_HALF_DAYS_ROW (row)->grid, GTK_DIR_TAB_FORWARD);
}

static gboolean
stm_half_days_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (STM_HALF_DAYS_ROW (widget)->grid, GTK_DIR_TAB_FORWARD);
}

static void
stm_half_days_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, gtk_label_get_label (GTK_LABEL (STM_HALF_DAYS_ROW (object)->summary)));
}

static void
stm_half_days_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  stm_half_days_row_set_summary (STM_HALF_DAYS_ROW (object), g_value_get_string (value));
}

static void
stm_half_days_row_class_init (StmHalfDaysRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_half_days_row_get_property;
  object_class->set_property = stm_half_days_row_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = stm_half_days_row_grab_focus;
  STM_FIELD_ROW_CLASS (klass)->load = stm_half_days_row_load;
  STM_FIELD_ROW_CLASS (klass)->begin = stm_half_days_row_begin;

  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");

  return label;
}

/* The check buttons say it all to assistive technology. */
static void
add_headings (StmHalfDaysRow *self)
{
  const char *const halves[] = { _("Morning"), _("Afternoon") };

  for (int day = 0; day < STM_STAGE_N_DAYS; day++)
    {
      /* "mo", as in a small calendar */
      g_autofree char *name = g_utf8_substring (stm_stage_get_day_name (day), 0, 2);

      gtk_grid_attach (GTK_GRID (self->grid), new_heading (name), day + 1, 0, 1, 1);
    }

  for (int half = 0; half < N_HALVES; half++)
    {
      GtkWidget *label = new_heading (halves[half]);

      gtk_label_set_xalign (GTK_LABEL (label), 0.0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_margin_end (label, 8);
      gtk_grid_attach (GTK_GRID (self->grid), label, 0, half + 1, 1, 1);
    }
}

static void
add_checks (StmHalfDaysRow *self)
{
  for (int i = 0; i < N_CHECKS; i++)
    {
      const char *name = _(stm_half_day_choices[i].label);

      self->checks[i] = gtk_check_button_new ();
      gtk_widget_set_halign (self->checks[i], GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (self->checks[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (self->grid), self->checks[i], i / N_HALVES + 1, i % N_HALVES + 1, 1, 1);
    }
}

static void
stm_half_days_row_init (StmHalfDaysRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "column-spacing", 8,
                             "row-spacing", 3, "halign", GTK_ALIGN_START, "margin-top", 3, NULL);
  add_headings (self);
  add_checks (self);

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0.0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_add_css_class (self->summary, "numeric");
  gtk_widget_set_visible (self->summary, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->summary, NULL, -1);

  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  stm_field_row_set_body (STM_FIELD_ROW (self), self->box, self->grid);
}

void
stm_half_days_row_set_summary (StmHalfDaysRow *self, const char *summary)
{
  gtk_label_set_label (GTK_LABEL (self->summary), summary != NULL ? summary : "");
  gtk_widget_set_visible (self->summary, summary != NULL && *summary != '\0');
}
