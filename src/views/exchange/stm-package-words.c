#include "config.h"

#include "views/exchange/stm-package-words.h"

#include "core/stm-choices.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>

char *
stm_package_words_dup_moment (const char *utc)
{
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_new_from_iso8601 (utc, NULL) : NULL;
  g_autofree char *moment = time != NULL ? stm_moment_from_utc (time) : NULL;

  return moment != NULL ? stm_moment_format (moment) : g_strdup (utc != NULL ? utc : "");
}

const char *
stm_package_words_get_role (StmRole role)
{
  return _(stm_role_choices[role].label);
}

const char *
stm_package_words_get_role_icon (StmRole role)
{
  switch (role)
    {
    case STM_ROLE_SCHOOL:
      return "stm-school-symbolic";
    case STM_ROLE_SERVICE:
      return "stm-service-symbolic";
    case STM_ROLE_REGION:
      return "stm-region-symbolic";
    case STM_ROLE_NONE:
    case STM_ROLE_PARTNER:
    default:
      return "avatar-default-symbolic";
    }
}

const char *
stm_package_words_get_seal (StmSeal seal)
{
  switch (seal)
    {
    case STM_SEAL_KEY:
      return _("Sealed to this profile: nobody else can read it");
    case STM_SEAL_PASSPHRASE:
      return _("Sealed by a passphrase");
    case STM_SEAL_NONE:
    default:
      return _("Signed, not sealed: everybody can read it");
    }
}

const char *
stm_package_words_get_contents (StmPackageContent content)
{
  switch (content)
    {
    case STM_PACKAGE_CATALOGUE:
      return _("The services, the programmes with their moments and the help line");
    case STM_PACKAGE_REQUESTS:
      return _("The students with their stage requests, and the places asked for");
    case STM_PACKAGE_CANDIDATES:
      return _("Who asks for this service, without national number, phone and e-mail");
    case STM_PACKAGE_DECISIONS:
      return _("What was decided on the candidates, and the places offered");
    case STM_PACKAGE_PLACEMENTS:
      return _("What became of the requests of this school");
    case STM_PACKAGE_DETAILS:
      return _("All of the students that this service accepted, with their phone and e-mail");
    case STM_PACKAGE_NONE:
    default:
      return "";
    }
}

char *
stm_package_words_dup_file_name (StmPackageContent content, const char *name, GDateTime *now)
{
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  char *file_name = g_strdup_printf ("%s %s %s.stagematching", stm_package_content_get_label (content), name, day);

  return g_strdelimit (file_name, "/\\:", '-');
}
