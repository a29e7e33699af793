#include "config.h"

#include "app/stm-application.h"
#include "credentials/stm-secret.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (StmApplication) application = NULL;

  stm_secret_process_init ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, STM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = stm_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
