#include "config.h"

#include "views/start/stm-new-profile-page.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "core/stm-mediator.h"
#include "store/stm-store.h"
#include "widgets/stm-address-filler.h"
#include "widgets/stm-form.h"
#include "widgets/stm-text-row.h"

#include <glib/gi18n-lib.h>

struct _StmNewProfilePage
{
  AdwNavigationPage  parent_instance;

  AdwBanner         *banner;
  GtkStack          *stack;
  StmForm           *forms[STM_ROLE_PARTNER + 1];
  StmForm           *mediator_form;
  StmForm           *person_form;
  GtkLabel          *safety_label;
  GtkWidget         *create_button;
  GtkWidget         *spinner;

  StmProfile        *profile;
  StmRecord         *own;        /* what the profile is of */
  StmRecord         *mediator;   /* the first one of a partner; NULL for others */
  gboolean           busy;
};

G_DEFINE_FINAL_TYPE (StmNewProfilePage, stm_new_profile_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static StmForm *
get_form (StmNewProfilePage *self)
{
  return self->forms[self->profile->role];
}

static gboolean
has_errors (StmForm *form)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  stm_record_check (stm_form_get_record (form), problems);
  stm_form_show_problems (form, problems);

  return stm_problem_list_has_errors (problems);
}

/* What is wrong is shown in both forms. */
static gboolean
is_complete (StmNewProfilePage *self)
{
  gboolean complete = !has_errors (get_form (self));

  if (self->mediator != NULL && has_errors (self->mediator_form))
    complete = FALSE;

  return complete;
}

static void
edited (StmNewProfilePage *self)
{
  gtk_widget_set_sensitive (self->create_button, is_complete (self) && !self->busy);
}

static void
create_clicked (StmNewProfilePage *self)
{
  if (self->busy)
    return;

  if (!is_complete (self))
    {
      stm_form_set_show_all (get_form (self), TRUE);
      stm_form_set_show_all (self->mediator_form, TRUE);
      if (!stm_form_focus_error (get_form (self)))
        stm_form_focus_error (self->mediator_form);
      return;
    }

  g_signal_emit (self, signals[CREATE], 0);
}

static void
stm_new_profile_page_shown (AdwNavigationPage *page)
{
  StmNewProfilePage *self = STM_NEW_PROFILE_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (stm_form_get_editor (get_form (self), "name")));
}

static void
stm_new_profile_page_dispose (GObject *object)
{
  StmNewProfilePage *self = STM_NEW_PROFILE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_NEW_PROFILE_PAGE);
  g_clear_object (&self->profile);
  g_clear_object (&self->own);
  g_clear_object (&self->mediator);

  G_OBJECT_CLASS (stm_new_profile_page_parent_class)->dispose (object);
}

static void
stm_new_profile_page_class_init (StmNewProfilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_new_profile_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = stm_new_profile_page_shown;

  signals[CREATE] = g_signal_new ("create", STM_TYPE_NEW_PROFILE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STM_TYPE_FORM);
  g_type_ensure (STM_TYPE_TEXT_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-new-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, banner);
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, stack);
  for (guint role = STM_ROLE_SCHOOL; role <= STM_ROLE_PARTNER; role++)
    gtk_widget_class_bind_template_child_full (widget_class, stm_role_choices[role].key, FALSE,
                                               G_STRUCT_OFFSET (StmNewProfilePage, forms[role]));
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, mediator_form);
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, person_form);
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, safety_label);
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, create_button);
  gtk_widget_class_bind_template_child (widget_class, StmNewProfilePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, edited);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked);
}

static void
stm_new_profile_page_init (StmNewProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_label_set_label (self->safety_label,
                       stm_store_is_encrypted ()
                         ? _("Everything stays on this computer, in an encrypted file. Next you get a "
                             "recovery code to keep on paper.")
                         : _("Everything stays on this computer. This build of Stagematching does not "
                             "encrypt its files."));
}

/* A region has its address among what can wait. */
static gboolean
asks_for_address (StmRole role)
{
  return role == STM_ROLE_SCHOOL || role == STM_ROLE_SERVICE;
}

/* As the computer knows who works on it. */
static void
propose_person (StmProfile *profile)
{
  g_autofree char *person = stm_profile_guess_person (g_get_real_name (), g_get_user_name ());

  g_object_set (profile, "person", person, NULL);
}

/**
 * stm_new_profile_page_new:
 * @role: any but #STM_ROLE_NONE
 *
 * Returns: (transfer floating): a page that asks about such a profile
 */
AdwNavigationPage *
stm_new_profile_page_new (StmRole role)
{
  StmNewProfilePage *self = g_object_new (STM_TYPE_NEW_PROFILE_PAGE, NULL);

  self->profile = STM_PROFILE (stm_record_new (STM_TYPE_PROFILE));
  g_object_set (self->profile, "role", role, NULL);
  self->own = stm_profile_create_own (self->profile);
  propose_person (self->profile);

  stm_form_set_record (get_form (self), self->own != NULL ? self->own : STM_RECORD (self->profile));
  if (role == STM_ROLE_PARTNER)
    {
      self->mediator = stm_record_new (STM_TYPE_MEDIATOR);
      stm_form_set_record (self->mediator_form, self->mediator);
    }
  stm_form_set_record (self->person_form, STM_RECORD (self->profile));
  if (asks_for_address (role))
    stm_address_filler_attach (get_form (self));
  gtk_stack_set_visible_child_name (self->stack, stm_role_choices[role].key);
  edited (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * stm_new_profile_page_dup_profile:
 * @self: the page
 *
 * Returns: (transfer full): the profile that was asked for, not yet saved; it
 *   names stm_new_profile_page_dup_own() and has its name, and who works in it
 */
StmProfile *
stm_new_profile_page_dup_profile (StmNewProfilePage *self)
{
  StmProfile *profile = STM_PROFILE (stm_record_copy (STM_RECORD (self->profile)));
  g_autofree char *name = self->own != NULL ? stm_record_dup_title (self->own) : NULL;

  if (name != NULL)
    g_object_set (profile, "name", name, NULL);

  return profile;
}

/**
 * stm_new_profile_page_dup_own:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): the school, service, region or partner that
 *   the profile is of, not yet saved
 */
StmRecord *
stm_new_profile_page_dup_own (StmNewProfilePage *self)
{
  return self->own != NULL ? stm_record_copy (self->own) : NULL;
}

/**
 * stm_new_profile_page_dup_mediator:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): the first mediator of a partner, not yet
 *   saved; others have none
 */
StmRecord *
stm_new_profile_page_dup_mediator (StmNewProfilePage *self)
{
  return self->mediator != NULL ? stm_record_copy (self->mediator) : NULL;
}

/**
 * stm_new_profile_page_set_busy:
 * @self: the page
 * @busy: whether the profile is being created
 *
 * What was typed stays, but cannot be changed meanwhile.
 */
void
stm_new_profile_page_set_busy (StmNewProfilePage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->person_form), !busy);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !busy);
  edited (self);
}

/**
 * stm_new_profile_page_set_error:
 * @self: the page
 * @error: (nullable): why the profile could not be created
 *
 * Shows @error in a banner with a button to try again, or takes that away.
 */
void
stm_new_profile_page_set_error (StmNewProfilePage *self, const GError *error)
{
  if (error != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s. %s", stm_error_get_title (error),
                                                stm_error_get_advice (error));

      adw_banner_set_title (self->banner, title);
    }

  adw_banner_set_revealed (self->banner, error != NULL);
}
