#include "config.h"

#include "core/stm-package-rules.h"
#include "core/stm-record-types.h"

#include <string.h>

/* SPEC X1, one row a kind of package: from whom, to whom, and what it may hold.
 * After a colon stands what leads from a record to the school or service that
 * alone may send it, "=" where it is that school or service; "+" is taken only
 * where it is new. */
static const struct
{
  StmPackageContent content;
  const char       *key;
  StmRole           from;
  StmRole           to[2];
  const char       *kinds;
} rows[] = {
  { STM_PACKAGE_CATALOGUE, "catalogue", STM_ROLE_REGION, { STM_ROLE_SCHOOL, STM_ROLE_SERVICE },
    "region school service programme deadline" },
  { STM_PACKAGE_REQUESTS, "requests", STM_ROLE_SCHOOL, { STM_ROLE_REGION },
    "school:= supervisor:school service+ programme+ student:school request:student demand:school "
    "assignment:student message:demand" },
  { STM_PACKAGE_CANDIDATES, "candidates", STM_ROLE_REGION, { STM_ROLE_SERVICE },
    "region school supervisor service programme deadline offer student request placement demand arrangement "
    "assignment message" },
  { STM_PACKAGE_DECISIONS, "decisions", STM_ROLE_SERVICE, { STM_ROLE_REGION },
    "service:= offer:service placement:service" },
  { STM_PACKAGE_PLACEMENTS, "placements", STM_ROLE_REGION, { STM_ROLE_SCHOOL },
    "region school supervisor service programme deadline offer student request placement demand arrangement "
    "assignment message" },
  { STM_PACKAGE_DETAILS, "details", STM_ROLE_REGION, { STM_ROLE_SERVICE },
    "region school supervisor service programme student request placement" },
};

/* SPEC P3 */
static const char *const hidden_fields[] = { "national-number", "phone", "email", NULL };

/* The word of a row that tells of a kind of record, or NULL. */
static char *
dup_word (guint row, const char *kind)
{
  g_auto (GStrv) words = g_strsplit (rows[row].kinds, " ", -1);
  gsize length = strlen (kind);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], kind) && strchr (":+", words[i][length]) != NULL)
      return g_strdup (words[i]);

  return NULL;
}

static gboolean
goes_to (guint row, StmRole to)
{
  return to != STM_ROLE_NONE && (rows[row].to[0] == to || rows[row].to[1] == to);
}

static void
test_six_kinds (void)
{
  g_assert_cmpint (STM_PACKAGE_N_CONTENTS, ==, G_N_ELEMENTS (rows) + 1);
  g_assert_cmpint (stm_package_content_from_key (""), ==, STM_PACKAGE_NONE);
  g_assert_cmpint (stm_package_content_from_key (NULL), ==, STM_PACKAGE_NONE);
  g_assert_cmpint (stm_package_content_from_key ("Catalogue"), ==, STM_PACKAGE_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (stm_package_content_from_key (rows[i].key), ==, rows[i].content);
      g_assert_cmpstr (stm_package_content_get_key (rows[i].content), ==, rows[i].key);
      g_assert_cmpstr (stm_package_content_get_label (rows[i].content), !=, "");
    }
}

static void
test_who_to_whom (void)
{
  for (int from = STM_ROLE_NONE; from <= STM_ROLE_PARTNER; from++)
    for (int to = STM_ROLE_NONE; to <= STM_ROLE_PARTNER; to++)
      {
        g_assert_false (stm_package_content_goes (STM_PACKAGE_NONE, from, to));
        for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
          g_assert_cmpint (stm_package_content_goes (rows[i].content, from, to), ==,
                           from == (int) rows[i].from && goes_to (i, to));
      }
}

static void
assert_kind (guint row, const char *kind)
{
  g_autofree char *word = dup_word (row, kind);
  const char *owner = word != NULL ? strchr (word, ':') : NULL;

  g_assert_cmpint (stm_package_content_holds (rows[row].content, kind), ==, word != NULL);
  g_assert_cmpint (stm_package_content_only_adds (rows[row].content, kind), ==,
                   word != NULL && strchr (word, '+') != NULL);

  if (owner == NULL)
    g_assert_null (stm_package_content_get_owner (rows[row].content, kind));
  else
    g_assert_cmpstr (stm_package_content_get_owner (rows[row].content, kind), ==,
                     g_str_equal (owner, ":=") ? "" : owner + 1);
}

/* What a profile keeps for itself goes nowhere. */
static void
test_kinds (void)
{
  static const char *const local[] = { "profile", "peer", "package", "overview", "tally", "event", "" };
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      for (guint t = 0; t < n_types; t++)
        {
          g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

          assert_kind (row, klass->kind);
        }
      for (guint i = 0; i < G_N_ELEMENTS (local); i++)
        assert_kind (row, local[i]);
    }
}

/* An owner is found by following references to what the same package holds. */
static void
test_owners_are_held (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    for (guint t = 0; t < n_types; t++)
      {
        g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);
        const char *owner = stm_package_content_get_owner (rows[row].content, klass->kind);
        const StmField *field = owner != NULL && *owner != '\0' ? stm_record_class_find_field (klass, owner) : NULL;
        g_autoptr (StmRecordClass) target = NULL;

        if (owner == NULL || *owner == '\0')
          continue;

        g_assert_nonnull (field);
        g_assert_cmpint (field->type, ==, STM_FIELD_REFERENCE);
        g_assert_true (field->flags & STM_FIELD_REQUIRED);
        target = g_type_class_ref (field->target ());
        g_assert_nonnull (stm_package_content_get_owner (rows[row].content, target->kind));
      }
}

static void
assert_fields (guint row, StmRole to, StmRecordClass *klass)
{
  g_autofree char *word = dup_word (row, klass->kind);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      gboolean hidden = to == STM_ROLE_SERVICE && rows[row].content != STM_PACKAGE_DETAILS
                        && g_str_equal (klass->kind, "student") && g_strv_contains (hidden_fields, field->name);

      /* what was done at a moment is everybody's own */
      hidden = hidden || (g_str_equal (klass->kind, "deadline") && g_str_equal (field->name, "done-on"));
      if (stm_package_content_holds_field (rows[row].content, to, klass->kind, field) != (word != NULL && !hidden))
        g_error ("%s to role %d: %s.%s", rows[row].key, to, klass->kind, field->name);
    }
}

/* Every field, for each receiver of each kind of package. */
static void
test_fields (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    for (guint t = 0; t < n_types; t++)
      {
        g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

        for (guint i = 0; i < G_N_ELEMENTS (rows[row].to); i++)
          if (rows[row].to[i] != STM_ROLE_NONE)
            assert_fields (row, rows[row].to[i], klass);
      }
}

/* What both may change, so that both can have changed it. */
static void
test_comes_back (void)
{
  static const struct
  {
    StmPackageContent content;
    StmRole           to;
    const char       *kinds;
  } back[] = {
    { STM_PACKAGE_CATALOGUE, STM_ROLE_SCHOOL, "school service programme " },
    { STM_PACKAGE_CATALOGUE, STM_ROLE_SERVICE, "service " },
    { STM_PACKAGE_REQUESTS, STM_ROLE_REGION,
      "school supervisor service programme student request demand assignment message " },
    { STM_PACKAGE_CANDIDATES, STM_ROLE_SERVICE, "service offer placement " },
    { STM_PACKAGE_DECISIONS, STM_ROLE_REGION, "service offer placement " },
    { STM_PACKAGE_PLACEMENTS, STM_ROLE_SCHOOL,
      "school supervisor service programme student request demand assignment message " },
    { STM_PACKAGE_DETAILS, STM_ROLE_SERVICE, "service placement " },
  };
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      g_autoptr (GString) kinds = g_string_new (NULL);

      for (guint t = 0; t < n_types; t++)
        {
          g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

          if (stm_package_content_holds (back[i].content, klass->kind)
              && stm_package_content_comes_back (back[i].content, back[i].to, klass->kind))
            g_string_append_printf (kinds, "%s ", klass->kind);
        }
      g_assert_cmpstr (kinds->str, ==, back[i].kinds);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/package-rules/X1/six-kinds", test_six_kinds);
  g_test_add_func ("/core/package-rules/X1/who-to-whom", test_who_to_whom);
  g_test_add_func ("/core/package-rules/X1/kinds-of-record", test_kinds);
  g_test_add_func ("/core/package-rules/X1/owners-are-held", test_owners_are_held);
  g_test_add_func ("/core/package-rules/X1/comes-back", test_comes_back);
  g_test_add_func ("/core/package-rules/P3/fields", test_fields);

  return g_test_run ();
}
