#include "config.h"

#include "cli/stm-step-options.h"

#include "cli/stm-days.h"
#include "core/stm-choices.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_LENGTH   strlen ("2026-09-03")
#define MOST_MINUTES (12 * 60)
#define MOST_HOURS   10000
/* of a minute, which a double may be off */
#define LEAST_PART   1e-6

typedef enum
{
  DATE        = 1 << 0,
  OUTCOME     = 1 << 1,
  RESIDENCE   = 1 << 2,
  WORK_CARD   = 1 << 3,
  ENDING      = 1 << 4,
  ADVICE      = 1 << 5,
  DELIVERY    = 1 << 6,
  WAY         = 1 << 7,
  TEXT        = 1 << 8,
  APPOINTMENT = 1 << 9,
  DURATION    = 1 << 10,
  CONTACT     = 1 << 11,
  LOCATION    = 1 << 12,
  STREET      = 1 << 13,
  POSTCODE    = 1 << 14,
  PLACE       = 1 << 15,
  OUTPUT      = 1 << 16,
  HOURS       = 1 << 17
} Option;

#define WHERE (DURATION | CONTACT | LOCATION | STREET | POSTCODE | PLACE)

static const struct
{
  Option      option;
  const char *name;
  gsize       offset;
} names[] = {
  { DATE, "date", G_STRUCT_OFFSET (StmStepOptions, date) },
  { OUTCOME, "outcome", G_STRUCT_OFFSET (StmStepOptions, outcome) },
  { ENDING, "ending", G_STRUCT_OFFSET (StmStepOptions, ending) },
  { ADVICE, "advice", G_STRUCT_OFFSET (StmStepOptions, advice) },
  { DELIVERY, "delivery", G_STRUCT_OFFSET (StmStepOptions, delivery) },
  { WAY, "way", G_STRUCT_OFFSET (StmStepOptions, way) },
  { HOURS, "hours", G_STRUCT_OFFSET (StmStepOptions, hours) },
  { TEXT, "text", G_STRUCT_OFFSET (StmStepOptions, text) },
  { APPOINTMENT, "appointment", G_STRUCT_OFFSET (StmStepOptions, appointment) },
  { DURATION, "duration", G_STRUCT_OFFSET (StmStepOptions, duration) },
  { CONTACT, "contact", G_STRUCT_OFFSET (StmStepOptions, contact) },
  { LOCATION, "location", G_STRUCT_OFFSET (StmStepOptions, location) },
  { STREET, "street", G_STRUCT_OFFSET (StmStepOptions, street) },
  { POSTCODE, "postcode", G_STRUCT_OFFSET (StmStepOptions, postcode) },
  { PLACE, "place", G_STRUCT_OFFSET (StmStepOptions, place) },
  { OUTPUT, "output", G_STRUCT_OFFSET (StmStepOptions, output) },
};

/* What a move needs, and what it takes beside that; in the order of StmMoveType. */
static const struct
{
  guint needed;
  guint taken;
} moves[] = {
  [STM_MOVE_COMPLETE]          = { OUTCOME, RESIDENCE | WORK_CARD | TEXT },
  [STM_MOVE_REPLAN]            = { APPOINTMENT | TEXT, WHERE },
  [STM_MOVE_NEW_FIRST]         = { APPOINTMENT, WHERE },
  [STM_MOVE_PRINT_LETTER]      = { OUTPUT, 0 },
  [STM_MOVE_PRINT_AGREEMENT]   = { OUTPUT, 0 },
  [STM_MOVE_SIGN_AGREEMENT]    = { 0, DATE },
  [STM_MOVE_START_PROCESS]     = { 0, DATE },
  [STM_MOVE_NEW_SHEET]         = { 0, DATE | TEXT },
  [STM_MOVE_SIGN_SHEET]        = { 0, DATE },
  [STM_MOVE_CLOSE_SHEET]       = { 0, DATE },
  [STM_MOVE_REQUEST_TRAINING]  = { 0, TEXT },
  [STM_MOVE_START_ACTIVITY]    = { 0, DATE },
  [STM_MOVE_END_ACTIVITY]      = { 0, DATE | HOURS | TEXT },
  [STM_MOVE_CANCEL_ACTIVITY]   = { 0, TEXT },
  [STM_MOVE_END_PROCESS]       = { ENDING, DATE | TEXT },
  [STM_MOVE_GIVE_ADVICE]       = { ADVICE | DELIVERY | OUTPUT, TEXT },
  [STM_MOVE_CLOSE_BY_VDAB]     = { 0, DATE | TEXT },
  [STM_MOVE_PRINT_ATTESTATION] = { OUTPUT, 0 },
  [STM_MOVE_SEND_SIGNAL]       = { WAY, DATE },
};

static const char *
get_text (const StmStepOptions *self, gsize offset)
{
  return G_STRUCT_MEMBER (const char *, self, offset);
}

static guint
get_given (const StmStepOptions *self)
{
  guint given = (self->residence_checked ? RESIDENCE : 0) | (self->work_card_checked ? WORK_CARD : 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (get_text (self, names[i].offset) != NULL)
      given |= names[i].option;

  return given;
}

/**
 * stm_step_options_any:
 * @self: what was typed
 *
 * Returns: whether anything was
 */
gboolean
stm_step_options_any (const StmStepOptions *self)
{
  return get_given (self) != 0;
}

static const char *
get_name (guint options)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (options & names[i].option)
      return names[i].name;

  return (options & RESIDENCE) ? "residence-checked" : "work-card-checked";
}

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_clear_error (error);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, args);
  va_end (args);

  return FALSE;
}

static gboolean
check_given (const StmStepOptions *self, StmMoveType type, GError **error)
{
  const char *key = stm_move_type_get_key (type);
  guint given = get_given (self);
  guint missing = moves[type].needed & ~given;
  guint strange = given & ~(moves[type].needed | moves[type].taken);

  if (strange != 0)
    return refuse (error, _("“%s” has no --%s."), key, get_name (strange));
  if (missing != 0)
    return refuse (error, _("“%s” needs --%s."), key, get_name (missing));

  return TRUE;
}

static char *
dup_keys (const StmChoice *choices)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; choices[i].key != NULL; i++)
    if (choices[i].key[0] != '\0')
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", choices[i].key);

  return g_string_free_and_steal (keys);
}

/* The empty key, which says that nothing was chosen, is nothing to choose. */
static int
find_key (const StmChoice *choices, const char *key)
{
  for (int i = 0; choices[i].key != NULL; i++)
    if (*key != '\0' && g_str_equal (choices[i].key, key))
      return i;

  return -1;
}

static gboolean
read_choice (const char *option, const char *key, const StmChoice *choices, int *value, GError **error)
{
  int found = key != NULL ? find_key (choices, key) : 0;
  g_autofree char *keys = NULL;

  if (found >= 0)
    {
      *value = found;
      return TRUE;
    }

  keys = dup_keys (choices);

  return refuse (error, _("“--%s” is one of these: %s."), option, keys);
}

static gboolean
read_delivery (const StmStepOptions *self, StmMove *move, GError **error)
{
  g_auto (GStrv) keys = g_strsplit (self->delivery != NULL ? self->delivery : "", ",", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      int found = find_key (stm_delivery_choices, g_strstrip (keys[i]));

      if (found < 0)
        return refuse (error, _("“--delivery” is mail, print, or both with a comma between."));
      move->delivery |= 1 << found;
    }

  return self->delivery == NULL || move->delivery != 0
         || refuse (error, _("“--delivery” is mail, print, or both with a comma between."));
}

static gboolean
check_appointment (const StmStepOptions *self, GError **error)
{
  guint64 minutes;

  if (self->appointment != NULL && !stm_moment_check (self->appointment, NULL))
    return refuse (error, _("“--appointment” is a day and a time, written as “2026-12-01 09:00”."));

  if (self->duration != NULL && !g_ascii_string_to_unsigned (self->duration, 10, 1, MOST_MINUTES, &minutes, NULL))
    return refuse (error, _("“--duration” is a number of minutes from 1 to %d."), MOST_MINUTES);

  return TRUE;
}

/* Hours have whole minutes, as in the window. */
static gboolean
read_hours (const StmStepOptions *self, StmMove *move, GError **error)
{
  const char *text = self->hours;
  double minutes;
  char *end;

  if (text == NULL)
    return TRUE;

  minutes = g_ascii_strtod (text, &end) * 60;
  if (!g_ascii_isdigit (text[0]) || *end != '\0' || !(minutes <= MOST_HOURS * 60)
      || ABS (minutes - (int) (minutes + 0.5)) > LEAST_PART)
    return refuse (error, _("“--hours” is a number of hours of at most %d, such as 380 or 7.5."), MOST_HOURS);

  move->hours = (int) (minutes + 0.5);

  return TRUE;
}

/**
 * stm_step_options_read:
 * @self: what was typed
 * @type: what is done
 * @error: return location for a %G_OPTION_ERROR that names the option
 *
 * Returns: (transfer full): the move, but for its subject, draft and printout
 */
StmMove *
stm_step_options_read (const StmStepOptions *self, StmMoveType type, GError **error)
{
  g_autoptr (StmMove) move = stm_move_new (type, NULL);

  if (!check_given (self, type, error)
      || !stm_days_check ("date", self->date, error)
      || !read_choice ("outcome", self->outcome, stm_outcome_choices, &move->outcome, error)
      || !read_choice ("ending", self->ending, stm_ending_choices, &move->ending, error)
      || !read_choice ("advice", self->advice, stm_advice_choices, &move->advice, error)
      || !read_choice ("way", self->way, stm_way_choices, &move->way, error)
      || !read_delivery (self, move, error)
      || !read_hours (self, move, error)
      || !check_appointment (self, error))
    return NULL;

  move->date = g_strdup (self->date);
  move->residence_checked = self->residence_checked;
  move->work_card_checked = self->work_card_checked;
  move->text = g_strdup (self->text);

  return g_steal_pointer (&move);
}

/* With the client's mediator at the partner's, as the window proposes. */
static StmRecord *
make_appointment (StmCaseFile *file)
{
  StmRecord *record = stm_record_new (STM_TYPE_APPOINTMENT);

  if (file->mediator != NULL)
    g_object_set (record, "contact-name", file->mediator->name, NULL);
  if (file->partner != NULL)
    g_object_set (record, "location", file->partner->name, "street", file->partner->street,
                  "postcode", file->partner->postcode, "place", file->partner->place, NULL);

  return record;
}

static StmRecord *
draft_appointment (const StmStepOptions *self, StmCaseFile *file, StmMove *move)
{
  StmRecord *kept = move->subject != NULL ? stm_case_file_find (file, STM_TYPE_APPOINTMENT, move->subject) : NULL;
  StmRecord *draft = kept != NULL ? stm_record_copy (kept) : make_appointment (file);
  g_autofree char *day = g_strndup (self->appointment, DAY_LENGTH);
  const struct
  {
    const char *name;
    const char *text;
  } given[] = {
    { "date", day },
    { "time", self->appointment + DAY_LENGTH + 1 },
    { "contact-name", self->contact },
    { "location", self->location },
    { "street", self->street },
    { "postcode", self->postcode },
    { "place", self->place },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].text != NULL)
      g_object_set (draft, given[i].name, given[i].text, NULL);
  if (self->duration != NULL)
    g_object_set (draft, "duration", (int) g_ascii_strtoull (self->duration, NULL, 10), NULL);

  return draft;
}

/**
 * stm_step_options_draft:
 * @self: what was typed
 * @file: all of the dossier
 * @move: a move with its subject
 *
 * Makes what the move is to save, where that is a record of its own.
 */
void
stm_step_options_draft (const StmStepOptions *self, StmCaseFile *file, StmMove *move)
{
  if (self->appointment != NULL)
    move->draft = draft_appointment (self, file, move);
  else if (move->type == STM_MOVE_NEW_SHEET)
    {
      move->draft = stm_record_new (STM_TYPE_SHEET);
      g_object_set (move->draft, "opened-on", self->date, "agreements", self->text, NULL);
    }
}
