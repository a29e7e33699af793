#include "config.h"

#include "core/stm-package-rules.h"

#include "core/stm-choices.h"

#include <glib/gi18n-lib.h>

#define TO(role) (1 << STM_ROLE_##role)

/* SPEC X1, one row a kind of package, in the order of StmPackageContent */
static const struct
{
  StmRole     from;
  int         to;
  const char *kinds[16];
} contents[STM_PACKAGE_N_CONTENTS] = {
  { STM_ROLE_NONE, 0, { NULL } },
  { STM_ROLE_REGION, TO (SCHOOL) | TO (SERVICE), { "region", "school", "service", "programme", "deadline", NULL } },
  { STM_ROLE_SCHOOL, TO (REGION),
    { "school", "supervisor", "service", "programme", "student", "request", "demand", "assignment", "message", NULL } },
  { STM_ROLE_REGION, TO (SERVICE),
    { "region", "school", "supervisor", "service", "programme", "deadline", "offer", "student", "request",
      "placement", "demand", "arrangement", "assignment", "message", NULL } },
  { STM_ROLE_SERVICE, TO (REGION), { "service", "offer", "placement", NULL } },
  { STM_ROLE_REGION, TO (SCHOOL),
    { "region", "school", "supervisor", "service", "programme", "deadline", "offer", "student", "request",
      "placement", "demand", "arrangement", "assignment", "message", NULL } },
  { STM_ROLE_REGION, TO (SERVICE),
    { "region", "school", "supervisor", "service", "programme", "student", "request", "placement", NULL } },
};

/* Whose a record is: by which reference the school or service is found that may
 * send it; "" where it is the record itself. */
static const struct
{
  StmRole     from;
  const char *kind;
  const char *field;
} owners[] = {
  { STM_ROLE_SCHOOL,  "school",     "" },
  { STM_ROLE_SCHOOL,  "supervisor", "school" },
  { STM_ROLE_SCHOOL,  "student",    "school" },
  { STM_ROLE_SCHOOL,  "request",    "student" },
  { STM_ROLE_SCHOOL,  "demand",     "school" },
  { STM_ROLE_SCHOOL,  "assignment", "student" },
  { STM_ROLE_SCHOOL,  "message",    "demand" },
  { STM_ROLE_SERVICE, "service",    "" },
  { STM_ROLE_SERVICE, "offer",      "service" },
  { STM_ROLE_SERVICE, "placement",  "service" },
};

/* Who has done what a moment asks is each profile's own to tell. */
static gboolean
is_own (const char *kind, const StmField *field)
{
  return g_str_equal (kind, "deadline") && g_str_equal (field->name, "done-on");
}

/**
 * stm_package_content_get_key:
 * @content: a kind of package
 *
 * Returns: its name in files and commands, "catalogue"
 */
const char *
stm_package_content_get_key (StmPackageContent content)
{
  return stm_package_content_choices[content].key;
}

/**
 * stm_package_content_from_key:
 * @key: a name
 *
 * Returns: the kind of package of that name, or %STM_PACKAGE_NONE
 */
int
stm_package_content_from_key (const char *key)
{
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    if (g_strcmp0 (stm_package_content_choices[i].key, key) == 0)
      return i;

  return STM_PACKAGE_NONE;
}

/**
 * stm_package_content_get_label:
 * @content: a kind of package
 *
 * Returns: its name for people
 */
const char *
stm_package_content_get_label (StmPackageContent content)
{
  return _(stm_package_content_choices[content].label);
}

/**
 * stm_package_content_goes:
 * @content: a kind of package
 * @from: who sends
 * @to: who receives
 *
 * Returns: whether SPEC X1 knows a package of @content from @from to @to
 */
gboolean
stm_package_content_goes (StmPackageContent content, StmRole from, StmRole to)
{
  return content != STM_PACKAGE_NONE && contents[content].from == from && (contents[content].to & (1 << to)) != 0;
}

/**
 * stm_package_content_holds:
 * @content: a kind of package
 * @kind: a kind of record
 *
 * Returns: whether such a package may hold such records
 */
gboolean
stm_package_content_holds (StmPackageContent content, const char *kind)
{
  for (guint i = 0; contents[content].kinds[i] != NULL; i++)
    if (g_str_equal (contents[content].kinds[i], kind))
      return TRUE;

  return FALSE;
}

/**
 * stm_package_content_holds_field:
 * @content: a kind of package
 * @to: who receives
 * @kind: a kind of record
 * @field: one of its fields
 *
 * A package holds what its receiver may see (SPEC P3): what is hidden from a
 * service until it accepted a student goes only with the details of students
 * that it accepted.
 *
 * Returns: whether such a package may hold @field
 */
gboolean
stm_package_content_holds_field (StmPackageContent content, StmRole to, const char *kind, const StmField *field)
{
  return stm_package_content_holds (content, kind)
         && !(field->flags & STM_FIELD_DERIVED) && !is_own (kind, field)
         && stm_policy_may_see_field (to, kind, field, content == STM_PACKAGE_DETAILS);
}

/**
 * stm_package_content_only_adds:
 * @content: a kind of package
 * @kind: a kind of record
 *
 * A school may name services and programmes that the region does not know yet;
 * those that it knows are the region's.
 *
 * Returns: whether such records are taken only where they are new
 */
gboolean
stm_package_content_only_adds (StmPackageContent content, const char *kind)
{
  return content == STM_PACKAGE_REQUESTS && (g_str_equal (kind, "service") || g_str_equal (kind, "programme"));
}

/**
 * stm_package_content_comes_back:
 * @content: a kind of package
 * @to: who receives
 * @kind: a kind of record
 *
 * Returns: whether its receiver may change such records, and send them back, so
 *   that both can have changed one
 */
gboolean
stm_package_content_comes_back (StmPackageContent content, StmRole to, const char *kind)
{
  if (!stm_policy_may (to, STM_ACTION_EDIT, kind, FALSE, NULL))
    return FALSE;

  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS; i++)
    if (stm_package_content_goes (i, to, contents[content].from) && stm_package_content_holds (i, kind))
      return TRUE;

  return FALSE;
}

/**
 * stm_package_content_get_owner:
 * @content: a kind of package
 * @kind: a kind of record
 *
 * A school sends only what is its own, and so does a service; the region may
 * send everything.
 *
 * Returns: (nullable): the reference that leads to the record's owner, "" where
 *   it is the owner itself; %NULL where everybody who sends @content may
 */
const char *
stm_package_content_get_owner (StmPackageContent content, const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owners[i].from == contents[content].from && g_str_equal (owners[i].kind, kind))
      return owners[i].field;

  return NULL;
}
