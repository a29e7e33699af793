#include "config.h"

#include "views/region/stm-help-line-row.h"

#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmHelpLineRow
{
  AdwActionRow  parent_instance;

  char         *text;
  char         *uri;
};

G_DEFINE_FINAL_TYPE (StmHelpLineRow, stm_help_line_row, ADW_TYPE_ACTION_ROW)

/* in the order of StmHelpLineLink */
static const struct
{
  const char *icon_name;
  const char *tooltip;
} looks[] = {
  { NULL, NULL },
  { "call-start-symbolic", N_("Call") },
  { "mail-unread-symbolic", N_("Write an E-mail") },
  { "adw-external-link-symbolic", N_("Open the Website") },
};

static void
launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    stm_presenter_show_toast (row, _("No program on this computer can open this"));
}

static void
open_uri (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmHelpLineRow *self = STM_HELP_LINE_ROW (widget);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->uri);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launched, g_object_ref (widget));
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), STM_HELP_LINE_ROW (widget)->text);
  stm_presenter_show_toast (widget, _("Copied"));
}

static void
stm_help_line_row_finalize (GObject *object)
{
  StmHelpLineRow *self = STM_HELP_LINE_ROW (object);

  g_free (self->text);
  g_free (self->uri);

  G_OBJECT_CLASS (stm_help_line_row_parent_class)->finalize (object);
}

static void
stm_help_line_row_class_init (StmHelpLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_help_line_row_finalize;

  gtk_widget_class_install_action (widget_class, "line.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "line.open", NULL, open_uri);
}

static void
stm_help_line_row_init (StmHelpLineRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
}

static void
add_button (StmHelpLineRow *self, const char *icon_name, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *label = g_strdup_printf ("%s: %s", tooltip, self->text);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static char *
dup_phone_uri (const char *text)
{
  GString *digits = g_string_new ("tel:");

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || (*p == '+' && digits->len == strlen ("tel:")))
      g_string_append_c (digits, *p);

  return g_string_free_and_steal (digits);
}

/* What came in a package leads to a website and to nothing else. */
static char *
dup_site_uri (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  if (scheme == NULL)
    return g_strconcat ("https://", text, NULL);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0 ? g_strdup (text) : NULL;
}

static char *
dup_uri (const char *text, StmHelpLineLink link)
{
  g_autofree char *escaped = NULL;

  switch (link)
    {
    case STM_HELP_LINE_PHONE:
      return dup_phone_uri (text);
    case STM_HELP_LINE_MAIL:
      escaped = g_uri_escape_string (text, "@", TRUE);
      return g_strconcat ("mailto:", escaped, NULL);
    case STM_HELP_LINE_SITE:
      return dup_site_uri (text);
    case STM_HELP_LINE_TEXT:
    default:
      return NULL;
    }
}

GtkWidget *
stm_help_line_row_new (const char *title, const char *text, StmHelpLineLink link)
{
  StmHelpLineRow *self = g_object_new (STM_TYPE_HELP_LINE_ROW, NULL);

  self->text = g_strdup (text);
  self->uri = dup_uri (text, link);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);

  if (self->uri != NULL)
    add_button (self, looks[link].icon_name, _(looks[link].tooltip), "line.open");
  if (link != STM_HELP_LINE_TEXT)
    add_button (self, "edit-copy-symbolic", _("Copy"), "line.copy");

  return GTK_WIDGET (self);
}

const char *
stm_help_line_row_get_uri (StmHelpLineRow *self)
{
  return self->uri;
}
