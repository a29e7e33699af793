#include "config.h"

#include "documents/stm-recovery-sheet.h"

#include "core/stm-date.h"
#include "documents/stm-code-block.h"
#include "documents/stm-form-block.h"
#include "documents/stm-text-block.h"

#include <glib/gi18n-lib.h>

static const char *const places[] = {
  N_("On paper, in a place that locks, such as the safe of the school or the office."),
  N_("Not on or beside the computer that it is for, and not in a photo or a mail."),
  N_("Whoever has this code together with a copy of the profile can read all that is in it, "
     "also the national numbers of students."),
};

static const char *const steps[] = {
  N_("Start Stagematching and open the profile, or choose to restore one of its backups."),
  N_("Where the program asks for the recovery code, type the six groups from left to right, "
     "the upper line first. Capitals, spaces and hyphens make no difference. "
     "A group with a slip in it is named by its number."),
  N_("The letters I, L, O and U are never used: what looks like them is a 1, a 0 or a V."),
  N_("The program puts the key back into the keyring of that computer. "
     "This code keeps working, so put the sheet back where it was."),
};

static void
add_list (StmDocument *document, const char *const *texts, guint n_texts, gboolean numbered)
{
  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *marker = numbered ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");

      stm_document_add (document, stm_text_block_new_item (marker, _(texts[i])));
    }
}

static void
add_keeper (StmDocument *document)
{
  StmBlock *form = stm_form_block_new ();

  stm_form_block_add_field (STM_FORM_BLOCK (form), _("Kept by"), NULL);
  stm_form_block_add_field (STM_FORM_BLOCK (form), _("Where"), NULL);
  stm_document_add (document, form);
}

/**
 * stm_recovery_sheet_new:
 * @profile_name: the profile that the code opens
 * @code: the recovery code, as stm_recovery_code_new() writes it
 * @date: when it is made: an ISO day, or an ISO time in UTC
 *
 * Makes the sheet on which a person keeps the second home of the key (SPEC X3).
 *
 * Returns: (transfer full): a document of one page that holds @code; drop it as
 *   soon as it is printed
 */
StmDocument *
stm_recovery_sheet_new (const char *profile_name, const char *code, const char *date)
{
  StmDocument *document = stm_document_new (STM_PAGE_PORTRAIT, _("Recovery sheet"), date);
  g_autofree char *day = g_strndup (date, 10);
  g_autofree char *shown_day = stm_date_format (day);
  /* TRANSLATORS: the first %s is the name of a profile, the second a date */
  g_autofree char *lead = g_strdup_printf (_("Recovery code of the profile “%s”, made on %s"),
                                             profile_name, shown_day);

  stm_document_set_show_date (document, FALSE);
  stm_document_add_text (document, STM_TEXT_LEAD, lead);
  stm_document_add (document, stm_code_block_new (code));

  stm_document_add_text (document, STM_TEXT_HEADING, _("What this code is for"));
  stm_document_add_text (document, STM_TEXT_BODY,
                         _("Stagematching keeps the profile encrypted. Its key is in the keyring of the "
                           "computer, so that the program opens by itself. When that computer breaks "
                           "down, is replaced or loses its keyring, this code is the only way to open "
                           "the profile and its backups. Nobody else has it, and nobody can make it again."));

  stm_document_add_text (document, STM_TEXT_HEADING, _("Where to keep it"));
  add_list (document, places, G_N_ELEMENTS (places), FALSE);
  add_keeper (document);

  stm_document_add_text (document, STM_TEXT_HEADING, _("How to use it"));
  add_list (document, steps, G_N_ELEMENTS (steps), TRUE);

  stm_document_add_text (document, STM_TEXT_HEADING, _("If you lose it"));
  stm_document_add_text (document, STM_TEXT_BODY,
                         _("As long as the profile still opens, the program can make a new code. "
                           "This one then opens only the backups made before."));

  return document;
}
