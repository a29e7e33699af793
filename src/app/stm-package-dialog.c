#include "config.h"

#include "app/stm-package-dialog.h"

#include "app/stm-package-draft.h"
#include "app/stm-progress-dialog.h"
#include "core/stm-peer.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
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
  StmPackageDraft     *draft;
  StmRecord           *receivers;      /* for the rows: the school and the service, as of a partner */
  gboolean             is_updating;
  GFile               *file;
  GCancellable        *cancellable;
  AdwDialog           *progress;
};

G_DEFINE_FINAL_TYPE (StmPackageDialog, stm_package_dialog, ADW_TYPE_DIALOG)

static const char *
get_passphrase (StmPackageDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
}

static gboolean
is_region (StmPackageDialog *self)
{
  return stm_package_draft_get_profile (self->draft)->role == STM_ROLE_REGION;
}

static void
update_make (StmPackageDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_complete = stm_package_draft_is_complete (self->draft, get_passphrase (self), &error);
  gboolean is_wrong = error != NULL && *get_passphrase (self) != '\0';

  gtk_label_set_label (self->passphrase_label, is_wrong
                       ? error->message
                       : _("At least twelve characters; a few words that do not belong together are good. Tell it to the "
                           "receiver by telephone or on paper, never together with the package."));
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->passphrase_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase_label), "error");

  gtk_widget_set_sensitive (self->make_button, is_complete);
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
  StmSeal seal = stm_package_draft_get_seal (self->draft);

  gtk_image_set_from_icon_name (self->seal_icon, seals[seal].icon_name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->seal_row), _(seals[seal].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->seal_row), _(seals[seal].subtitle));
  gtk_widget_set_visible (self->passphrase_row, seal == STM_SEAL_PASSPHRASE);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_label), seal == STM_SEAL_PASSPHRASE);
  gtk_widget_set_visible (self->undecided_group, stm_package_draft_get_content (self->draft) == STM_PACKAGE_CANDIDATES);
  update_make (self);
}

/* The rows write what was picked into their record only after they told. */
static void
update (StmPackageDialog *self)
{
  gboolean is_service = g_strcmp0 (adw_toggle_group_get_active_name (self->kinds), "service") == 0;
  StmPackageContent content;
  g_autofree char *receiver = NULL;

  g_object_get (is_service ? self->service_row : self->school_row, "selected", &receiver, NULL);
  stm_package_draft_set_receiver (self->draft, is_service ? STM_ROLE_SERVICE : STM_ROLE_SCHOOL, receiver);
  content = stm_package_draft_get_content (self->draft);

  self->is_updating = TRUE;
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    gtk_widget_set_visible (self->content_rows[i], stm_package_draft_may_have (self->draft, i));
  gtk_widget_set_visible (self->school_row, is_region (self) && !is_service);
  gtk_widget_set_visible (self->service_row, is_region (self) && is_service);
  if (content != STM_PACKAGE_NONE)
    gtk_check_button_set_active (self->content_buttons[content], TRUE);
  self->is_updating = FALSE;

  update_seal (self);
}

static void
receiver_changed (StmPackageDialog *self)
{
  if (self->draft != NULL)
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
  if (self->is_updating)
    return;

  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    if (gtk_check_button_get_active (self->content_buttons[i]))
      stm_package_draft_set_content (self->draft, i);
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
    .content = stm_package_draft_get_content (self->draft),
    .receiver = is_region (self) ? stm_package_draft_get_receiver (self->draft) : NULL,
    .passphrase = stm_package_draft_get_seal (self->draft) == STM_SEAL_PASSPHRASE ? get_passphrase (self) : NULL,
    .undecided = adw_switch_row_get_active (self->undecided_row),
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
  StmRole role = stm_package_draft_get_role (self->draft);

  if (!is_region (self))
    return g_strdup (stm_package_draft_get_profile (self->draft)->name);

  return stm_store_dup_title (self->store, role == STM_ROLE_SCHOOL ? STM_TYPE_SCHOOL : STM_TYPE_SERVICE,
                              stm_package_draft_get_receiver (self->draft));
}

static void
make_clicked (StmPackageDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = dup_name (self);
  g_autofree char *file_name = stm_package_words_dup_file_name (stm_package_draft_get_content (self->draft), name, now);

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
  g_clear_pointer (&self->draft, stm_package_draft_free);
  g_clear_object (&self->receivers);
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
    g_object_set (self->receivers, kind, uuid, NULL);
  stm_editor_set_record (STM_EDITOR (self->school_row), self->receivers);
  stm_editor_set_record (STM_EDITOR (self->service_row), self->receivers);
  adw_toggle_group_set_active_name (self->kinds, g_str_equal (kind, "service") ? "service" : "school");
}

static void
show_region (StmPackageDialog *self)
{
  const char *region = stm_package_draft_get_receiver (self->draft);
  g_autofree char *name = region != NULL ? stm_store_dup_title (self->store, STM_TYPE_REGION, region) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->region_row),
                                 name != NULL && *name != '\0' ? name : _("The region"));
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
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    add_content (self, i);

  self->receivers = stm_record_new (STM_TYPE_PEER);
  self->draft = stm_package_draft_new (self->store);

  if (is_region (self))
    show_receivers (self, kind, uuid);
  else
    show_region (self);
  update (self);

  return ADW_DIALOG (self);
}
