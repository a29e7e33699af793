#include "config.h"

#include "core/stm-printout.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "core/stm-mediation.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (StmPrintout, stm_printout, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPrintout, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "template", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPrintout, template),
    N_("Template"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED },
  { "template-revision", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmPrintout, template_revision),
    N_("Revision of the template"), STM_FIELD_TRACKED },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPrintout, name),
    N_("Document"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_TRACKED },
  { "about", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPrintout, about),
    N_("About"), 0 },
  { "made-on", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPrintout, made_on),
    N_("Made on"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED, .check = stm_moment_check, .maximum = 16 },
  { "way", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmPrintout, way),
    N_("Way"), STM_FIELD_TRACKED, .choices = stm_printout_way_choices },
  { "content", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmPrintout, content),
    N_("Content"), STM_FIELD_REQUIRED | STM_FIELD_SENSITIVE, .check = stm_printout_check_content, .maximum = 16 * 1024 * 1024 },
};

static char *
stm_printout_dup_title (StmRecord *record)
{
  return g_strdup (STM_PRINTOUT (record)->name);
}

static void
stm_printout_class_init (StmPrintoutClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_printout_dup_title;

  stm_record_class_install (record_class, "printout", "printouts", fields, G_N_ELEMENTS (fields));
}

static void
stm_printout_init (StmPrintout *self)
{
}

/**
 * stm_printout_check_content:
 * @text: the content of a printed document
 * @error: return location for a #STM_ERROR_INVALID
 *
 * Returns: whether @text is a PDF file in Base64
 */
gboolean
stm_printout_check_content (const char *text, GError **error)
{
  /* "%PDF-" */
  if (g_str_has_prefix (text, "JVBERi0")
      && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") == strlen (text))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("This is not a PDF file in Base64."));
  return FALSE;
}

/**
 * stm_printout_set_bytes:
 * @self: a printed document
 * @bytes: a PDF file
 *
 * Keeps @bytes as they are (SPEC B4).
 */
void
stm_printout_set_bytes (StmPrintout *self, GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_base64_encode (data, size);

  g_object_set (self, "content", text, NULL);
}

/**
 * stm_printout_dup_bytes:
 * @self: a printed document
 *
 * Returns: (transfer full): the file as it was printed
 */
GBytes *
stm_printout_dup_bytes (StmPrintout *self)
{
  gsize size = 0;
  guchar *data = g_base64_decode (self->content != NULL ? self->content : "", &size);

  return g_bytes_new_take (data, size);
}
