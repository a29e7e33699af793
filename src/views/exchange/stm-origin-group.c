#include "config.h"

#include "views/exchange/stm-origin-group.h"

#include "views/exchange/stm-package-words.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-style.h"

#include <glib/gi18n-lib.h>

struct _StmOriginGroup
{
  AdwPreferencesGroup  parent_instance;
};

G_DEFINE_FINAL_TYPE (StmOriginGroup, stm_origin_group, ADW_TYPE_PREFERENCES_GROUP)

static void
stm_origin_group_class_init (StmOriginGroupClass *klass)
{
}

static void
stm_origin_group_init (StmOriginGroup *self)
{
  stm_style_ensure ();
}

static GtkWidget *
add_row (StmOriginGroup *self, const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return row;
}

/* An icon and a word; the colour only repeats them. */
static void
add_sender (StmOriginGroup *self, const StmPackageOrigin *origin)
{
  const StmPackageParty *from = &origin->manifest->from;
  GtkWidget *row = add_row (self, stm_package_words_get_role_icon (from->role),
                            from->name != NULL ? from->name : _("Unknown"), stm_package_words_get_role (from->role));
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (state), gtk_image_new_from_icon_name (origin->is_known ? "security-high-symbolic"
                                                                                  : "dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (state), gtk_label_new (origin->is_known ? _("Known partner") : _("New sender")));
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, origin->is_known ? "success" : "warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
}

static void
add_detail (StmOriginGroup *self, const char *title, const char *text)
{
  GtkWidget *row = stm_detail_row_new (title);

  stm_detail_row_set_text (STM_DETAIL_ROW (row), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_joining (StmOriginGroup *self, const StmPackageManifest *manifest)
{
  const char *name = manifest->to.name != NULL ? manifest->to.name : stm_package_words_get_role (manifest->to.role);
  const char *region = manifest->from.name != NULL ? manifest->from.name : _("Unknown");
  /* Translators: the first %s is a school or service, the second a region */
  g_autofree char *title = g_strdup_printf (_("This profile becomes “%s” of region “%s”"), name, region);

  add_row (self, "stm-region-symbolic", title,
           _("What you entered of your school or service stays where the package says nothing of it."));
}

static void
add_notices (StmOriginGroup *self, const StmPackageOrigin *origin)
{
  if (origin->received_at != NULL)
    {
      g_autofree char *moment = stm_package_words_dup_moment (origin->received_at);
      g_autofree char *title = g_strdup_printf (_("Imported here before, on %s"), moment);

      add_row (self, "dialog-information-symbolic", title, _("The same package changes nothing a second time."));
    }

  if (origin->is_older)
    add_row (self, "dialog-warning-symbolic", _("A later package of this kind was imported before"),
             _("What is newer here stays as it is."));
}

/**
 * stm_origin_group_new:
 * @origin: where a package comes from
 *
 * Returns: (transfer floating): what tells of it
 */
GtkWidget *
stm_origin_group_new (const StmPackageOrigin *origin)
{
  StmOriginGroup *self = g_object_new (STM_TYPE_ORIGIN_GROUP, "title", _("Sender"), NULL);
  g_autofree char *moment = stm_package_words_dup_moment (origin->manifest->made_at);

  add_sender (self, origin);
  add_detail (self, _("Package"), stm_package_content_get_label (origin->manifest->content));
  add_detail (self, _("Made on"), moment);
  add_detail (self, _("Seal"), stm_package_words_get_seal (origin->seal));
  if (origin->adopts)
    add_joining (self, origin->manifest);
  add_notices (self, origin);

  return GTK_WIDGET (self);
}
