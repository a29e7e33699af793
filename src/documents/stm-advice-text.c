#include "config.h"

#include "documents/stm-advice-text.h"

/* What S5 has on the "eindadvies" itself, word for word, in the order of
 * StmAdvice.  Document language, not that of the program. */
static const char *const sentences[] = {
  "",
  "Je zit op koers naar passend werk en op korte termijn heb je geen nood aan verdere persoonlijke ondersteuning. "
  "Je zet je zoektocht naar werk zelfstandig verder. Als je hier toch verdere hulp bij wil, kan je terecht bij VDAB.",
  "Je hebt nog verdere hulp nodig bij het zoeken naar werk. "
  "VDAB zal je contacteren en kijken welke ondersteuning best past.",
  "Je zet je zoektocht naar werk zelfstandig verder. Als je hier verdere hulp bij wil, kan je terecht bij VDAB.",
  "We kunnen op dit moment niet inschatten of je nog verdere hulp nodig hebt in je zoektocht naar werk. "
  "Wanneer de bemiddeling naar werk hervat wordt, zal VDAB kijken welke ondersteuning best past.",
};

/**
 * stm_advice_text_get_sentence:
 * @advice: a #StmAdvice
 *
 * Returns: (transfer none): the sentence that an advice is for the client (SPEC
 *   W12), "" where none is given
 */
const char *
stm_advice_text_get_sentence (int advice)
{
  return advice >= 0 && advice < (int) G_N_ELEMENTS (sentences) ? sentences[advice] : "";
}

static void
append_paragraph (GString *text, const char *paragraph)
{
  if (paragraph == NULL || *paragraph == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, paragraph);
}

/**
 * stm_advice_text_dup_mail:
 * @file: a case with an advice
 *
 * Returns: (transfer full): what "Mail eindadvies" writes to the client (SPEC W12):
 *   the sentence and the remark, and no number of any kind
 */
char *
stm_advice_text_dup_mail (StmCaseFile *file)
{
  GString *text = g_string_new (NULL);
  g_autofree char *greeting = g_strdup_printf ("Beste %s,", file->dossier->first_name);
  const char *sender[] = { file->mediator != NULL ? file->mediator->name : NULL,
                           file->partner != NULL ? file->partner->name : NULL,
                           file->mediator != NULL ? file->mediator->phone : NULL };

  append_paragraph (text, greeting);
  append_paragraph (text, "De bemiddeling door middel van tijdelijke werkervaring is afgelopen. Dit is je eindadvies:");
  append_paragraph (text, stm_advice_text_get_sentence (file->mediation->advice));
  append_paragraph (text, file->mediation->advice_remark);
  append_paragraph (text, "Met vriendelijke groeten");
  for (guint i = 0; i < G_N_ELEMENTS (sender); i++)
    if (sender[i] != NULL)
      g_string_append_printf (text, "\n%s", sender[i]);

  return g_string_free_and_steal (text);
}
