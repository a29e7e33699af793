#include "config.h"

#include "core/stm-title.h"

/**
 * StmTitle:
 *
 * The name of a record: what lists to choose from and search results show.
 */
struct _StmTitle
{
  GObject  parent_instance;

  char    *kind;
  char    *uuid;
  char    *title;
  char    *subtitle;
};

enum { PROP_0, PROP_KIND, PROP_UUID, PROP_TITLE, PROP_SUBTITLE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StmTitle, stm_title, G_TYPE_OBJECT)

static void
stm_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmTitle *self = STM_TITLE (object);
  const char *const values[] = { NULL, self->kind, self->uuid, self->title, self->subtitle };

  g_value_set_string (value, values[id]);
}

static void
stm_title_finalize (GObject *object)
{
  StmTitle *self = STM_TITLE (object);

  g_free (self->kind);
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (stm_title_parent_class)->finalize (object);
}

static void
stm_title_class_init (StmTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const names[] = { NULL, "kind", "uuid", "title", "subtitle" };

  object_class->get_property = stm_title_get_property;
  object_class->finalize = stm_title_finalize;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_title_init (StmTitle *self)
{
}

/**
 * stm_title_new:
 * @kind: the kind of record
 * @uuid: its uuid; "" for "none of them"
 * @title: how a person calls it
 * @subtitle: (nullable): what tells it from others of that name
 *
 * Returns: (transfer full): a title
 */
StmTitle *
stm_title_new (const char *kind, const char *uuid, const char *title, const char *subtitle)
{
  StmTitle *self = g_object_new (STM_TYPE_TITLE, NULL);

  self->kind = g_strdup (kind);
  self->uuid = g_strdup (uuid);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);

  return self;
}

/**
 * stm_title_get_kind:
 * @self: a title
 *
 * Returns: (transfer none): the kind of record
 */
const char *
stm_title_get_kind (StmTitle *self)
{
  return self->kind;
}

/**
 * stm_title_get_uuid:
 * @self: a title
 *
 * Returns: (transfer none): the uuid of the record
 */
const char *
stm_title_get_uuid (StmTitle *self)
{
  return self->uuid;
}

/**
 * stm_title_get_title:
 * @self: a title
 *
 * Returns: (transfer none): how a person calls the record
 */
const char *
stm_title_get_title (StmTitle *self)
{
  return self->title;
}

/**
 * stm_title_get_subtitle:
 * @self: a title
 *
 * Returns: (transfer none) (nullable): what tells it from others of that name
 */
const char *
stm_title_get_subtitle (StmTitle *self)
{
  return self->subtitle;
}
