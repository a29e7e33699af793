#include "config.h"

#include "views/students/stm-student-page.h"

#include "core/stm-overview.h"
#include "core/stm-request.h"
#include "core/stm-student.h"
#include "views/stm-decision-draft.h"
#include "views/stm-permission.h"
#include "views/students/stm-request-section.h"
#include "widgets/stm-detail-group.h"

struct _StmStudentPage
{
  StmRecordPage   parent_instance;

  StmDetailGroup *placement;
  GtkBox         *requests;
  GtkWidget      *no_request;
  GtkWidget      *add_request;
  GtkWidget      *decide_button;

  char           *request;        /* the one that a service decides on */
};

G_DEFINE_FINAL_TYPE (StmStudentPage, stm_student_page, STM_TYPE_RECORD_PAGE)

static void
decide (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.decide", "s", STM_STUDENT_PAGE (widget)->request);
}

/* To decide is what a service comes for: where there is one request, that stands
 * above the page, and not with the request.  Returns: whether it does */
static gboolean
show_decide (StmStudentPage *self, StmStore *store, GListModel *requests)
{
  gboolean is_only = stm_store_get_role (store) == STM_ROLE_SERVICE
                     && requests != NULL && g_list_model_get_n_items (requests) == 1;
  g_autoptr (StmRecord) request = is_only ? g_list_model_get_item (requests, 0) : NULL;
  g_autoptr (StmDecisionDraft) draft = NULL;

  if (is_only)
    draft = stm_decision_draft_new (store, stm_record_get_uuid (request), NULL);

  g_set_str (&self->request, is_only ? stm_record_get_uuid (request) : NULL);
  gtk_widget_set_visible (self->decide_button, draft != NULL);

  return is_only;
}

/* A section that is there is used again, so that the page keeps its place. */
static void
show_requests (StmStudentPage *self, GListModel *requests)
{
  StmStore *store = stm_record_page_get_store (STM_RECORD_PAGE (self));
  guint n = requests != NULL ? g_list_model_get_n_items (requests) : 0;
  gboolean is_above = show_decide (self, store, requests);
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->requests));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmRequest) request = g_list_model_get_item (requests, i);

      if (section == NULL)
        {
          section = stm_request_section_new (store);
          gtk_box_append (self->requests, section);
        }
      stm_request_section_set_request (STM_REQUEST_SECTION (section), request, !is_above);
      section = gtk_widget_get_next_sibling (section);
    }

  while (section != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (section);

      gtk_box_remove (self->requests, section);
      section = next;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->requests), n > 0);
  gtk_widget_set_visible (self->no_request, n == 0);
}

static void
stm_student_page_update (StmRecordPage *page, StmRecord *record)
{
  StmStudentPage *self = STM_STUDENT_PAGE (page);
  StmStore *store = stm_record_page_get_store (page);
  StmRole role = stm_store_get_role (store);
  g_autoptr (StmRecord) overview = stm_store_get (store, STM_TYPE_OVERVIEW, stm_record_get_uuid (record), NULL);
  g_autoptr (GListModel) requests = stm_store_list (store, STM_TYPE_REQUEST, "student",
                                                    stm_record_get_uuid (record), NULL);

  stm_detail_group_set_record (self->placement, overview, role,
                               stm_store_is_accepted_by_viewer (store, record));
  show_requests (self, requests);
  gtk_widget_set_visible (self->add_request, stm_permission_check (store, STM_ACTION_EDIT, record, NULL));
}

static void
stm_student_page_finalize (GObject *object)
{
  g_free (STM_STUDENT_PAGE (object)->request);

  G_OBJECT_CLASS (stm_student_page_parent_class)->finalize (object);
}

static void
stm_student_page_class_init (StmStudentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_student_page_finalize;
  gtk_widget_class_install_action (widget_class, "student.decide", NULL, decide);
  STM_RECORD_PAGE_CLASS (klass)->update = stm_student_page_update;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/students/stm-student-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmStudentPage, placement);
  gtk_widget_class_bind_template_child (widget_class, StmStudentPage, requests);
  gtk_widget_class_bind_template_child (widget_class, StmStudentPage, no_request);
  gtk_widget_class_bind_template_child (widget_class, StmStudentPage, add_request);
  gtk_widget_class_bind_template_child (widget_class, StmStudentPage, decide_button);
}

static void
stm_student_page_init (StmStudentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
stm_student_page_new (StmStore *store, const char *uuid)
{
  StmStudentPage *self = g_object_new (STM_TYPE_STUDENT_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_STUDENT, uuid);

  return ADW_NAVIGATION_PAGE (self);
}
