#include "config.h"

#include "store/stm-numbers-reader-private.h"

#include "core/stm-date.h"
#include "core/stm-request.h"

#include <string.h>

/* Goes once through narrow indexes and the table of standings, and joins them
 * here by row number: the database would read each wide row. */

#define N_WEEKS 53
#define SCHOOL_WEEKS 44
#define NOBODY G_MAXUINT8

/* of a request */
enum
{
  CURRENT   = 1 << 4,   /* the newest of its student; 1 << 0 to 3: accepted periods */
  REQUESTED = 1 << 5,
  OPEN      = 1 << 6,   /* somebody may yet accept */
};

typedef struct
{
  char iso[11];
  int  week;
} Day;

typedef struct
{
  GByteArray *provinces;        /* by student; NOBODY: not in use */
  GByteArray *requests;         /* by request */
  GByteArray *running;          /* by programme */
  gint64      own;              /* row number of the own service */
  GDate       monday;
  int         on_stage[N_WEEKS + 1];
  int         undecided[N_WEEKS + 1];
  Day         days[2 * STM_REQUEST_MAX_PERIODS];
} Pass;

static guint8
get (GByteArray *array, gint64 id, guint8 otherwise)
{
  return id >= 0 && id < array->len ? array->data[id] : otherwise;
}

static void
set (GByteArray *array, gint64 id, guint8 value, guint8 otherwise)
{
  guint length = array->len;

  g_return_if_fail (id >= 0 && id < G_MAXINT);

  if (id >= length)
    {
      g_byte_array_set_size (array, MAX ((guint) id + 1, 2 * length));
      memset (array->data + length, otherwise, array->len - length);
    }

  array->data[id] = value;
}

static void
read_programme (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  set (((Pass *) data)->running, stm_statement_get_integer (statement, 0), TRUE, FALSE);
}

static void
read_own (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  ((Pass *) data)->own = stm_statement_get_integer (statement, 0);
}

static void
read_province (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  gint64 province = stm_statement_get_integer (statement, 0);

  set (((Pass *) data)->provinces, stm_statement_get_integer (statement, 1),
       province < STM_NUMBERS_PROVINCES ? (guint8) province : STM_PROVINCE_UNKNOWN, NOBODY);
}

/* A service that takes a student for several periods counts once. */
static guint8
read_accepting (StmNumbersReader *self, StmStatement *statement, Pass *pass, gboolean running)
{
  gint64 services[STM_REQUEST_MAX_PERIODS];
  guint8 accepted = 0;

  for (int i = 0; i < STM_REQUEST_MAX_PERIODS; i++)
    {
      gboolean is_first = TRUE;

      services[i] = stm_statement_get_integer (statement, 4 + i);
      if (services[i] == 0)
        continue;

      if (self->role != STM_ROLE_SERVICE || services[i] == pass->own)
        accepted |= 1 << i;
      for (int j = 0; j < i; j++)
        is_first = is_first && services[j] != services[i];
      if (is_first && running)
        {
          gpointer key = GSIZE_TO_POINTER ((gsize) services[i]);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->accepted, key));

          g_hash_table_insert (self->accepted, key, GUINT_TO_POINTER (n + 1));
        }
    }

  return accepted;
}

static void
read_standing (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  Pass *pass = data;
  StmNumbers *numbers = self->numbers;
  guint8 province = get (pass->provinces, stm_statement_get_integer (statement, 0), NOBODY);
  gint64 request = stm_statement_get_integer (statement, 1);
  int kept = (int) stm_statement_get_integer (statement, 2);
  int status = stm_policy_shown_status (self->role, kept);
  gboolean running = get (pass->running, stm_statement_get_integer (statement, 3), FALSE);
  guint8 bits = CURRENT;

  if (province == NOBODY)
    return;

  numbers->status[status]++;
  if (status == STM_STATUS_NONE)
    return;

  bits |= read_accepting (self, statement, pass, running);
  if (status == STM_STATUS_REQUESTED)
    bits |= REQUESTED;
  /* to a service, what it declined is decided, and so is what others took */
  if (self->role != STM_ROLE_SERVICE || status == STM_STATUS_REQUESTED || status == STM_STATUS_PARTLY)
    bits |= OPEN;
  set (pass->requests, request, bits, 0);
  numbers->counts[STM_COUNT_WITHOUT_PREFERENCE]
    += status == STM_STATUS_REQUESTED && stm_statement_get_integer (statement, 8) == 0;

  numbers->provinces[province].requests += running;
  numbers->provinces[province].unplaced += running && status != STM_STATUS_ACCEPTED;
}

/* From 0; may lie outside of the school year.  Rows come in the order of their
 * days, so a day is often that of the row before. */
static int
find_week (Pass *pass, Day *before, const char *iso)
{
  GDate day;

  if (memcmp (before->iso, iso, 10) == 0)
    return before->week;

  g_date_clear (&day, 1);
  if (!stm_date_parse (iso, &day))
    return -1;

  memcpy (before->iso, iso, 10);
  before->week = (g_date_days_between (&pass->monday, &day) + 7 * N_WEEKS) / 7 - N_WEEKS;

  return before->week;
}

/* Adds a student to the weeks of a period, but to none before next. */
static void
add_weeks (Pass *pass, int period, const char *start, const char *end, gboolean accepted, int *next)
{
  int *weeks = accepted ? pass->on_stage : pass->undecided;
  int first = MAX (find_week (pass, &pass->days[2 * period], start), *next);
  int last = MIN (find_week (pass, &pass->days[2 * period + 1], end), N_WEEKS - 1);

  if (first > last)
    return;

  weeks[first]++;
  weeks[last + 1]--;
  *next = last + 1;
}

static void
read_periods (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  Pass *pass = data;
  guint8 bits = get (pass->requests, stm_statement_get_integer (statement, 0), 0);
  gboolean starting = FALSE;
  int next = 0;

  if (bits == 0)
    return;

  for (int i = 0; i < STM_REQUEST_MAX_PERIODS; i++)
    {
      const char *start = stm_statement_get_text (statement, 1 + 2 * i);
      const char *end = stm_statement_get_text (statement, 2 + 2 * i);
      gboolean accepted = (bits & (1 << i)) != 0;

      if (start == NULL || end == NULL || strlen (start) < 10 || strlen (end) < 10)
        break;

      if (accepted || (bits & OPEN))
        add_weeks (pass, i, start, end, accepted, &next);
      starting |= accepted && strcmp (start, self->today) >= 0 && strcmp (start, self->soon) <= 0;
    }

  self->numbers->counts[STM_COUNT_STARTING] += starting;
}

static void
read_late (StmNumbersReader *self, StmStatement *statement, gpointer data)
{
  guint8 bits = get (((Pass *) data)->requests, stm_statement_get_integer (statement, 0), 0);
  StmCount count = stm_statement_get_integer (statement, 1) != 0 ? STM_COUNT_AFTER_ROUNDS : STM_COUNT_LATE;

  self->numbers->counts[count] += (bits & REQUESTED) != 0;
}

/* The holidays are only told of where somebody is on stage then. */
static void
write_weeks (StmNumbersReader *self, Pass *pass)
{
  int on_stage = 0, undecided = 0;
  guint shown = SCHOOL_WEEKS;

  for (guint i = 0; i < N_WEEKS; i++)
    {
      StmWeekNumbers week = { .on_stage = on_stage += pass->on_stage[i], .undecided = undecided += pass->undecided[i] };

      g_date_strftime (week.monday, sizeof week.monday, "%Y-%m-%d", &pass->monday);
      g_date_add_days (&pass->monday, 7);
      g_array_append_val (self->numbers->weeks, week);
      if (on_stage > 0 || undecided > 0)
        shown = MAX (shown, i + 1);
    }

  g_array_set_size (self->numbers->weeks, shown);
}

static const struct
{
  const char    *sql;
  StmNumbersRow  func;
} steps[] = {
  { "SELECT id FROM programme WHERE school_year >= :year AND deleted_at IS NULL", read_programme },
  { "SELECT id FROM service WHERE uuid = :own", read_own },
  { "SELECT province, id FROM student WHERE deleted_at IS NULL ORDER BY province", read_province },
  { "SELECT student, request, status, programme, service_1, service_2, service_3, service_4, preference_1"
    " FROM standing", read_standing },
  { "SELECT id, start_1, end_1, start_2, end_2, start_3, end_3, start_4, end_4 FROM request"
    " WHERE deleted_at IS NULL ORDER BY start_1, end_1, start_2, end_2, start_3, end_3, start_4, end_4", read_periods },
  /* SPEC T7, as the view "timing" says it */
  { "SELECT request.id, request.entered >= last FROM request"
    " JOIN (SELECT programme, min (moment) AS first, max (moment) AS last"
    "         FROM (SELECT programme, date || ' ' || coalesce (time, '24:00') AS moment FROM deadline"
    "                WHERE effect = 3 AND date IS NOT NULL AND deleted_at IS NULL) AS moments"
    "        GROUP BY programme) AS rounds"
    " ON request.programme = rounds.programme AND request.entered >= rounds.first"
    " WHERE request.deleted_at IS NULL", read_late },
};

/**
 * stm_numbers_reader_students:
 * @self: a reader
 * @error: return location
 *
 * Reads what is counted of students and their newest requests.
 *
 * Returns: whether it could be read
 */
gboolean
stm_numbers_reader_students (StmNumbersReader *self, GError **error)
{
  g_autoptr (GByteArray) provinces = g_byte_array_new ();
  g_autoptr (GByteArray) requests = g_byte_array_new ();
  g_autoptr (GByteArray) running = g_byte_array_new ();
  Pass pass = { provinces, requests, running, .monday = self->first_day };

  g_date_subtract_days (&pass.monday, g_date_get_weekday (&pass.monday) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!stm_numbers_reader_each (self, steps[i].sql, steps[i].func, &pass, error))
      return FALSE;

  write_weeks (self, &pass);

  return TRUE;
}
