#include "widget-tools.h"

#include "core/stm-choices.h"
#include "core/stm-postcode.h"
#include "core/stm-school.h"
#include "widgets/stm-address-filler.h"
#include "widgets/stm-choice-row.h"
#include "widgets/stm-text-row.h"

typedef struct
{
  StmRecord *draft;
  GtkWidget *postcode;
  GtkWidget *province;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer postcode)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *form = g_object_new (STM_TYPE_FORM, "child", group, NULL);

  fixture->draft = stm_record_new (STM_TYPE_SCHOOL);
  g_object_set (fixture->draft, "postcode", postcode, NULL);
  fixture->postcode = g_object_new (STM_TYPE_TEXT_ROW, "field", "postcode", NULL);
  fixture->province = g_object_new (STM_TYPE_CHOICE_ROW, "field", "province", NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fixture->postcode);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fixture->province);

  stm_form_set_record (STM_FORM (form), fixture->draft);
  stm_address_filler_attach (STM_FORM (form));
  fixture->window = present_in_window (form);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->draft);
}

static int
get_province (Fixture *fixture)
{
  return STM_SCHOOL (fixture->draft)->province;
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  type_text (fixture->postcode, "900");
  g_assert_cmpint (get_province (fixture), ==, STM_PROVINCE_UNKNOWN);

  type_text (fixture->postcode, "9000");
  g_assert_cmpint (get_province (fixture), ==, STM_PROVINCE_EAST_FLANDERS);
  gtk_test_accessible_assert_property (fixture->province, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "East Flanders");

  type_text (fixture->postcode, "");
  type_text (fixture->postcode, "2000");
  g_assert_cmpint (get_province (fixture), ==, STM_PROVINCE_ANTWERP);

  type_text (fixture->postcode, "1234 AB");
  g_assert_cmpint (get_province (fixture), ==, STM_PROVINCE_ABROAD);
}

static void
test_leaves_what_was_picked (Fixture *fixture, gconstpointer data)
{
  type_text (fixture->postcode, "9000");
  g_object_set (fixture->draft, "province", STM_PROVINCE_LIMBURG, NULL);
  type_text (fixture->postcode, "2000");
  g_assert_cmpint (get_province (fixture), ==, STM_PROVINCE_LIMBURG);
}

static void
test_follows_in_an_old_record (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->draft, "province", STM_PROVINCE_EAST_FLANDERS, NULL);
  type_text (fixture->postcode, "8500");
  g_assert_cmpint (get_province (fixture), ==, STM_PROVINCE_WEST_FLANDERS);
}

#define ADD(name, postcode, func) \
  g_test_add ("/widgets/address-filler/T3/" name, Fixture, postcode, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("follows", NULL, test_follows);
  ADD ("leaves-what-was-picked", NULL, test_leaves_what_was_picked);
  ADD ("follows-in-an-old-record", "9000", test_follows_in_an_old_record);

  return g_test_run ();
}
