#include "config.h"

#include "core/stm-signal-texts.h"

#include "core/stm-date.h"
#include "core/stm-move-private.h"

/* What leaves the program is Dutch in every language of the program, as the
 * documents are.  No national number stands in a message: the IKL tells who. */

typedef enum
{
  TO_NOBODY,
  TO_COUNSELLOR,
  TO_FOLLOWER,
  TO_ORGANISER,
  TO_CLIENT
} Addressee;

#define GREETING "Beste {recipient}\n\n"
#define REMARK   "\n\n{remark}"
#define CLOSING  "\n\nMet vriendelijke groeten\n\n{mediator}\n{partner}\n{phone}"

/* in the order of StmSignalTopic */
static const struct
{
  Addressee   to;
  const char *text;
} texts[] = {
  { TO_NOBODY, "" },
  { TO_COUNSELLOR, GREETING
    "Service geweigerd wegens afwezigheid: {client} (IKL {ikl}).\n\n"
    "De klant was afwezig op de eerste afspraak voor bemiddeling bij partner:\n{absences}\n\n"
    "De service bemiddeling door middel van tijdelijke werkervaring is daarom automatisch gestopt op {today}."
    CLOSING },
  { TO_FOLLOWER, GREETING
    "Het bemiddelingsproces van {client} (IKL {ikl}) is beëindigd op {ended}.\n"
    "Reden: {ending}."
    REMARK "\n\nGraag contact hierover." CLOSING },
  { TO_ORGANISER, GREETING
    "Graag vraag ik een opleiding aan voor {client} (IKL {ikl}).\n\n"
    "Opleiding: {training}\n"
    "Periode: {period}"
    REMARK "\n\nKan u mij laten weten wat de startvoorwaarden zijn?" CLOSING },
  { TO_ORGANISER, GREETING
    "{client} (IKL {ikl}) zal de aangevraagde opleiding niet volgen. Kan u de aanvraag annuleren?\n\n"
    "Opleiding: {training}\n"
    "Aangevraagd op: {requested}"
    REMARK CLOSING },
  { TO_CLIENT, GREETING
    "Dit is je eindadvies: {advice}.\n\n"
    "{sentence}"
    REMARK CLOSING },
};

/* in the order of StmEnding, as S5 calls them */
static const char *const endings[] = {
  "", "maximum duur 2 jaar", "3 X passieve categorie", "2 maand zonder contractdagen",
  "service geweigerd wegens afwezigheid", "ontzetting", "vervroegde stopzetting"
};

/* in the order of StmOutcome */
static const char *const outcomes[] = {
  "gepland", "aanwezig", "afwezig – geldige reden", "afwezig – ongeldige reden"
};

/* in the order of StmAdvice: the choice, and what S5 makes of it on the document */
static const struct
{
  const char *name;
  const char *sentence;
} advices[] = {
  { "", "" },
  { "Geen nood aan persoonlijke dienstverlening",
    "Je zit op koers naar passend werk en op korte termijn heb je geen nood aan verdere persoonlijke ondersteuning. "
    "Je zet je zoektocht naar werk zelfstandig verder. Als je hier toch verdere hulp bij wil, kan je terecht bij VDAB." },
  { "Nood aan persoonlijke dienstverlening",
    "Je hebt nog verdere hulp nodig bij het zoeken naar werk. VDAB zal je contacteren en kijken welke ondersteuning best past." },
  { "Dienstverlening uitgeput",
    "Je zet je zoektocht naar werk zelfstandig verder. Als je hier verdere hulp bij wil, kan je terecht bij VDAB." },
  { "Nieuwe inschatting nodig",
    "We kunnen op dit moment niet inschatten of je nog verdere hulp nodig hebt in je zoektocht naar werk. "
    "Wanneer de bemiddeling naar werk hervat wordt, zal VDAB kijken welke ondersteuning best past." },
};

/**
 * stm_advice_get_sentence:
 * @advice: a final advice
 *
 * Returns: the fixed sentence that stands for it on the document (SPEC W12), in
 *   Dutch; "" for none
 */
const char *
stm_advice_get_sentence (StmAdvice advice)
{
  return advices[advice].sentence;
}

/* {remark} and the like may be empty: the paragraph goes with it. */
static void
fill (GString *text, const char *name, const char *value)
{
  g_autofree char *placeholder = g_strdup_printf ("{%s}", name);

  g_string_replace (text, placeholder, value != NULL ? value : "", 0);
}

static void
fill_date (GString *text, const char *name, const char *iso)
{
  g_autofree char *shown = stm_date_format_long (iso);

  fill (text, name, shown);
}

static char *
dup_absences (StmCaseFile *file)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < stm_case_count (file->appointments); i++)
    {
      StmAppointment *appointment = STM_APPOINTMENT (stm_case_peek (file->appointments, i));
      g_autofree char *day = stm_date_format_long (appointment->date);

      if (appointment->type != STM_CONTACT_TYPE_FIRST || appointment->outcome == STM_OUTCOME_PLANNED)
        continue;

      g_string_append_printf (lines, "%s- %s%s: %s", lines->len > 0 ? "\n" : "", day,
                              appointment->registered ? " (aangetekend)" : "", outcomes[appointment->outcome]);
    }

  return g_string_free_and_steal (lines);
}

static void
fill_activity (GString *text, StmActivity *activity)
{
  g_autofree char *training = activity->code != NULL ? g_strdup_printf ("%s (%s)", activity->name, activity->code)
                                                     : g_strdup (activity->name);
  g_autofree char *from = stm_date_format_long (activity->starts_on);
  g_autofree char *to = stm_date_format_long (activity->ends_on);
  g_autofree char *period = activity->starts_on == NULL ? g_strdup ("in overleg")
                            : activity->ends_on == NULL ? g_strdup_printf ("vanaf %s", from)
                                                        : g_strdup_printf ("van %s tot en met %s", from, to);

  fill (text, "training", training);
  fill (text, "period", period);
  fill_date (text, "requested", activity->requested_on);
}

static void
find_addressee (StmCaseFile *file, Addressee to, StmActivity *activity, const char **name, const char **email, const char **else_name)
{
  *name = NULL;
  *email = NULL;
  *else_name = "";

  if (to == TO_COUNSELLOR)
    {
      *name = file->dossier->counsellor_name;
      *email = file->dossier->counsellor_email;
      *else_name = "VDAB-bemiddelaar";
    }
  else if (to == TO_FOLLOWER)
    {
      *name = file->partner != NULL ? file->partner->follower_name : NULL;
      *email = file->partner != NULL ? file->partner->follower_email : NULL;
      *else_name = "projectopvolger";
    }
  else if (to == TO_ORGANISER)
    {
      *name = activity->contact_name != NULL ? activity->contact_name : activity->organiser;
      *email = activity->contact_email;
      *else_name = "contactpersoon";
    }
  else if (to == TO_CLIENT)
    *email = file->dossier->email;
}

/* The paragraphs that stay empty go, and so do the blanks at the end. */
static char *
dup_tidy (GString *text)
{
  while (g_string_replace (text, "\n\n\n", "\n\n", 0) > 0)
    continue;

  return g_strchomp (g_strdup (text->str));
}

/**
 * stm_signal_compose:
 * @file: all of a dossier
 * @topic: what it is about
 * @activity: (nullable): the training it is about
 * @remark: (nullable): what a person adds
 * @today: an ISO day
 *
 * Returns: (transfer full): the message, ready to be sent (SPEC W5, W10, W11, W12)
 */
StmSignal *
stm_signal_compose (StmCaseFile *file, StmSignalTopic topic, StmActivity *activity, const char *remark, const char *today)
{
  StmSignal *self = STM_SIGNAL (stm_record_new (STM_TYPE_SIGNAL));
  g_autoptr (GString) text = g_string_new (texts[topic].text);
  g_autofree char *client = stm_record_dup_title (STM_RECORD (file->dossier));
  g_autofree char *absences = dup_absences (file);
  g_autofree char *tidy = NULL;
  const char *name, *email, *else_name;

  find_addressee (file, texts[topic].to, activity, &name, &email, &else_name);
  if (texts[topic].to == TO_CLIENT)
    name = client;

  fill (text, "recipient", name != NULL ? name : else_name);
  fill (text, "client", client);
  fill (text, "ikl", file->dossier->client_number);
  fill (text, "absences", absences);
  fill (text, "ending", endings[file->mediation->ending]);
  fill (text, "advice", advices[file->mediation->advice].name);
  fill (text, "sentence", advices[file->mediation->advice].sentence);
  fill_date (text, "ended", file->mediation->process_ended_on);
  fill_date (text, "today", today);
  if (activity != NULL)
    fill_activity (text, activity);
  fill (text, "mediator", file->mediator != NULL ? file->mediator->name : NULL);
  fill (text, "partner", file->partner != NULL ? file->partner->name : NULL);
  fill (text, "phone", file->mediator != NULL ? file->mediator->phone : NULL);
  /* last: what a person wrote is not searched for placeholders */
  fill (text, "remark", remark);
  tidy = dup_tidy (text);

  g_object_set (self,
                "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)),
                "topic", topic, "recipient", name, "email", email, "made-on", today, "text", tidy, NULL);

  return self;
}
