#include "config.h"

#include "cli/stm-package-sheet.h"

#include "cli/stm-text-table.h"
#include "core/stm-choices.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>

/* What is told of a package, in this order. */
enum { SENDER, ROLE, FINGERPRINT, CONTENT, MADE, SEAL, TRUST, PAST, N_LINES };

static const char *const labels[N_LINES] = {
  N_("Sender"), N_("Role"), N_("Fingerprint"), N_("Package"), N_("Made"), N_("Seal"), N_("Trust"), N_("Came before")
};

static char *
dup_moment (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, utc);
  g_autofree char *moment = time != NULL ? stm_moment_from_utc (time) : g_strdup (iso);

  return stm_moment_format (moment);
}

static const char *
get_seal (StmSeal seal)
{
  switch (seal)
    {
    case STM_SEAL_KEY:
      return _("sealed to the key of this profile");
    case STM_SEAL_PASSPHRASE:
      return _("sealed with a passphrase");
    case STM_SEAL_NONE:
    default:
      return _("signed but not sealed: whoever has the file can read it");
    }
}

static const char *
get_trust (const StmPackageOrigin *origin)
{
  if (origin->is_known)
    return _("confirmed before");

  return origin->is_confirmed ? _("confirmed now")
                              : _("not confirmed: compare the fingerprint with the sender, and give it with --trust");
}

static char *
dup_past (const StmPackageOrigin *origin)
{
  g_autofree char *received_at = NULL;

  if (origin->received_at != NULL)
    {
      received_at = dup_moment (origin->received_at);
      return g_strdup_printf (_("the same package, on %s"), received_at);
    }

  return g_strdup (origin->is_older ? _("a later package of this kind") : _("no"));
}

static char *
dup_line (const StmPackageOrigin *origin, int line)
{
  const StmPackageManifest *manifest = origin->manifest;

  switch (line)
    {
    case SENDER:
      return stm_text_table_plain (manifest->from.name != NULL ? manifest->from.name : manifest->from.profile);
    case ROLE:
      return g_strdup (_(stm_role_choices[manifest->from.role].label));
    case FINGERPRINT:
      return g_strdup (origin->fingerprint);
    case CONTENT:
      return g_strdup (stm_package_content_get_label (manifest->content));
    case MADE:
      return dup_moment (manifest->made_at);
    case SEAL:
      return g_strdup (get_seal (origin->seal));
    case TRUST:
      return g_strdup (get_trust (origin));
    case PAST:
    default:
      return dup_past (origin);
    }
}

/**
 * stm_package_sheet_print:
 * @invocation: an invocation
 * @plan: of a package
 * @error: return location
 *
 * Tells where the package comes from, before anything is decided (SPEC X1).
 *
 * Returns: whether it was printed
 */
gboolean
stm_package_sheet_print (StmInvocation *invocation, StmImportPlan *plan, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint indent = 0;

  for (int i = 0; i < N_LINES; i++)
    indent = MAX (indent, stm_text_table_width (_(labels[i])) + 2);

  for (int i = 0; i < N_LINES; i++)
    {
      g_autofree char *value = dup_line (stm_import_plan_get_origin (plan), i);

      g_string_append (text, _(labels[i]));
      for (guint width = stm_text_table_width (_(labels[i])); width < indent; width++)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, "%s\n", value);
    }

  return stm_invocation_print (invocation, text->str, error);
}

/**
 * stm_package_sheet_note_past:
 * @invocation: an invocation
 * @plan: of a package
 *
 * Tells of a package that came before, or was overtaken by a later one.
 */
void
stm_package_sheet_note_past (StmInvocation *invocation, StmImportPlan *plan)
{
  const StmPackageOrigin *origin = stm_import_plan_get_origin (plan);
  g_autofree char *received_at = NULL;

  if (origin->received_at != NULL)
    {
      received_at = dup_moment (origin->received_at);
      stm_invocation_note (invocation, _("warning: The same package came before, on %s."), received_at);
    }
  else if (origin->is_older)
    stm_invocation_note (invocation, "%s", _("warning: A later package of this kind came from this sender before."));
}

static gboolean
is_deleted (StmRecord *record)
{
  return stm_record_get_deleted_at (record) != NULL;
}

/* The names of the fields, never what is in them: a terminal keeps what it shows. */
static char *
dup_fields (StmConflict *conflict)
{
  StmRecord *ours = stm_conflict_get_ours (conflict);
  StmRecordClass *klass = STM_RECORD_GET_CLASS (ours);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & STM_FIELD_DERIVED) && stm_conflict_differs (conflict, &klass->fields[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", klass->fields[i].name);

  if (is_deleted (ours) != is_deleted (stm_conflict_get_theirs (conflict)))
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            is_deleted (ours) ? _("deleted here") : _("deleted by the sender"));

  return g_string_free_and_steal (names);
}

static const char *
get_choice (StmConflict *conflict)
{
  switch (stm_conflict_get_choice (conflict))
    {
    case STM_CONFLICT_OURS:
      return _("ours is kept");
    case STM_CONFLICT_THEIRS:
      return _("theirs is taken");
    case STM_CONFLICT_ASK:
    default:
      return stm_conflict_is_locked (conflict) ? _("not chosen yet; a service has accepted this student")
                                               : _("not chosen yet");
    }
}

/**
 * stm_package_sheet_note_choices:
 * @invocation: an invocation
 * @plan: of a package
 *
 * Tells of each record that was changed in two places: which it is, which fields
 * differ, and what was chosen.
 */
void
stm_package_sheet_note_choices (StmInvocation *invocation, StmImportPlan *plan)
{
  GListModel *conflicts = stm_import_plan_get_choices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (StmConflict) conflict = g_list_model_get_item (conflicts, i);
      StmRecord *ours = stm_conflict_get_ours (conflict);
      g_autofree char *fields = dup_fields (conflict);

      stm_invocation_note (invocation, _("conflict: %s %s: %s (%s)"), STM_RECORD_GET_CLASS (ours)->kind,
                           stm_record_get_uuid (ours), fields, get_choice (conflict));
    }
}
