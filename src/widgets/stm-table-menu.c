#include "config.h"

#include "widgets/stm-table-private.h"

#include <glib/gi18n-lib.h>

#define STATE_TYPE "(sba{s(bi)})"

/* What one can do with the columns: the actions, their menu, and the text in
 * which widths, hidden columns and sort are kept. */

static void
on_change_sort_by (GSimpleAction *action, GVariant *value, StmTable *self)
{
  stm_table_change_sort (self, g_variant_get_string (value, NULL), self->descending);
}

static void
on_change_sort_descending (GSimpleAction *action, GVariant *value, StmTable *self)
{
  stm_table_change_sort (self, self->sort != NULL ? self->sort->name : NULL, g_variant_get_boolean (value));
}

static void
add_sort_actions (StmTable *self)
{
  g_autoptr (GSimpleAction) by = g_simple_action_new_stateful ("sort-by", G_VARIANT_TYPE_STRING,
                                                               g_variant_new_string (""));
  g_autoptr (GSimpleAction) descending = g_simple_action_new_stateful ("sort-descending", NULL,
                                                                       g_variant_new_boolean (FALSE));

  g_signal_connect_object (by, "change-state", G_CALLBACK (on_change_sort_by), self, 0);
  g_signal_connect_object (descending, "change-state", G_CALLBACK (on_change_sort_descending), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (by));
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (descending));
}

static GMenuModel *
create_columns_menu (StmTable *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < self->fields->len; i++)
    {
      const StmField *field = self->fields->pdata[i];
      g_autofree char *action = g_strdup_printf ("table.show-%s", field->name);

      g_menu_append (menu, stm_field_get_label (field), action);
    }

  return G_MENU_MODEL (menu);
}

void
stm_table_add_actions (StmTable *self)
{
  g_autoptr (GMenuModel) menu = create_columns_menu (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const StmField *field = self->fields->pdata[i];
      g_autofree char *name = g_strdup_printf ("show-%s", field->name);
      g_autoptr (GPropertyAction) show = g_property_action_new (name, self->columns->pdata[i], "visible");

      if (i > 0)
        g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (show));
      gtk_column_view_column_set_header_menu (self->columns->pdata[i], menu);
    }

  add_sort_actions (self);
}

void
stm_table_update_sort_actions (StmTable *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort-by")),
                             g_variant_new_string (self->sort != NULL ? self->sort->name : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort-descending")),
                             g_variant_new_boolean (self->descending));
}

static GMenuModel *
create_sort_menu (StmTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      const StmField *field = self->fields->pdata[i];
      g_autofree char *action = g_strdup_printf ("table.sort-by::%s", field->name);

      if (field->flags & STM_FIELD_SORTED)
        g_menu_append (by, stm_field_get_label (field), action);
    }
  g_menu_append (order, _("_Last to First"), "table.sort-descending");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));

  return G_MENU_MODEL (menu);
}

GMenuModel *
stm_table_create_menu (StmTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) sort = create_sort_menu (self);
  g_autoptr (GMenuModel) columns = create_columns_menu (self);

  g_menu_append_submenu (menu, _("_Sort By"), sort);
  g_menu_append_submenu (menu, _("_Columns"), columns);

  return G_MENU_MODEL (menu);
}

char **
stm_table_dup_shown (StmTable *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_column_view_column_get_visible (self->columns->pdata[i]))
      g_strv_builder_add (names, ((const StmField *) self->fields->pdata[i])->name);

  return g_strv_builder_end (names);
}

char *
stm_table_dup_state (StmTable *self)
{
  g_autoptr (GVariant) state = NULL;
  GVariantBuilder columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(bi)}"));

  for (guint i = 0; i < self->columns->len; i++)
    g_variant_builder_add (&columns, "{s(bi)}", ((const StmField *) self->fields->pdata[i])->name,
                           gtk_column_view_column_get_visible (self->columns->pdata[i]),
                           gtk_column_view_column_get_fixed_width (self->columns->pdata[i]));

  state = g_variant_ref_sink (g_variant_new (STATE_TYPE, self->sort != NULL ? self->sort->name : "",
                                             self->descending, &columns));

  return g_variant_print (state, FALSE);
}

static void
restore_column (StmTable *self, guint index, GVariant *columns)
{
  const StmField *field = self->fields->pdata[index];
  gboolean visible;
  int width;

  if (!g_variant_lookup (columns, field->name, "(bi)", &visible, &width))
    return;

  if (index > 0)
    gtk_column_view_column_set_visible (self->columns->pdata[index], visible);
  if (width == -1 || (width >= 20 && width <= 4000))
    gtk_column_view_column_set_fixed_width (self->columns->pdata[index], width);
}

void
stm_table_restore_state (StmTable *self, const char *state)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) columns = NULL;
  const StmField *field;
  const char *sort;
  gboolean descending;

  variant = g_variant_parse (G_VARIANT_TYPE (STATE_TYPE), state, NULL, NULL, NULL);
  if (variant == NULL)
    return;

  g_variant_get (variant, "(&sb@a{s(bi)})", &sort, &descending, &columns);
  for (guint i = 0; i < self->columns->len; i++)
    restore_column (self, i, columns);

  field = stm_record_class_find_field (self->klass, sort);
  if (field != NULL && (field->flags & STM_FIELD_SORTED))
    stm_table_change_sort (self, sort, descending);
}
