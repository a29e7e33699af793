#include "config.h"

#include "app/stm-package-dialog.h"

#include "app/stm-progress-dialog.h"
#include "core/stm-passphrase-rules.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "exchange/stm-package-export.h"
#include "exchange/stm-peers.h"
#include "views/exchange/stm-package-words.h"
#include "widgets/stm-reference-row.h"

#include <glib/gi18n-lib.h>

struct _StmPackageDialog
{
  AdwDialog            parent_instance;

  GtkWidget           *make_button;
  AdwBanner           *banner;
  AdwToggleGroup      *kinds;
  GtkWidget           *school_row;
  GtkWidget           *service_row;
  GtkWidget           *region_row;
  AdwPreferencesGroup *content_group;
  GtkWidget           *undecided_group;
  AdwSwitchRow        *undecided_row;
  GtkWidget           *seal_row;
  GtkImage            *seal_icon;
  GtkWidget           *passphrase_row;
  GtkLabel            *passphrase_label;
  GtkWidget           *content_rows[STM_PACKAGE_N_CONTENTS];
  GtkCheckButton      *content_buttons[STM_PACKAGE_N_CONTENTS];

  StmWindow           *window;
  StmStore            *store;
  StmProfile          *profile;
  StmRecord           *draft;       /* whom it is for, as a partner */
  StmPackageContent    content;
  gboolean             is_chosen;   /* the content, by hand */
  GFile               *file;
  GCancellable        *cancellable;
  AdwDialog           *progress;
};

G_DEFINE_FINAL_TYPE (StmPackageDialog, stm_package_dialog, ADW_TYPE_DIALOG)

static gboolean
is_region (StmPackageDialog *self)
{
  return self->profile->role == STM_ROLE_REGION;
}

static StmRole
get_receiver_role (StmPackageDialog *self)
{
  if (!is_region (self))
    return STM_ROLE_REGION;

  return g_strcmp0 (adw_toggle_group_get_active_name (self->kinds), "service") == 0 ? STM_ROLE_SERVICE : STM_ROLE_SCHOOL;
}

/* Returns: (nullable): uuid of the school, service or region */
static const char *
get_receiver (StmPackageDialog *self)
{
  switch (get_receiver_role (self))
    {
    case STM_ROLE_SCHOOL:
      return STM_PEER (self->draft)->school;
    case STM_ROLE_SERVICE:
      return STM_PEER (self->draft)->service;
    case STM_ROLE_NONE:
    case STM_ROLE_REGION:
    case STM_ROLE_PARTNER:
    default:
      return self->profile->region;
    }
}

static gboolean
is_key_known (StmPackageDialog *self)
{
  static const char *const fields[] = { [STM_ROLE_SCHOOL] = "school", [STM_ROLE_SERVICE] = "service",
                                        [STM_ROLE_REGION] = "region" };
  StmRole role = get_receiver_role (self);
  const char *receiver = get_receiver (self);
  g_autoptr (GListModel) peers = NULL;

  if (receiver != NULL && *receiver != '\0')
    peers = stm_store_list (self->store, STM_TYPE_PEER, fields[role], receiver, NULL);

  for (guint i = 0; peers != NULL && i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (StmPeer) peer = g_list_model_get_item (peers, i);
      StmPublicKeys keys;

      if (peer->role == (int) role && stm_peers_get_keys (peer, &keys))
        return TRUE;
    }

  return FALSE;
}

/* The seal follows from what is known: nobody has to choose one. */
static StmSeal
get_seal (StmPackageDialog *self)
{
  if (is_key_known (self))
    return STM_SEAL_KEY;

  return self->content == STM_PACKAGE_CATALOGUE ? STM_SEAL_NONE : STM_SEAL_PASSPHRASE;
}

static void
update_make (StmPackageDialog *self)
{
  const char *receiver = get_receiver (self);
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
  gboolean has_receiver = !is_region (self) || (receiver != NULL && *receiver != '\0');
  g_autoptr (GError) error = NULL;
  gboolean is_strong = stm_passphrase_check (passphrase, &error);
  gboolean is_wrong = !is_strong && *passphrase != '\0';

  gtk_label_set_label (self->passphrase_label, is_wrong
                       ? error->message
                       : _("At least twelve characters; a few words that do not belong together are good. Tell it to the "
                           "receiver by telephone or on paper, never together with the package."));
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->passphrase_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase_label), "error");

  gtk_widget_set_sensitive (self->make_button, has_receiver && self->content != STM_PACKAGE_NONE
                                               && (get_seal (self) != STM_SEAL_PASSPHRASE || is_strong));
}

static const struct
{
  const char *icon_name;
  const char *title;
  const char *subtitle;
} seals[] = {
  [STM_SEAL_NONE] = { "dialog-information-symbolic", N_("Signed, not sealed"),
                      N_("Everybody can read it; it holds nothing about students.") },
  [STM_SEAL_KEY] = { "channel-secure-symbolic", N_("Sealed to the key of the receiver"),
                     N_("Nobody else can read it, not even you.") },
  [STM_SEAL_PASSPHRASE] = { "channel-secure-symbolic", N_("Sealed by a passphrase"),
                            N_("No package has come from this receiver yet, so its key is not known.") },
};

static void
update_seal (StmPackageDialog *self)
{
  StmSeal seal = get_seal (self);

  gtk_image_set_from_icon_name (self->seal_icon, seals[seal].icon_name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->seal_row), _(seals[seal].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->seal_row), _(seals[seal].subtitle));
  gtk_widget_set_visible (self->passphrase_row, seal == STM_SEAL_PASSPHRASE);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_label), seal == STM_SEAL_PASSPHRASE);
  gtk_widget_set_visible (self->undecided_group, self->content == STM_PACKAGE_CANDIDATES);
  update_make (self);
}

/* A new partner begins with the catalogue, a known one waits for people. */
static StmPackageContent
propose_content (StmPackageDialog *self)
{
  StmRole to = get_receiver_role (self);

  if (self->is_chosen && stm_package_content_goes (self->content, self->profile->role, to))
    return self->content;

  if (is_region (self) && is_key_known (self))
    return to == STM_ROLE_SCHOOL ? STM_PACKAGE_PLACEMENTS : STM_PACKAGE_CANDIDATES;

  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    if (stm_package_content_goes (i, self->profile->role, to))
      return i;

  return STM_PACKAGE_NONE;
}

static void
update (StmPackageDialog *self)
{
  StmRole to = get_receiver_role (self);
  gboolean is_chosen = self->is_chosen;

  /* checking a button tells that it was chosen, which is true of people only */
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    gtk_widget_set_visible (self->content_rows[i], stm_package_content_goes (i, self->profile->role, to));
  gtk_widget_set_visible (self->school_row, to == STM_ROLE_SCHOOL);
  gtk_widget_set_visible (self->service_row, to == STM_ROLE_SERVICE);

  self->content = propose_content (self);
  if (self->content != STM_PACKAGE_NONE)
    gtk_check_button_set_active (self->content_buttons[self->content], TRUE);
  self->is_chosen = is_chosen;
  update_seal (self);
}

static void
kind_changed (StmPackageDialog *self)
{
  if (self->draft != NULL)
    update (self);
}

/* The row writes what was picked into the draft only after it told. */
static void
receiver_changed (StmPackageDialog *self, GParamSpec *pspec, GObject *row)
{
  g_autofree char *selected = NULL;

  if (self->draft == NULL)
    return;

  g_object_get (row, "selected", &selected, NULL);
  g_object_set (self->draft, stm_editor_get_field (STM_EDITOR (row)), selected, NULL);
  update (self);
}

static void
passphrase_changed (StmPackageDialog *self)
{
  update_make (self);
}

static void
content_toggled (StmPackageDialog *self)
{
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    if (gtk_check_button_get_active (self->content_buttons[i]))
      self->content = i;
  self->is_chosen = TRUE;
  update_seal (self);
}

static void
exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPackageDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;
  gboolean ok = stm_package_export_finish (self->store, result, &n, &error);

  stm_progress_dialog_end (STM_PROGRESS_DIALOG (self->progress));
  g_clear_object (&self->progress);

  if (!ok)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      return;
    }

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Package made with %'u record", "Package made with %'u records", n), n);
  stm_error_presenter_show_file (stm_window_get_presenter (self->window), text, self->file);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPackageDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  StmPackageOrder order = {
    .content = self->content,
    .receiver = is_region (self) ? get_receiver (self) : NULL,
    .passphrase = get_seal (self) == STM_SEAL_PASSPHRASE ? gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row)) : NULL,
    .undecided = self->content == STM_PACKAGE_CANDIDATES && adw_switch_row_get_active (self->undecided_row),
  };

  if (file == NULL)
    {
      stm_error_presenter_show_error (stm_window_get_presenter (self->window), error);
      return;
    }

  g_set_object (&self->file, file);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->progress = g_object_ref_sink (stm_progress_dialog_new (_("Making the Package"), self->cancellable));
  stm_progress_dialog_begin (STM_PROGRESS_DIALOG (self->progress), GTK_WIDGET (self->window));
  stm_package_export_async (self->store, &order, file, self->cancellable, exported, g_object_ref (self));
}

static char *
dup_name (StmPackageDialog *self)
{
  if (!is_region (self))
    return g_strdup (self->profile->name);

  return stm_store_dup_title (self->store, get_receiver_role (self) == STM_ROLE_SCHOOL ? STM_TYPE_SCHOOL : STM_TYPE_SERVICE,
                              get_receiver (self));
}

static void
make_clicked (StmPackageDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = dup_name (self);
  g_autofree char *file_name = stm_package_words_dup_file_name (self->content, name != NULL ? name : "", now);

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_file_filter_set_name (filter, _("Stagematching package"));
  gtk_file_filter_add_suffix (filter, "stagematching");
  gtk_file_dialog_set_title (dialog, _("Save Package"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, place_chosen, g_object_ref (self));
}

static void
stm_package_dialog_dispose (GObject *object)
{
  StmPackageDialog *self = STM_PACKAGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_PACKAGE_DIALOG);
  g_clear_object (&self->window);
  g_clear_object (&self->store);
  g_clear_object (&self->profile);
  g_clear_object (&self->draft);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (stm_package_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, school_row);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, region_row);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, content_group);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, undecided_group);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, undecided_row);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, seal_row);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, seal_icon);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, StmPackageDialog, passphrase_label);
}

static void
stm_package_dialog_class_init (StmPackageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_package_dialog_dispose;

  g_type_ensure (STM_TYPE_REFERENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/app/stm-package-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, receiver_changed);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed);
}

static void
add_content (StmPackageDialog *self, StmPackageContent content)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  const char *label = stm_package_content_get_label (content);

  self->content_rows[content] = row;
  self->content_buttons[content] = GTK_CHECK_BUTTON (button);
  if (content > STM_PACKAGE_CATALOGUE)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->content_buttons[STM_PACKAGE_CATALOGUE]);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (content_toggled), self, G_CONNECT_SWAPPED);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), stm_package_words_get_contents (content));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->content_group, row);
}

static void
stm_package_dialog_init (StmPackageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_receivers (StmPackageDialog *self, const char *kind, const char *uuid)
{
  g_autoptr (GListModel) schools = stm_store_list_titles (self->store, STM_TYPE_SCHOOL, NULL, NULL, NULL);
  g_autoptr (GListModel) services = stm_store_list_titles (self->store, STM_TYPE_SERVICE, NULL, NULL, NULL);

  stm_reference_row_set_model (STM_REFERENCE_ROW (self->school_row), schools);
  stm_reference_row_set_model (STM_REFERENCE_ROW (self->service_row), services);
  if (*uuid != '\0')
    g_object_set (self->draft, kind, uuid, NULL);
  stm_editor_set_record (STM_EDITOR (self->school_row), self->draft);
  stm_editor_set_record (STM_EDITOR (self->service_row), self->draft);
  adw_toggle_group_set_active_name (self->kinds, g_str_equal (kind, "service") ? "service" : "school");
}

static void
show_region (StmPackageDialog *self)
{
  g_autofree char *name = NULL;

  if (self->profile->region != NULL)
    name = stm_store_dup_title (self->store, STM_TYPE_REGION, self->profile->region);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->region_row), name != NULL && *name != '\0' ? name : _("The region"));
  gtk_widget_set_visible (self->region_row, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), FALSE);
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->content_buttons[i]), FALSE);
}

/**
 * stm_package_dialog_new:
 * @window: the window, with a profile open
 * @kind: "school", "service" or ""
 * @uuid: whom it is for, or ""
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
stm_package_dialog_new (StmWindow *window, const char *kind, const char *uuid)
{
  StmPackageDialog *self = g_object_new (STM_TYPE_PACKAGE_DIALOG, NULL);

  self->window = g_object_ref (window);
  self->store = g_object_ref (stm_session_get_store (stm_window_get_session (window)));
  self->profile = stm_store_dup_profile (self->store);
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    add_content (self, i);

  self->draft = stm_record_new (STM_TYPE_PEER);

  if (is_region (self))
    show_receivers (self, kind, uuid);
  else
    show_region (self);
  update (self);

  return ADW_DIALOG (self);
}
