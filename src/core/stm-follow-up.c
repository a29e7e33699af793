#include "config.h"

#include "core/stm-follow-up.h"

#include <glib/gi18n-lib.h>

/**
 * StmFollowUp:
 *
 * One thing to act on: why, what, by when, and the action that begins it.
 */
struct _StmFollowUp
{
  GObject     parent_instance;

  StmUrgency  urgency;
  char       *title;
  char       *subtitle;
  const char *action;
  GVariant   *target;
};

G_DEFINE_FINAL_TYPE (StmFollowUp, stm_follow_up, G_TYPE_OBJECT)

/* in the order of StmUrgency */
static const char *const labels[] = { N_("Late"), N_("Due"), N_("New"), N_("Undecided") };

static void
stm_follow_up_finalize (GObject *object)
{
  StmFollowUp *self = STM_FOLLOW_UP (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_variant_unref (self->target);

  G_OBJECT_CLASS (stm_follow_up_parent_class)->finalize (object);
}

static void
stm_follow_up_class_init (StmFollowUpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_follow_up_finalize;
}

static void
stm_follow_up_init (StmFollowUp *self)
{
}

/**
 * stm_urgency_get_label:
 * @urgency: an urgency
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
stm_urgency_get_label (StmUrgency urgency)
{
  return _(labels[urgency]);
}

/**
 * stm_follow_up_new:
 * @urgency: why it is there
 * @title: what it is about
 * @subtitle: (nullable): what to do, by when
 * @action: the name of an action, a constant
 * @target: (transfer floating): what it is given
 *
 * Returns: (transfer full): one thing to act on
 */
StmFollowUp *
stm_follow_up_new (StmUrgency urgency, const char *title, const char *subtitle, const char *action, GVariant *target)
{
  StmFollowUp *self = g_object_new (STM_TYPE_FOLLOW_UP, NULL);

  self->urgency = urgency;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->action = action;
  self->target = g_variant_ref_sink (target);

  return self;
}

/**
 * stm_follow_up_get_urgency:
 * @self: a thing to act on
 *
 * Returns: why it is there
 */
StmUrgency
stm_follow_up_get_urgency (StmFollowUp *self)
{
  return self->urgency;
}

/**
 * stm_follow_up_get_title:
 * @self: a thing to act on
 *
 * Returns: (transfer none): what it is about
 */
const char *
stm_follow_up_get_title (StmFollowUp *self)
{
  return self->title;
}

/**
 * stm_follow_up_get_subtitle:
 * @self: a thing to act on
 *
 * Returns: (transfer none) (nullable): what to do, by when
 */
const char *
stm_follow_up_get_subtitle (StmFollowUp *self)
{
  return self->subtitle;
}

/**
 * stm_follow_up_get_action:
 * @self: a thing to act on
 *
 * Returns: (transfer none): the name of the action that begins it
 */
const char *
stm_follow_up_get_action (StmFollowUp *self)
{
  return self->action;
}

/**
 * stm_follow_up_get_target:
 * @self: a thing to act on
 *
 * Returns: (transfer none): what the action is given
 */
GVariant *
stm_follow_up_get_target (StmFollowUp *self)
{
  return self->target;
}

/**
 * stm_follow_up_equal:
 * @self: a thing to act on
 * @other: another one
 *
 * Returns: whether both say and do the same
 */
gboolean
stm_follow_up_equal (StmFollowUp *self, StmFollowUp *other)
{
  return self->urgency == other->urgency && g_str_equal (self->title, other->title)
         && g_strcmp0 (self->subtitle, other->subtitle) == 0 && g_str_equal (self->action, other->action)
         && g_variant_equal (self->target, other->target);
}
