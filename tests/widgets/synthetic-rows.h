#pragma once

#include "core/stm-overview.h"
#include "core/stm-row.h"

#include <gio/gio.h>

/* A list of overview rows that exist only while somebody looks at them, and
 * that counts how many were made. */

static guint rows_made;

#define SYNTHETIC_TYPE_ROW (synthetic_row_get_type ())
G_DECLARE_FINAL_TYPE (SyntheticRow, synthetic_row, SYNTHETIC, ROW, GObject)

struct _SyntheticRow
{
  GObject    parent_instance;

  guint      number;
  StmRecord *record;
};

static StmRecord *
synthetic_row_get_record (StmRow *row)
{
  SyntheticRow *self = SYNTHETIC_ROW (row);
  g_autofree char *last_name = g_strdup_printf ("Peeters %06u", self->number);
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", self->number);

  if (self->record == NULL)
    {
      self->record = stm_record_new (STM_TYPE_OVERVIEW);
      stm_record_set_uuid (self->record, uuid);
      g_object_set (self->record, "first-name", "Zoë", "last-name", last_name, "study-year", 7,
                    "place", "Gent", "school-name", "Atheneum", "form", 1, "periods", 2,
                    "start-1", "2026-09-03", "notes", "één\ntwee",
                    "status", (int) (self->number % (STM_STATUS_DECLINED + 1)), NULL);
    }

  return self->record;
}

static void
synthetic_row_row_init (StmRowInterface *iface)
{
  iface->get_record = synthetic_row_get_record;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SyntheticRow, synthetic_row, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_ROW, synthetic_row_row_init))

static void
synthetic_row_finalize (GObject *object)
{
  g_clear_object (&SYNTHETIC_ROW (object)->record);

  G_OBJECT_CLASS (synthetic_row_parent_class)->finalize (object);
}

static void
synthetic_row_class_init (SyntheticRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = synthetic_row_finalize;
}

static void
synthetic_row_init (SyntheticRow *self)
{
}

#define SYNTHETIC_TYPE_LIST (synthetic_list_get_type ())
G_DECLARE_FINAL_TYPE (SyntheticList, synthetic_list, SYNTHETIC, LIST, GObject)

struct _SyntheticList
{
  GObject  parent_instance;

  guint    n_items;
  gboolean descending;
  gboolean loading;
};

enum { SYNTHETIC_PROP_LOADING = 1 };

static GType
synthetic_list_get_item_type (GListModel *model)
{
  return SYNTHETIC_TYPE_ROW;
}

static guint
synthetic_list_get_n_items (GListModel *model)
{
  return SYNTHETIC_LIST (model)->n_items;
}

static gpointer
synthetic_list_get_item (GListModel *model, guint position)
{
  SyntheticList *self = SYNTHETIC_LIST (model);
  SyntheticRow *row;

  if (position >= self->n_items)
    return NULL;

  row = g_object_new (SYNTHETIC_TYPE_ROW, NULL);
  row->number = self->descending ? self->n_items - 1 - position : position;
  rows_made++;

  return row;
}

static void
synthetic_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = synthetic_list_get_item_type;
  iface->get_n_items = synthetic_list_get_n_items;
  iface->get_item = synthetic_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SyntheticList, synthetic_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, synthetic_list_list_model_init))

static void
synthetic_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, SYNTHETIC_LIST (object)->loading);
}

static void
synthetic_list_class_init (SyntheticListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = synthetic_list_get_property;
  g_object_class_install_property (object_class, SYNTHETIC_PROP_LOADING,
                                   g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE));
}

static void
synthetic_list_init (SyntheticList *self)
{
}

static inline SyntheticList *
synthetic_list_new (guint n_items)
{
  SyntheticList *self = g_object_new (SYNTHETIC_TYPE_LIST, NULL);

  self->n_items = n_items;

  return self;
}

/* All rows are other ones now. */
static inline void
synthetic_list_replace (SyntheticList *self, guint n_items)
{
  guint before = self->n_items;

  self->n_items = n_items;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n_items);
}

static inline void
synthetic_list_set_loading (SyntheticList *self, gboolean loading)
{
  self->loading = loading;
  g_object_notify (G_OBJECT (self), "loading");
}
